"""The amount that moves along with a client: without context, with another percentage."""

from decimal import Decimal
from fractions import Fraction

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.overname import (
    bereken_maatwerkbasis,
    bereken_overname,
    find_profielbedrag,
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
