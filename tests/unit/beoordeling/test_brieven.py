"""Every letter on a besluit holds the parts that it must have, and nothing of anybody else."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.beoordeling.letters.besluit import SJABLOON, brief_van
from portal.beoordeling.letters.gegevens import (
    Afzender,
    Berekend,
    Bevinding,
    Brief,
    Later,
    Perspectief,
    Post,
    Resultaat,
    Toekenning,
    Verschil,
    Vervangt,
    Verzoek,
    Volume,
    Zaak,
)
from portal.beoordeling.letters.volledig import bevat_bsn, ontbrekende_onderdelen
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import Uren
from portal.platform.pdf import canonieke_json, maak_brief, maak_pdf, van_gegevens

NAAM = "Łucja İnönü-Šťastný"
AFZENDER = Afzender(
    zorgkantoor="Zorgkantoor Voorbeeldland",
    regio="Voorbeeldland-Noord",
    adresregels=("Postbus 1, 9999 AA Voorbeeld",),
    telefoon="0900 0100",
    bereikbaarheid="op werkdagen",
    email="meerzorg@voorbeeld.example",
    logo=None,
    gezag="Voorbeeld Wlz-uitvoerder",
    mandaatgrondslag="Mandaatregeling artikel 4",
    ondertekenaar="T. Leider",
    functie="Teamleider meerzorg",
    contact="B. Oordelaar",
    bezwaar_adres="Postbus 2, 9999 AA Voorbeeld",
    bezwaar_email="bezwaar@voorbeeld.example",
    rechtbank="Rechtbank Voorbeeld",
)
ZAAK = Zaak(
    kenmerk="MZ-2026-00001-B1",
    aanvraagnummer="MZ-2026-00001",
    versie=2,
    ontvangen=date(2026, 3, 10),
    verzonden=date(2026, 4, 15),
    geadresseerde=(NAAM, "p/a A. Voorbeeld", "Straat 1", "9999 AA Plaats"),
    client=NAAM,
    aanbieder="Zorghuis Voorbeeld",
    locatie="De Es",
    agb_uitvoerder="12345678",
    zorgprofiel="7VG",
    leveringsvorm="verblijf",
    rlz_versie="geldend 21-05-2026",
)
BEREKEND = Berekend(
    profiel="Meerzorgprofiel 4",
    meerzorguren=Uren(Fraction(54) + Fraction(24, 60) + Fraction(53, 3600)),
    volumetoets="De grens is 25%.",
    basis_100=Decimal("109248.09"),
    context_boven_berekend=Decimal("7068.01"),
    context_boven_toegekend=Decimal("3000.00"),
    jaar_100=Decimal("109248.09"),
    tarief=Fraction(96, 100),
    jaarbedrag=Decimal("104878.17"),
    etmaalbedrag=Decimal("287.34"),
    prijspeil=2026,
    tabelversie="2026.01",
    voorlopig=True,
    later=Later(
        vanaf=date(2027, 5, 1),
        jaarbedrag=Decimal("101998.17"),
        etmaalbedrag=Decimal("279.45"),
    ),
)
TOEKENNING = Toekenning(
    ingang=date(2026, 5, 1),
    maanden=24,
    laatste_dag=date(2028, 4, 30),
    gevraagde_maanden=36,
    gevraagde_ingang=date(2026, 5, 1),
    termijnreden="Twee jaar is genoeg.",
    deels=True,
    gevraagd_jaarbedrag=Decimal("110000.00"),
    berekend=BEREKEND,
    oude_tabel_reden="De nieuwe tabel volgt in december.",
    verschillen=(
        Verschil(regel="Nachtzorg", gevraagd="4 uur", toegekend="2 uur", reden="Te weinig gezien."),
    ),
    posten=(
        Post(
            onderwerp="wand",
            gevraagd=Decimal("10000.00"),
            toegekend=Decimal("5931.99"),
            eenmalig=True,
        ),
    ),
    perspectief=Perspectief(
        tekst="Naar een lager profiel.",
        max_profiel="Meerzorgprofiel 3",
        max_uren=Uren(Fraction(40)),
        afgebouwd_op=date(2029, 1, 1),
    ),
    vervangt=(Vervangt("MZ-2024-00009-B1", date(2026, 4, 30)), Vervangt("MZ-2025-00003-B1", None)),
    afspraken=("Hoogstens 40 uur op 1 januari 2028.",),
    doelen=(
        Resultaat(
            naam="slapen",
            streefstand="5 van de 7 nachten",
            einddatum=date(2028, 4, 1),
            tussenmeting=date(2027, 2, 1),
        ),
    ),
    voorwaarden="De wand komt er voor 1 juli.",
    eindevaluatie_vanaf=date(2028, 3, 31),
    bevestiging_uiterlijk=date(2026, 6, 12),
)
BRIEF = Brief(
    afzender=AFZENDER,
    zaak=ZAAK,
    onderbouwing="De zorg is zwaarder dan het profiel biedt.",
    bevindingen=(
        Bevinding(
            vraag="Is de nacht onderbouwd?",
            oordeel="voldoet_deels",
            toelichting="De registratie is van drie weken.",
            motivering="Toch passend.",
            meekijken="gedragsdeskundige",
        ),
    ),
    adviseurs=("gedragsdeskundige",),
    bezwaar_tot=date(2026, 5, 27),
    toekenning=TOEKENNING,
    andere_hulp="Een consult door het CCE.",
    volume=Volume(meerzorguren=Uren(Fraction(10)), grens=Uren(Fraction(15))),
    afbouwpad="Terug via een vaste begeleider.",
    antwoorddatum=date(2026, 4, 29),
    open_punten=("De opbouw van de nacht.",),
    verzoek=Verzoek(
        gevraagd=date(2026, 3, 20), hersteldatum=date(2026, 4, 3), beantwoord=date(2026, 4, 2)
    ),
)
BASIS = (
    "Zorgkantoor Voorbeeldland", "Voorbeeldland-Noord", "Postbus 1, 9999 AA Voorbeeld",
    "Voorbeeld Wlz-uitvoerder", "Mandaatregeling artikel 4", "T. Leider", "Teamleider meerzorg",
    "15 april 2026", "MZ-2026-00001-B1", "B. Oordelaar, 0900 0100", "in het portaal", "10 maart",
)  # fmt: skip
BEZWAAR = (
    "tot en met 27 mei 2026", "Postbus 2, 9999 AA Voorbeeld", "bezwaar@voorbeeld.example",
    "zorgaanbieder kan ook zelf bezwaar maken", "eigen schriftelijke machtiging", "uw handtekening",
    "Rechtbank Voorbeeld", "voorlopige voorziening", "Het besluit blijft gelden",
)  # fmt: skip
MOTIVERING = (
    "Is de nacht onderbouwd?",
    "voldoet voor een deel",
    "De registratie is van drie weken.",
)
ONDERDELEN: Mapping[Uitkomst, tuple[str, ...]] = {
    Uitkomst.TOEKENNEN: (
        *BASIS, *BEZWAAR, *MOTIVERING, "Besluit", NAAM, "Meerzorgprofiel 4", "54 uur en 25 minuten",
        "54:24:53", "€ 104.878,17", "€ 287,34", "96%", "€ 10.000,00", "€ 5.931,99", "wand (eenmalig)",
        "1 mei 2026", "30 april 2028", "36 maanden", "Twee jaar is genoeg.", "artikel 2.2",
        "geldend 21-05-2026", "Naar een lager profiel.", "Meerzorgprofiel 3", "1 januari 2029",
        "Hoogstens 40 uur", "5 van de 7 nachten", "De wand komt er", "12345678", "12 juni 2026",
        "1 februari 2027", "31 maart 2028", "ontwikkeltraject", "MZ-2024-00009-B1",
        "eindigt op 30 april 2026", "MZ-2025-00003-B1", "gaat niet meer in", "gedragsdeskundige",
        "Vanaf 1 mei 2027 tellen", "€ 101.998,17",
        "€ 279,45", "De nieuwe tabel volgt", "€ 7.068,01", "€ 3.000,00", "Toch passend.", "bekend", "afschrift",
    ),
    Uitkomst.AFWIJZEN: (
        *BASIS, *BEZWAAR, *MOTIVERING, "Besluit", NAAM, "artikel 2.2", "Een consult door het CCE.",
        "10:00:00", "15:00:00", "5:00:00", "Terug via een vaste begeleider.", "bekend", "afschrift",
    ),
    Uitkomst.BIJSTELLEN: (
        *BASIS, *MOTIVERING, "29 april 2026", "Versie 2", "bewaard", "ingediende versie",
        "om een besluit", "beslistermijn loopt door",
    ),
    Uitkomst.BUITEN_BEHANDELING: (
        *BASIS, *BEZWAAR, "Besluit", "4:5", "De opbouw van de nacht.", "20 maart 2026",
        "3 april 2026", "2 april 2026", "vier weken", "nieuwe, volledige aanvraag", "afschrift",
    ),
}  # fmt: skip


def tekst_van(document):
    """Give the letter as text: the canonical content without its keys."""
    return canonieke_json(document).decode().replace("\u00a0", " ")


@pytest.mark.parametrize("uitkomst", Uitkomst)
def test_alle_verplichte_onderdelen_staan_erin(uitkomst):
    brief = replace(BRIEF, is_besluit=uitkomst is not Uitkomst.BIJSTELLEN)
    tekst = tekst_van(brief_van(uitkomst, brief))
    assert [deel for deel in ONDERDELEN[uitkomst] if deel not in tekst] == []


def test_een_periode_zoals_gevraagd_vraagt_geen_uitleg():
    gelijk = replace(TOEKENNING, gevraagde_maanden=24)
    tekst = tekst_van(brief_van(Uitkomst.TOEKENNEN, replace(BRIEF, toekenning=gelijk)))
    assert "Wij wijken daarvan af" not in tekst


def test_bijstellen_zonder_besluit_noemt_geen_bezwaarclausule():
    document = brief_van(Uitkomst.BIJSTELLEN, replace(BRIEF, is_besluit=False))
    assert document.titel == "Verzoek: aanvraag bijstellen"
    assert "bezwaar@voorbeeld.example" not in tekst_van(document)


def test_bijstellen_als_besluit_heeft_alles_van_een_besluit():
    document = brief_van(Uitkomst.BIJSTELLEN, BRIEF)
    assert document.titel == "Besluit: aanvraag bijstellen"
    assert [deel for deel in (*BEZWAAR, "artikel 2.2") if deel not in tekst_van(document)] == []


@pytest.mark.parametrize("uitkomst", [Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN])
def test_een_herstelbesluit_noemt_wat_het_herstelt(uitkomst):
    zaak = replace(ZAAK, herstelt="MZ-2026-00001-B0", herstelreden="De datum was fout.")
    tekst = tekst_van(brief_van(uitkomst, replace(BRIEF, zaak=zaak)))
    assert "in de plaats van ons besluit met kenmerk MZ-2026-00001-B0" in tekst
    assert "De datum was fout." in tekst


@pytest.mark.parametrize("uitkomst", Uitkomst)
def test_de_pdf_heeft_de_naam_met_alle_letters_en_is_herhaalbaar(uitkomst):
    document = brief_van(uitkomst, replace(BRIEF, onderbouwing="Lange uitleg. " * 900))
    gemaakt = maak_brief(document, SJABLOON)
    bladen = PdfReader(BytesIO(gemaakt.pdf)).pages
    assert len(bladen) > 3
    assert NAAM.split(maxsplit=1)[0] in "".join(blad.extract_text() for blad in bladen)
    assert maak_pdf(document) == gemaakt.pdf
    assert maak_pdf(van_gegevens(json.loads(gemaakt.inhoud))) == gemaakt.pdf


@pytest.mark.parametrize(
    "veld", ["gezag", "mandaatgrondslag", "bezwaar_adres", "regio", "telefoon"]
)
def test_een_leeg_briefhoofd_houdt_de_brief_tegen(veld):
    afzender = replace(AFZENDER, **{veld: " "})
    assert ontbrekende_onderdelen(replace(BRIEF, afzender=afzender)) == (f"afzender.{veld}",)


def test_wat_bij_een_criterium_staat_staat_niet_ook_in_de_samenvatting():
    bevinding = BRIEF.bevindingen[0]
    onderbouwing = f"{bevinding.toelichting}\n\nDe nacht kan lichter."
    document = brief_van(Uitkomst.AFWIJZEN, replace(BRIEF, onderbouwing=onderbouwing))
    tekst = tekst_van(document)
    assert tekst.count(bevinding.toelichting) == 1
    assert tekst.count("De nacht kan lichter.") == 1
    document = brief_van(Uitkomst.AFWIJZEN, replace(BRIEF, onderbouwing=bevinding.toelichting))
    assert tekst_van(document).count(bevinding.toelichting) == 1


GEEN_ADVIES = "geen advies van een ander gebruikt"


@pytest.mark.parametrize(
    ("adviseurs", "meekijken", "wel", "niet"),
    [
        ((), "", GEEN_ADVIES, "keek mee"),
        ((), "geen, met reden", "Er keek niemand anders mee.", "geen, met reden"),
        (("CCE",), "", "keek mee: CCE.", GEEN_ADVIES),
        (("CCE",), "", "keek mee: CCE.", "staat bij het onderdeel"),
        (("CCE",), "CCE", "staat bij het onderdeel", GEEN_ADVIES),
    ],
)
def test_de_brief_zegt_eerlijk_wie_meekeek(adviseurs, meekijken, wel, niet):
    bevinding = replace(BRIEF.bevindingen[0], meekijken=meekijken)
    brief = replace(BRIEF, adviseurs=adviseurs, bevindingen=(bevinding,))
    tekst = tekst_van(brief_van(Uitkomst.TOEKENNEN, brief))
    assert wel in tekst
    assert niet not in tekst


def test_waar_het_voldoet_is_een_toelichting_niet_nodig():
    goed = replace(BRIEF.bevindingen[0], oordeel="voldoet", toelichting="", meekijken="CCE")
    assert ontbrekende_onderdelen(replace(BRIEF, bevindingen=(goed,))) == ()


def test_een_volledige_brief_mist_niets():
    assert ontbrekende_onderdelen(BRIEF) == ()


def test_een_bevinding_zonder_toelichting_en_een_kort_adres_vallen_op():
    leeg = replace(BRIEF.bevindingen[0], toelichting="")
    zaak = replace(ZAAK, geadresseerde=(NAAM, "p/a A. Voorbeeld"))
    brief = replace(BRIEF, bevindingen=(leeg,), zaak=zaak)
    assert ontbrekende_onderdelen(brief) == ("geadresseerde", "motivering.1")


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [("BSN 999990019", True), ("telefoon 0301234567", False), ("999990018", False)],
)
def test_een_bsn_in_de_brief_valt_op(tekst, gevonden):
    document = brief_van(Uitkomst.AFWIJZEN, replace(BRIEF, andere_hulp=tekst))
    assert bevat_bsn(document) is gevonden
