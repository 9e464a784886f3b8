"""Every step, name and message of the calculation has words."""

from fractions import Fraction

import pytest

from portal.aanvraag.queries.rekenen import BLOKVELDEN, Veldfout
from portal.aanvraag.queries.rekenen.lezen import Lezer
from portal.aanvraag.queries.rekenweergave import fouttekst, lees_berekening, rekentekst
from portal.domain.rekentool import (
    STAPSOORTEN,
    HandmatigeInvoer,
    Maatwerkreden,
    Rekeninvoer,
    Uitkomstsoort,
    bereken,
    handmatig_maatwerk,
    uitkomst_als_gegevens,
)
from portal.platform.dated_files import read_toml
from portal.platform.reference_data import get_referentietabel

STAPPEN = read_toml("teksten/rekentool_stappen.toml")
TABEL, _ = get_referentietabel(2026)


def test_elke_stap_en_elke_naam_heeft_woorden():
    assert STAPPEN["stap"].keys() == STAPSOORTEN.keys()
    assert STAPPEN["naam"].keys() == {n for s in STAPSOORTEN.values() for n in s.namen}
    assert {stap["groep"] for stap in STAPPEN["stap"].values()} <= STAPPEN["groep"].keys()
    assert STAPPEN["eenheid"].keys() == {s.eenheid.value for s in STAPSOORTEN.values()}


def test_elk_veld_elke_uitkomst_en_elke_reden_heeft_woorden():
    velden = [rekentekst("veld", veld) for velden in BLOKVELDEN.values() for veld in velden]
    assert len(velden) == 20
    for soort in set(Uitkomstsoort) - {Uitkomstsoort.GEEN_UITKOMST}:
        assert rekentekst("oordeel", soort.value, {"profiel": "Meerzorgprofiel 1"})
        assert rekentekst("uitleg", soort.value)
    assert all(rekentekst("reden", reden.value) for reden in Maatwerkreden)


@pytest.mark.parametrize(
    ("veld", "code", "tekst"),
    [
        (
            "zorg-nachtzorg",
            "geen_getal",
            "Vul bij nachtzorg de uren in als getal, bijvoorbeeld 10,5 of 10:30.",
        ),
        (
            "context-posten-2-bedrag",
            "geen_getal",
            "Post 2: vul bij bedrag een bedrag in euro in, bijvoorbeeld 1.250,00.",
        ),
        (
            "dagprogramma-za_zo-3-van",
            "geen_tijd",
            "Za-zo, regel 3: vul bij van een tijd in, bijvoorbeeld 14:30.",
        ),
        (
            "context-tarief",
            "aandeel_getypt",
            "Vul bij tariefpercentage het percentage in, zoals 96,5.",
        ),
        (
            "context-tarief",
            "tarief_buiten_bereik",
            "Vul bij tariefpercentage een percentage in boven 0 en hooguit 100.",
        ),
    ],
)
def test_fouttekst_zegt_waar_en_wat(veld, code, tekst):
    assert fouttekst(Veldfout(veld, code)) == tekst


def test_uren_per_jaar_in_duizendtallen_en_uren_per_week_liever_niet():
    lezer = Lezer({"context_uren": "1.040", "nachtzorg": "1.040"}, "zorg")
    assert (lezer.jaaruren("context_uren"), lezer.fouten) == (1040, [])
    lezer.uren("nachtzorg")
    (fout,) = lezer.fouten
    assert fouttekst(fout).startswith("Schrijf bij nachtzorg 1040 of 1,04.")


def test_stappen_uit_een_opgeslagen_berekening():
    invoer = Rekeninvoer(
        zzp="VG7",
        dagbesteding_ja=True,
        behandeling_ja=True,
        tarief=Fraction(96, 100),
        wonen=Fraction(60),
        dagbesteding=Fraction(14),
        nachtzorg=Fraction(4),
        behandelaren=Fraction(5, 2),
        context_uren_jaar=Fraction(52),
        context_totaal=Fraction(6000),
    )
    gelezen = lees_berekening(uitkomst_als_gegevens(bereken(invoer, TABEL)))
    stappen = [stap for groep in gelezen.groepen.values() for stap in groep]
    meerzorg = next(stap for stap in stappen if stap.titel == "Meerzorguren")
    assert (gelezen.jaar, gelezen.versie) == (2026, "2026.01")
    assert [stap.nr for stap in stappen] == list(range(1, len(stappen) + 1))
    assert meerzorg.woorden == "alle uren samen − uren van het zorgprofiel"
    assert meerzorg.getallen == "88:09:53 − 33:45:00"
    assert meerzorg.uitkomst == "54:24:53 uur per week"
    band = next(stap for stap in stappen if "band van de tabel" in stap.titel)
    assert band.getallen == "43:22:06 ≤ 54:24:53 < 56:22:06"
    assert band.rij == "tabel meerzorgprofielen, rij VG7 43:22:06"
    assert stappen[-2].getallen == "op centen (€\N{NO-BREAK SPACE}104.878,170344)"


def test_handmatig_maatwerk_heeft_ook_stappen():
    invoer = HandmatigeInvoer(
        zorgprofiel="6VG",
        tarief=Fraction(1),
        meerzorguren=Fraction(20),
        bedrag_100=Fraction(50_000),
    )
    gelezen = lees_berekening(uitkomst_als_gegevens(handmatig_maatwerk(invoer, TABEL)))
    assert "De 25%-toets" not in gelezen.groepen
    assert gelezen.groepen["Het bedrag"][-2].uitkomst == "€\N{NO-BREAK SPACE}50.000,00 per jaar"
