"""Facts from a version: what the dagprogramma, the past and the benchmark say."""

import uuid
from fractions import Fraction

import pytest

from portal.beoordeling.queries.signaalfeiten.inhoud import dagprogrammafeiten, profielnummer
from portal.beoordeling.queries.signaalfeiten.verleden import (
    Vergelijkbaar,
    maak_benchmark,
)
from portal.domain.spiegel import Plek
from tests.factories.toetsing import Rekenwens, maak_bron


def vergelijkbaar(uren, *, aanbieder=0, kantoor=0, client=None):
    plek = Plek(uuid.UUID(int=aanbieder), uuid.UUID(int=kantoor))
    return Vergelijkbaar(client or uuid.uuid4(), plek, Fraction(uren))


@pytest.mark.parametrize(("aantal", "rang"), [(1, 1), (9, 9), (10, 9), (11, 10), (20, 18)])
def test_het_90e_percentiel_is_de_dichtstbijzijnde_rang(aantal, rang):
    rijen = [vergelijkbaar(uren, aanbieder=uren % 3) for uren in range(1, aantal + 1)]
    benchmark = maak_benchmark(rijen)
    assert benchmark.percentiel_90 == rang
    assert benchmark.clienten == aantal - -(-aantal // 3)
    assert benchmark.organisaties == min(3, aantal) - 1


def test_een_zorgkantoor_weet_alles_van_zijn_eigen_clienten():
    """Without the 12 that the first zorgkantoor knows, 4 of one aanbieder are left."""
    rijen = [
        vergelijkbaar(20, aanbieder=nr % 4, kantoor=1 if nr % 4 == 3 else 0) for nr in range(16)
    ]
    benchmark = maak_benchmark(rijen)
    assert (benchmark.clienten, benchmark.organisaties) == (4, 1)


def test_van_een_client_telt_alleen_de_nieuwste_toekenning():
    client = uuid.uuid4()
    benchmark = maak_benchmark([vergelijkbaar(5, client=client), vergelijkbaar(50, client=client)])
    assert (benchmark.percentiel_90, benchmark.clienten) == (5, 0)
    assert maak_benchmark([]) is None


def test_het_percentiel_is_een_heel_uur_naar_boven():
    assert maak_benchmark([vergelijkbaar("201/10")]).percentiel_90 == 21


@pytest.mark.parametrize(
    ("naam", "nummer"),
    [("Meerzorgprofiel 4", 4), ("profiel 12", 12), ("", None), ("maatwerk", None)],
)
def test_profielnummer_staat_achteraan(naam, nummer):
    assert profielnummer(naam) == nummer


def test_zonder_dagprogramma_is_er_niets_te_zeggen():
    assert dagprogrammafeiten(maak_bron()) is None


def test_dagprogramma_telt_klokuren_overdag():
    dagen = {
        "ma_vr": [
            {"van": "6:00", "tot": "9:00", "functie": "wonen", "op": "1"},
            {"van": "9:00", "tot": "15:00", "functie": "dagbesteding", "op": "3"},
            {"van": "15:00", "tot": "24:00", "functie": "wonen", "op": "2"},
        ],
        "za_zo": [{"van": "8:00", "tot": "20:00", "functie": "wonen", "op": "0,5"}],
    }
    feiten = dagprogrammafeiten(maak_bron(Rekenwens(dagprogramma=dagen)))
    assert feiten.weekend_per_dag == 24
    assert feiten.doordeweeks_per_dag == 3 + 2 + Fraction(9, 2)
    assert feiten.een_op_een == 5 * 2 + 2 * 12
    assert feiten.dekking == 5 * 16 + 2 * 12
