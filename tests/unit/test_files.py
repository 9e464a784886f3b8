"""Uploads judged by content: what is sound passes, what hides, runs or trails is refused."""

import io
import struct
import zipfile
import zlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfbouw import BLAD, BLADEN, gecomprimeerd, klassiek, pdf, stroom, wortel
from PIL import Image
from pypdf import PdfWriter
from rekentijd import houdt_op

from portal.domain.fouten import DomeinFout
from portal.platform.files import MAX_BYTES, BestandSoort, beelden, keur_bestand, veilige_naam
from portal.platform.pdf import Alinea, Briefhoofd, Document, maak_pdf

ALLES = tuple(BestandSoort)
JS = "/OpenAction<</S/JavaScript/JS(app.alert(1))>>"


def beeld(soort, maat=(40, 30), **opties):
    uit = io.BytesIO()
    Image.effect_noise(maat, 50).convert("RGB").save(uit, soort, **opties)
    return uit.getvalue()


def zip_met(inhoud=b"x", commentaar=b""):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("a.txt", inhoud)
        archief.comment = commentaar
    return uit.getvalue()


def geschreven(bewerk):
    schrijver = PdfWriter()
    schrijver.add_blank_page(100, 100)
    bewerk(schrijver)
    uit = io.BytesIO()
    schrijver.write(uit)
    schrijver.close()
    return uit.getvalue()


def brief():
    hoofd = Briefhoofd("Zorgkantoor Merenland")
    return maak_pdf(Document("Offerte", "Offerte", date(2026, 1, 2), hoofd, (Alinea("Tekst"),)))


def weigering(inhoud, toegestaan=ALLES):
    with pytest.raises(DomeinFout) as fout:
        keur_bestand(inhoud, "plattegrond.pdf", toegestaan)
    assert fout.value.gegevens["naam"] == "plattegrond.pdf"
    return fout.value.code, fout.value.gegevens.get("reden")


def oordeel(inhoud):
    """The kind, or the code of the refusal; anything else that is raised fails the test."""
    try:
        return keur_bestand(inhoud, "x", ALLES).value
    except DomeinFout as fout:
        return fout.code


def png_deel(naam, gegevens):
    return (
        struct.pack(">I", len(gegevens)) + naam + gegevens
        + struct.pack(">I", zlib.crc32(naam + gegevens))
    )  # fmt: skip


def png(*delen):
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_deel(*deel) for deel in delen)


KOP = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
IDAT = (b"IDAT", zlib.compress(b"\0" * 20))
EIND = (b"IEND", b"")
JPEG = beeld("JPEG")
PNG = beeld("PNG")


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (brief(), BestandSoort.PDF),
        (pdf(), BestandSoort.PDF),
        (pdf("/OpenAction[3 0 R/XYZ null null 0]"), BestandSoort.PDF),
        (pdf("/OpenAction 4 0 R", "<</S/GoTo/D[3 0 R/Fit]>>"), BestandSoort.PDF),
        (pdf("/AcroForm<</Fields[]>>"), BestandSoort.PDF),
        (pdf("", stroom(b"/JS /Launch /EmbeddedFile <html>")), BestandSoort.PDF),
        (gecomprimeerd(wortel(), BLADEN, BLAD), BestandSoort.PDF),
        (geschreven(lambda schrijver: schrijver.add_metadata({"/Title": "Offerte"})), BestandSoort.PDF),
        (PNG, BestandSoort.PNG),
        (beeld("PNG", dpi=(300, 300)), BestandSoort.PNG),
        (png((b"IHDR", KOP), IDAT, EIND), BestandSoort.PNG),
        (JPEG, BestandSoort.JPEG),
        (beeld("JPEG", progressive=True, quality=95), BestandSoort.JPEG),
        (beeld("JPEG", (300, 200), restart_marker_blocks=2, comment=b"plattegrond"), BestandSoort.JPEG),
    ],
)  # fmt: skip
def test_gewone_bestanden_mogen(inhoud, soort):
    assert keur_bestand(inhoud, "wat-dan-ook.exe", ALLES) is soort


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "bestand_leeg"),
        (b"%PDF-1.7" + b"x" * MAX_BYTES, "bestand_te_groot"),
        (b"tekst", "bestand_soort_niet_toegestaan"),
        (zip_met(), "bestand_soort_niet_toegestaan"),
        (b"MZ" + pdf(), "bestand_soort_niet_toegestaan"),
        (b"\n" + pdf(), "bestand_soort_niet_toegestaan"),
        (b"GIF89a" + PNG, "bestand_soort_niet_toegestaan"),
        (b"%PDF-9.9\n" + pdf(), "bestand_beschadigd"),
        (pdf()[:-7], "bestand_beschadigd"),
        (b"%PDF-1.7\nniets\n%%EOF", "bestand_beschadigd"),
        (klassiek("<</Type/Catalog>>"), "bestand_beschadigd"),
        (klassiek("[1]"), "bestand_beschadigd"),
        (gecomprimeerd(wortel(), BLADEN, BLAD).replace(b"FlateDecode", b"LZWDecode  "), "bestand_beschadigd"),
        (geschreven(lambda schrijver: schrijver.encrypt("geheim")), "bestand_versleuteld"),
        (geschreven(lambda schrijver: schrijver.encrypt("", "baas")), "bestand_versleuteld"),
        (PNG[:-1], "bestand_beschadigd"),
        (PNG[:60], "bestand_beschadigd"),
        (PNG.replace(b"IDAT", b"IDAB", 1), "bestand_beschadigd"),
        (png((b"IHDR", KOP), EIND), "bestand_beschadigd"),
        (png(IDAT, (b"IHDR", KOP), EIND), "bestand_beschadigd"),
        (png((b"IHDR", KOP), (b"IHDR", KOP), IDAT, EIND), "bestand_beschadigd"),
        (png((b"IHDR", KOP[:-1]), IDAT, EIND), "bestand_beschadigd"),
        (png((b"IHDR", b"\0" * 13), IDAT, EIND), "bestand_beschadigd"),
        (JPEG[:-2], "bestand_beschadigd"),
        (JPEG[:40], "bestand_beschadigd"),
        (b"\xff\xd8\xff\xd9", "bestand_beschadigd"),
        (b"\xff\xd8\xff\xe0\x00\x01\xff\xd9", "bestand_beschadigd"),
        (b"\xff\xd8\xff\xc0\x00\x04ab\xff\xd9", "bestand_beschadigd"),
        (b"\xff\xd8\xff\xe0\x00\x04ab" + JPEG, "bestand_beschadigd"),
        (b"\xff\xd8\xff\xff", "bestand_beschadigd"),
    ],
)  # fmt: skip
def test_geen_bruikbaar_bestand(inhoud, code):
    assert weigering(inhoud)[0] == code


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (pdf() + b"MZ\x90", "na_het_einde"),
        (PNG + b"\0", "na_het_einde"),
        (JPEG + b"mp4", "na_het_einde"),
        (pdf() + zip_met(), "archief"),
        (PNG + zip_met(commentaar=b"staart"), "archief"),
        (png((b"IHDR", KOP), (b"teXt", zip_met()), IDAT, EIND), "archief"),
        (pdf(begin=b"%PDF-1.7\n%<HTML><body>\n"), "webpagina"),
        (png((b"IHDR", KOP), (b"teXt", b"<script>alert(1)</script>"), IDAT, EIND), "webpagina"),
    ],
)
def test_tweede_soort_of_staart(inhoud, reden):
    assert weigering(inhoud) == ("bestand_extra_gegevens", reden)


@pytest.mark.parametrize(
    "inhoud",
    [
        pdf(JS),
        pdf("/OpenAction 4 0 R", "<</S/JavaScript/JS(1)>>"),
        pdf("/OpenAction<</S/Launch/F(calc.exe)>>"),
        pdf("/OpenAction<</S/URI/URI(https://voorbeeld.example)>>"),
        pdf("/OpenAction<</S/Java#53cript/J#53(1)>>"),
        pdf("/AA<</WC<</S 4 0 R>>>>", "/Launch"),
        pdf("/Names<</EmbeddedFiles<</Names[]>>>>"),
        pdf("/AcroForm<</XFA[]>>"),
        pdf("/Collection<<>>"),
        klassiek(wortel(), BLADEN, BLAD.replace(">>", "/Annots[<</Subtype/FileAttachment>>]>>")),
        klassiek(wortel(), BLADEN, BLAD.replace(">>", "/Annots[<</Subtype/Screen>>]>>")),
        klassiek(wortel(), BLADEN, BLAD.replace(">>", "/Annots[<</A<</S/SubmitForm>>>>]>>")),
        klassiek(wortel(), BLADEN, BLAD, "<</Type/Action/S/JavaScript>>"),
        gecomprimeerd(wortel(JS), BLADEN, BLAD),
        gecomprimeerd(wortel(), BLADEN, BLAD, "<</Type/Filespec/EF<<>>>>"),
        gecomprimeerd(wortel("/OpenAction 4 0 R"), BLADEN, BLAD, "<</S 5 0 R>>", "/Launch"),
        geschreven(lambda schrijver: schrijver.add_attachment("a.exe", b"MZ")),
        b"%PDF-1.7\n9 0 obj\n<</S/Launch>>\nendobj\n" + pdf()[9:],
    ],
)
def test_pdf_die_iets_doet_of_verbergt(inhoud):
    code, reden = weigering(inhoud)
    assert code == "bestand_gevaarlijk"
    assert reden


def test_objectstroom_die_te_ver_uitpakt():
    bom = gecomprimeerd(wortel(), BLADEN, BLAD, opvulling=b" " * (50 * 1024 * 1024))
    assert len(bom) < 100_000
    assert weigering(bom) == ("bestand_gevaarlijk", "te_veel_objecten")


def test_objectstroom_die_geen_stroom_is():
    inhoud = gecomprimeerd(wortel(), BLADEN, BLAD).replace(b"4 0 obj\n<<", b"4 0 obj\n[]<", 1)
    assert weigering(inhoud)[0] == "bestand_beschadigd"


def test_te_veel_objecten(monkeypatch):
    monkeypatch.setattr("portal.platform.files.pdf_bestanden.MAX_WAARDEN", 5)
    assert weigering(pdf()) == ("bestand_gevaarlijk", "te_veel_objecten")
    monkeypatch.setattr("portal.platform.files.pdf_bestanden.MAX_OBJECTEN", 2)
    assert weigering(pdf()) == ("bestand_gevaarlijk", "te_veel_objecten")


@pytest.mark.parametrize(
    "inhoud",
    [
        klassiek(wortel(), BLADEN, BLAD, "[" * 100_000 + "]" * 100_000),
        klassiek(wortel(), "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        klassiek("1 0 R"),
        b"%PDF-1.7\n" + b"stream\n" * 300_000 + b"%%EOF",
        pdf("", "<</A 4 0 R/B[4 0 R 5 0 R]>>", "<</A 4 0 R>>"),
        pdf(staart="/Prev 9"),
    ],
)
def test_kringen_diepte_en_rommel_houden_niets_op(inhoud):
    with houdt_op():
        assert oordeel(inhoud) in {"pdf", "bestand_beschadigd"}


@pytest.mark.parametrize(
    "inhoud",
    [
        png((b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)), IDAT, EIND),
        JPEG.replace(struct.pack(">HH", 30, 40), struct.pack(">HH", 60_000, 60_000), 1),
    ],
)
def test_te_veel_pixels(inhoud):
    assert weigering(inhoud) == ("bestand_gevaarlijk", "te_veel_pixels")


@pytest.mark.parametrize("inhoud", [PNG, JPEG])
def test_te_veel_delen(monkeypatch, inhoud):
    monkeypatch.setattr(beelden, "MAX_DELEN", 1)
    assert weigering(inhoud) == ("bestand_gevaarlijk", "te_veel_delen")


def test_alleen_wat_hier_mag():
    assert keur_bestand(PNG, "logo.png", {BestandSoort.PNG}) is BestandSoort.PNG
    assert weigering(PNG, {BestandSoort.PDF})[0] == "bestand_soort_niet_toegestaan"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([pdf(), gecomprimeerd(wortel(), BLADEN, BLAD), PNG, JPEG]), st.data())
def test_elke_verminking_geeft_een_soort_of_een_code(inhoud, data):
    plek = data.draw(st.integers(0, len(inhoud) - 1))
    lengte = data.draw(st.integers(0, 30))
    verminkt = inhoud[:plek] + data.draw(st.binary(max_size=30)) + inhoud[plek + lengte :]
    uitkomst = oordeel(verminkt)
    assert uitkomst in ALLES or uitkomst.startswith("bestand_")


@pytest.mark.parametrize(
    ("naam", "soort", "verwacht"),
    [
        ("Plattegrond.pdf", BestandSoort.PDF, "Plattegrond.pdf"),
        ("..\\..\\etc/pas\x00swd.exe", BestandSoort.PNG, "passwd.png"),
        ("offerte.pdf.exe", BestandSoort.PDF, "offerte.pdf.pdf"),
        ("foto", BestandSoort.JPEG, "foto.jpg"),
        ("\u202egnp.exe", BestandSoort.PDF, "gnp.pdf"),
        ('a:b*"c".pdf', BestandSoort.PDF, "abc.pdf"),
        ("", BestandSoort.PDF, "bestand.pdf"),
        (" . ", BestandSoort.PDF, "bestand.pdf"),
        ("x" * 300 + ".pdf", BestandSoort.PDF, "x" * 100 + ".pdf"),
    ],
)
def test_veilige_naam(naam, soort, verwacht):
    assert veilige_naam(naam, soort) == verwacht


@pytest.mark.parametrize(
    ("soort", "mediatype", "extensie"),
    [
        (BestandSoort.PDF, "application/pdf", "pdf"),
        (BestandSoort.PNG, "image/png", "png"),
        (BestandSoort.JPEG, "image/jpeg", "jpg"),
    ],
)
def test_mediatype_en_extensie(soort, mediatype, extensie):
    assert (soort.mediatype, soort.extensie) == (mediatype, extensie)
