"""The PDF engine: what it says, that it never breaks, and that a rebuild is byte-identical."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hulp import WORTEL
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfvoorbeeld import HOOFD, NAMEN, brief, logo
from pypdf import PdfReader

from portal.platform.pdf import (
    Alinea,
    Blok,
    Kader,
    Kolom,
    Kop,
    Lijst,
    Ondertekening,
    PaginaEinde,
    Tabel,
    maak_pdf,
)
from portal.platform.pdf.blad import passend

WOORDEN = "Zorgvuldig overwogen onderbouwing van de inzet. " * 1667
VEEL = WOORDEN[:20_000]
LANG_WOORD = "Ş" * 2000
BOUW = "import sys; from pdfvoorbeeld import brief; from portal.platform.pdf import maak_pdf; sys.stdout.buffer.write(maak_pdf(brief()))"


def lezer(document):
    return PdfReader(io.BytesIO(maak_pdf(document)), strict=True)


def teksten(document):
    return [blad.extract_text().replace("\xa0", " ") for blad in lezer(document).pages]


def met(*onderdelen, **anders):
    return brief(onderdelen=onderdelen, **anders)


def test_brief_zegt_wat_erin_staat():
    bladen = teksten(brief())
    eerste = " ".join(bladen[0].split())
    for deel in (
        "Zorgkantoor Merenland",
        "Regio Merenland en Plassen (verzonnen)",
        "Retouradres: Zorgkantoor Merenland · Postbus 1234 · 1234 AB Waterstad",
        "De heer Ş. Öztürk",
        "Ons kenmerk MZ-2026-000123",
        "Besluit: wij kennen meerzorg toe",
        "Ons besluit Wij kennen meerzorgprofiel 4 toe",
        NAMEN,
    ):
        assert deel in eerste
    assert [f"Pagina {nr} van {len(bladen)}" in blad for nr, blad in enumerate(bladen, 1)] == [
        True
    ] * 2


def test_eigenschappen_van_het_bestand():
    gelezen = lezer(brief())
    assert gelezen.metadata.title == "Besluit: wij kennen meerzorg toe"
    assert gelezen.metadata.author == "Zorgkantoor Merenland"
    assert gelezen.metadata.subject == "Besluit op uw aanvraag"
    assert gelezen.metadata.creator == "Meerzorgportaal"
    assert gelezen.metadata.creation_date.date() == date(2026, 3, 2)
    assert gelezen.trailer["/Root"]["/Lang"] == "nl-NL"
    assert gelezen.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert [round(float(maat)) for maat in gelezen.pages[0].mediabox[2:]] == [595, 842]


def test_alle_lettertypen_zijn_ingesloten():
    lettertypen = {
        lettertype.get_object()["/BaseFont"]: lettertype.get_object()["/FontDescriptor"]
        for blad in lezer(brief()).pages
        for lettertype in blad["/Resources"]["/Font"].values()
    }
    assert {naam.split("+")[1] for naam in lettertypen} == {
        "SourceSans3-Regular",
        "SourceSans3-Semibold",
        "SourceSans3-Bold",
    }
    assert all("/FontFile2" in beschrijving for beschrijving in lettertypen.values())


def test_zelfde_inhoud_geeft_dezelfde_bytes():
    assert maak_pdf(brief()) == maak_pdf(brief())
    assert maak_pdf(brief()) != maak_pdf(brief(datum=date(2026, 3, 3)))


@pytest.mark.parametrize("zaad", ["0", "4711"])
def test_herbouw_in_een_ander_proces_is_byte_gelijk(zaad):
    omgeving = os.environ | {
        "PYTHONHASHSEED": zaad,
        "PYTHONPATH": f"{WORTEL}{os.pathsep}{WORTEL / 'tests'}",
        "TZ": "America/New_York",
    }
    klaar = subprocess.run(  # noqa: S603
        [sys.executable, "-c", BOUW], env=omgeving, capture_output=True, check=True
    )
    assert klaar.stdout == maak_pdf(brief())


def test_kop_van_een_lange_tabel_komt_op_elk_blad_terug():
    tabel = Tabel((Kolom("Onderdeel", 3), Kolom("Uren", rechts=True)), (("Wonen", "1:00"),) * 200)
    bladen = teksten(met(tabel))
    assert len(bladen) > 3
    assert all("Onderdeel" in blad for blad in bladen)
    assert sum(blad.count("Wonen") for blad in bladen) == 200


def test_lange_tabel_begint_op_het_blad_van_haar_kop():
    tabel = Tabel((Kolom("Stap"), Kolom("Uren", rechts=True)), (("Wonen", "1:00"),) * 60)
    assert "Wonen" in teksten(met(Kop("Berekening"), tabel))[0]


@pytest.mark.parametrize("regels", [47, 48, 50])
def test_de_ondertekening_staat_nooit_alleen_op_een_blad(regels):
    alineas = [Alinea(f"regel{nr}") for nr in range(regels)]
    slot = Ondertekening(groet="Met vriendelijke groet,", regels=("Het zorgkantoor",))
    bladen = teksten(met(*alineas, Alinea("Tot slot."), slot))
    assert "Tot slot." in next(blad for blad in bladen if "groet" in blad)


def test_na_een_pagina_einde_begint_de_ondertekening_gewoon():
    slot = Ondertekening(groet="Met vriendelijke groet,", regels=())
    assert len(teksten(met(Alinea("Tot slot."), PaginaEinde(), slot))) == 2


@pytest.mark.parametrize("breedte", [1, 30])
def test_bedragen_blijven_op_een_regel(breedte):
    kolommen = (
        Kolom("Onderdeel", breedte),
        Kolom("Gevraagd", rechts=True),
        Kolom("Toegekend", rechts=True),
    )
    tabel = Tabel(kolommen, (("Jaarbedrag", "€ 112.000,00", "€ 1.106.243,77"),), totaalrij=True)
    regels = [regel.strip() for regel in teksten(met(tabel))[0].splitlines()]
    assert "€ 112.000,00" in regels
    assert "€ 1.106.243,77" in regels


def test_opmaak_van_een_gebruiker_blijft_tekst():
    vals = '<b>vet</b> <img src="x"/> & <script>alert(1)</script> <para> &lt;'
    document = met(
        Alinea(vals), Blok(((vals, vals),)), Lijst((vals,)), titel=vals, geadresseerde=(vals,)
    )
    tekst = " ".join(" ".join(teksten(document)).split())
    assert tekst.count('<img src="x"/>') >= 5
    assert tekst.count("<script>alert(1)</script>") >= 5


@pytest.mark.parametrize(
    "onderdeel",
    [
        Alinea(WOORDEN),
        Alinea(LANG_WOORD),
        Kop(VEEL),
        Kader("Besluit", VEEL),
        Kader(LANG_WOORD, LANG_WOORD),
        Lijst((VEEL, LANG_WOORD)),
        Lijst(()),
        Blok((("Perspectief", VEEL), (LANG_WOORD, LANG_WOORD))),
        Blok(()),
        Tabel((Kolom("A"), Kolom("B", rechts=True)), ((VEEL, LANG_WOORD), (LANG_WOORD, VEEL))),
        Tabel((Kolom(LANG_WOORD[:900]), Kolom("B")), (("x", "y"),)),
        Tabel(tuple(Kolom(f"Kolom {nr}") for nr in range(14)), (("€ 1.683,05",) * 14,) * 40),
        Tabel(tuple(Kolom("Figuur", rechts=True) for _ in range(14)), (("€ 1.683.000,05",) * 14,)),
        Tabel((Kolom("A"),), ()),
        Tabel((Kolom("A"),), (("1",),), totaalrij=True, bijschrift=WOORDEN[:2000]),
        Ondertekening(LANG_WOORD, (VEEL, "")),
        Alinea(""),
        Alinea("regel een\r\nregel twee\n\n\tregel vier"),
    ],
)  # fmt: skip
def test_uitersten_breken_niets(onderdeel):
    bladen = teksten(met(Kop("Voor"), onderdeel, Kop("Na")))
    assert "Na" in bladen[-1]
    assert f"Pagina {len(bladen)} van {len(bladen)}" in bladen[-1]


@pytest.mark.parametrize("veld", ["titel", "onderwerp", "voettekst"])
@pytest.mark.parametrize("tekst", ["", LANG_WOORD, WOORDEN[:3000]])
def test_uitersten_in_de_omlijsting(veld, tekst):
    assert (
        f"Pagina 1 van {len(teksten(brief(**{veld: tekst})))}" in teksten(brief(**{veld: tekst}))[0]
    )


def test_uitersten_in_adres_hoofd_en_kenmerken():
    hoofd = replace(
        HOOFD, organisatie=WOORDEN[:900], regio=LANG_WOORD[:300], contactregels=(WOORDEN[:900],)
    )
    document = brief(
        briefhoofd=hoofd,
        geadresseerde=tuple(WOORDEN[:80] for _ in range(20)),
        kenmerken=((LANG_WOORD, WOORDEN[:9000]), ("Datum", ""), ("a", "b"), ("c", "d"), ("e", "f")),
    )
    assert "Pagina 1 van" in teksten(document)[0]


def test_tienduizend_woorden_staan_er_allemaal():
    alinea = " ".join(f"woord{nr}" for nr in range(10_000))
    tekst = " ".join(" ".join(teksten(met(Alinea(alinea)))).split())
    assert all(f"woord{nr}" in tekst for nr in range(0, 10_000, 97))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_elk_teken_mag_en_het_bestand_blijft_leesbaar(tekst):
    document = met(Alinea(tekst), Kop(tekst), Blok(((tekst, tekst),)), titel=tekst, voettekst=tekst)
    assert len(lezer(document).pages) >= 1


def test_pagina_einde_en_document_zonder_adres():
    bladen = teksten(
        met(Alinea("Een"), PaginaEinde(), Alinea("Twee"), geadresseerde=(), kenmerken=())
    )
    assert len(bladen) == 2
    assert "Retouradres" not in bladen[0]
    assert "Twee" in bladen[1]


@pytest.mark.parametrize("maat", [(320, 96), (96, 320)])
def test_logo_staat_boven_de_naam(maat):
    document = brief(briefhoofd=replace(HOOFD, logo=logo(*maat)))
    (beeld,) = lezer(document).pages[0].images
    assert beeld.image.size == maat
    assert maak_pdf(document) == maak_pdf(document)


def test_bladen_laten_zich_tekenen():
    bestand = pypdfium2.PdfDocument(maak_pdf(brief()))
    try:
        beeld = bestand[0].render(scale=0.5).to_pil().convert("RGB")
        assert beeld.getpixel((10, 2)) == (23, 80, 90)
        assert beeld.getpixel((10, 200)) == (255, 255, 255)
    finally:
        bestand.close()


def test_regel_die_niet_past_krijgt_een_weglatingsteken():
    assert passend("kort", 200) == "kort"
    assert passend("een heel lange regel", 40).endswith("\u2026")
    assert passend("onpasbaar", 0) == "\u2026"
