"""Broken, wrong and hostile uploads: each refused with its own code, never a traceback."""

import io
import struct
import zipfile

import pytest
from rekentijd import houdt_op
from werkboekbouw import BLADEN, NS, delen, individueel, inpakken, werkboek

from portal.domain.fouten import DomeinFout
from portal.platform.workbook import archief, cellen, lees_werkboek

TYPEN = "[Content_Types].xml"
VOORBLAD = "xl/worksheets/s1.xml"
GEVULD = {"Voorblad": {"E4": 9990}}
ENTITEIT = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    f'<worksheet {NS}><sheetData><row><c r="G6" t="inlineStr"><is><t>&e;</t></is></c></row>'
    "</sheetData></worksheet>"
)


def weigering(inhoud):
    with pytest.raises(DomeinFout) as fout:
        lees_werkboek(io.BytesIO(inhoud))
    return fout.value.code, fout.value.gegevens.get("reden")


def met_liegende_lengte():
    """A part that announces 100 bytes and unpacks to 8 MB."""
    inhoud = inpakken(delen(GEVULD) | {VOORBLAD: b" " * (60 * 1024)})
    echt, beweerd = struct.pack("<I", 60 * 1024), struct.pack("<I", 100)
    return inhoud.replace(echt, beweerd)


def met_vlag(vlag):
    """Set a flag bit on every entry, in the local header and in the directory."""
    inhoud = bytearray(werkboek(GEVULD))
    for teken, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = inhoud.find(teken)
        while begin >= 0:
            inhoud[begin + plek] |= vlag
            begin = inhoud.find(teken, begin + 4)
    return bytes(inhoud)


def met_lzma():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_LZMA) as bestand:
        for naam, inhoud in delen(GEVULD).items():
            bestand.writestr(naam, inhoud)
    return uit.getvalue()


def met_deel_tweemaal():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as bestand:
        for naam, inhoud in delen(GEVULD).items():
            bestand.writestr(naam, inhoud)
        bestand.writestr(VOORBLAD.upper(), "x")
    return uit.getvalue()


def beschadigd_deel():
    inhoud = bytearray(werkboek(GEVULD))
    plek = inhoud.find(b"xl/workbook.xml") + len("xl/workbook.xml")
    inhoud[plek : plek + 20] = b"\xff" * 20
    return bytes(inhoud)


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "werkboek_leeg"),
        (b"x" * (archief.MAX_BYTES + 1), "werkboek_te_groot"),
        (b"gewone tekst", "werkboek_geen_xlsx"),
        (b"<html><table></table></html>", "werkboek_geen_xlsx"),
        (b"MZ" + werkboek(GEVULD), "werkboek_geen_xlsx"),
        (archief.OLE_BEGIN + b"Workbook", "werkboek_geen_xlsx"),
        (archief.OLE_BEGIN + archief.OLE_VERSLEUTELD, "werkboek_met_wachtwoord"),
        (werkboek(GEVULD)[:-200], "werkboek_beschadigd"),
        (werkboek(GEVULD) + b"<script>1</script>", "werkboek_beschadigd"),
        (b"PK\x03\x04" + b"\0" * 40 + b"PK\x05\x06" + b"\xff" * 18, "werkboek_beschadigd"),
        (beschadigd_deel(), "werkboek_beschadigd"),
        (met_liegende_lengte(), "werkboek_beschadigd"),
        (inpakken({"readme.txt": "hallo"}), "werkboek_geen_xlsx"),
        (inpakken({TYPEN: "<Types/>"}), "werkboek_geen_xlsx"),
        (inpakken({TYPEN: delen()[TYPEN]}), "werkboek_geen_xlsx"),
        (werkboek(GEVULD, bladen=("Blad1",)), "werkboek_verkeerd_soort"),
        (werkboek(GEVULD, bladen=BLADEN[:-1]), "werkboek_verkeerd_soort"),
        (werkboek(GEVULD, versie="Versie 2031.07"), "werkboek_versie_onbekend"),
        (werkboek(GEVULD, versie=None), "werkboek_versie_onbekend"),
        (werkboek(), "werkboek_leeg"),
        (werkboek(GEVULD, extra={VOORBLAD: "<worksheet>"}), "werkboek_beschadigd"),
        (werkboek(GEVULD, extra={VOORBLAD: b'<?xml version="1.0" encoding="x"?><a/>'}), "werkboek_beschadigd"),
    ],
)  # fmt: skip
def test_geen_bruikbaar_werkboek(inhoud, code):
    assert weigering(inhoud)[0] == code


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (werkboek(GEVULD, extra={f"x{n}": "" for n in range(200)}), "te_veel_delen"),
        (met_deel_tweemaal(), "dubbele_delen"),
        (werkboek(GEVULD, extra={f"x{n}": b"0" * (4 << 20) for n in range(6)}), "te_groot_uitgepakt"),
        (werkboek(GEVULD, extra={VOORBLAD: b" " * (4 << 20)}), "te_sterk_verkleind"),
        (met_lzma(), "versleuteld_of_onbekend_verkleind"),
        (met_vlag(1), "versleuteld_of_onbekend_verkleind"),
        (werkboek(GEVULD, extra={"xl/vbaProject.bin": "x"}), "macro_of_ingesloten_bestand"),
        (werkboek(GEVULD, extra={"xl/embeddings/a.bin": "x"}), "macro_of_ingesloten_bestand"),
        (
            werkboek(GEVULD, extra={TYPEN: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
            "macro_of_ingesloten_bestand",
        ),
        (werkboek(GEVULD, extra={VOORBLAD: ENTITEIT}), "xml_entiteiten"),
    ],
)  # fmt: skip
def test_gevaarlijk_werkboek(inhoud, reden):
    assert weigering(inhoud) == ("werkboek_gevaarlijk", reden)


def test_een_te_groot_deel_wordt_niet_uitgepakt(monkeypatch):
    monkeypatch.setattr(archief, "MAX_DEEL", 100)
    assert weigering(werkboek(GEVULD)) == ("werkboek_gevaarlijk", "deel_te_groot")


@pytest.mark.parametrize(
    ("grens", "reden"), [("MAX_CELLEN", "te_veel_cellen"), ("MAX_TEKSTEN", "te_veel_teksten")]
)
def test_grenzen_aan_cellen_en_teksten(monkeypatch, grens, reden):
    monkeypatch.setattr(cellen, grens, 1)
    teksten = f"<sst {NS}><si><t>a</t></si><si><t>b</t></si></sst>"
    inhoud = individueel({"E4": 9990}, extra={"xl/sharedStrings.xml": teksten})
    assert weigering(inhoud) == ("werkboek_gevaarlijk", reden)


def test_te_lange_tekst_in_een_cel():
    inhoud = individueel({"C10": "".join(chr(97 + n % 23 + n % 3) for n in range(40_000))})
    assert weigering(inhoud) == ("werkboek_gevaarlijk", "te_veel_cellen")


def test_diep_genest_en_breed_houdt_niets_op_en_wordt_geweigerd():
    breed = "".join(f'<c r="A{n}"><v>{n}</v></c>' for n in range(60_000))
    with houdt_op():
        code = weigering(werkboek(GEVULD, extra={VOORBLAD: f"<worksheet>{breed}</worksheet>"}))
    assert code == ("werkboek_gevaarlijk", "te_veel_cellen")


def test_tekstverwijzing_buiten_de_lijst_is_beschadiging():
    cel = b'<c r="C10" t="s"><v>7</v></c>'
    assert weigering(individueel({"C10": cel}))[0] == "werkboek_beschadigd"
