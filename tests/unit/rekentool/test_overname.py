"""The amount that moves along with a client: without context, with another percentage."""

from decimal import Decimal
from fractions import Fraction

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Rekeninvoer, bereken, uitkomst_als_gegevens
from portal.domain.rekentool.overname import (
    bereken_maatwerkbasis,
    bereken_overname,
    find_profielbedrag,
    overname_als_gegevens,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.platform.reference_data import get_referentietabel

TABEL = get_referentietabel(2026)[0]
TARIEF = Aandeel(Fraction(95, 100))


def test_zelfde_profiel_met_het_percentage_van_de_nieuwe_aanbieder() -> None:
    basis = find_profielbedrag(TABEL, "VG7", "Meerzorgprofiel 4")
    assert basis is not None
    uit = bereken_overname(basis, TARIEF, TABEL.constanten).bedragen
    assert uit.jaar_100 == basis
    assert uit.context_telt_mee == 0
    assert uit.jaarbedrag == basis * TARIEF
    assert uit.etmaalbedrag == basis * TARIEF / 365


def test_de_stappen_staan_erbij() -> None:
    uit = bereken_overname(Bedrag(Fraction(1000)), TARIEF, TABEL.constanten)
    assert [stap.code for stap in uit.trace][-2:] == ["jaarbedrag_cent", "etmaalbedrag_cent"]
    assert uit.trace[-1].uitkomst == Fraction("2.60")


def test_maatwerk_boven_het_maximum_is_het_maximum_per_etmaal() -> None:
    basis = bereken_maatwerkbasis(TABEL, "VG7", Uren(Fraction(300)))
    uit = bereken_overname(basis, TARIEF, TABEL.constanten).bedragen
    assert uit.gemaximeerd
    assert uit.jaar_100 == TABEL.constanten.max_etmaalbedrag * 365


def test_maatwerk_is_uren_door_zeven_maal_het_uurtarief() -> None:
    uurtarief = TABEL.bekostiging["VG7"].maatwerk_uurtarief
    basis = bereken_maatwerkbasis(TABEL, "VG7", Uren(Fraction(35)))
    assert basis == 5 * 365 * uurtarief


def test_een_profiel_zonder_bedrag_wordt_niet_gevonden() -> None:
    assert find_profielbedrag(TABEL, "VG7", "Meerzorgprofiel 99") is None


@pytest.mark.parametrize("tarief", [Fraction(0), Fraction(101, 100)])
def test_een_percentage_ligt_tussen_nul_en_honderd(tarief: Fraction) -> None:
    with pytest.raises(DomeinFout) as fout:
        bereken_overname(Bedrag(Fraction(1)), Aandeel(tarief), TABEL.constanten)
    assert fout.value.code == "tarief_buiten_bereik"


def test_centen_half_omhoog() -> None:
    uit = bereken_overname(Bedrag(Fraction("100.01")), Aandeel(Fraction(1, 2)), TABEL.constanten)
    assert uit.bedragen.jaarbedrag_cent == Decimal("50.01")


def test_de_opgeslagen_berekening_houdt_uren_en_krijgt_andere_bedragen() -> None:
    invoer = Rekeninvoer(
        zzp="VG7",
        dagbesteding_ja=True,
        behandeling_ja=True,
        tarief=Aandeel(Fraction(97, 100)),
        wonen=Uren(Fraction(60)),
        dagbesteding=Uren(Fraction(14)),
        nachtzorg=Uren(Fraction(4)),
        behandelaren=Uren(Fraction(2)),
        min_uren=Uren(Fraction(0)),
        context_uren_jaar=Uren(Fraction(52)),
        context_totaal=Bedrag(Fraction(30_000)),
    )
    oud = uitkomst_als_gegevens(bereken(invoer, TABEL))
    basis = find_profielbedrag(TABEL, "VG7", "Meerzorgprofiel 4")
    assert basis is not None
    nieuw = overname_als_gegevens(oud, bereken_overname(basis, TARIEF, TABEL.constanten), TARIEF)
    assert nieuw["uren"] == oud["uren"]
    assert nieuw["meerzorguren"] == oud["meerzorguren"]
    assert isinstance(nieuw["invoer"], dict)
    assert nieuw["invoer"]["tarief"] == "19/20"
    assert nieuw["invoer"]["context_totaal"] == "0/1"
    assert isinstance(nieuw["bedragen"], dict)
    assert nieuw["bedragen"]["context_telt_mee"] == "0/1"
    assert isinstance(nieuw["trace"], list)
    codes = [stap["code"] for stap in nieuw["trace"] if isinstance(stap, dict)]
    assert codes.count("jaarbedrag") == 1
    assert "basis_profiel" in codes
    assert "context_berekend" not in codes
    leeg = overname_als_gegevens(
        {"invoer": None, "trace": None},
        bereken_overname(basis, TARIEF, TABEL.constanten),
        TARIEF,
    )
    assert isinstance(leeg["trace"], list)
