"""Hours of a week from a dagprogramma."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.dagprogramma import (
    Dagprogramma,
    Functie,
    Regel,
    bereken_regeluren,
    bereken_weekuren,
)
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import tijd_uit_tekst

BEZETTING = (
    Fraction("0.33"),
    Fraction("0.5"),
    Fraction(1),
    Fraction("1.33"),
    Fraction(2),
    Fraction(20),
)
WONEN, DAG = Functie.WONEN, Functie.DAGBESTEDING


def regel(van, tot, functie=WONEN, op_clienten="1"):
    return Regel(
        van=None if van is None else tijd_uit_tekst(van),
        tot=None if tot is None else tijd_uit_tekst(tot),
        functie=functie,
        op_clienten=None if op_clienten is None else Fraction(op_clienten),
    )


def week(*ma_vr, za_zo=()):
    uren = bereken_weekuren(Dagprogramma(ma_vr=ma_vr, za_zo=tuple(za_zo)), bezetting=BEZETTING)
    return uren.wonen, uren.dagbesteding


def test_vijf_doordeweekse_en_twee_weekenddagen():
    assert week(regel("7:00", "8:00"), za_zo=[regel("7:00", "8:30", DAG)]) == (5, 3)


def test_decimalen_van_de_bezetting_zijn_exact():
    assert week(regel("7:00", "8:00", WONEN, "0.33")) == (Fraction(500, 33), 0)
    assert week(regel("7:00", "7:15", WONEN, "1.33"), regel("7:15", "8:00", WONEN, "1.33")) == (
        Fraction(500, 133),
        0,
    )


def test_een_regel_zonder_functie_en_een_gat_tellen_niet_mee():
    assert week(regel("7:00", "8:00", None, None), regel("9:00", "10:00", DAG, "2")) == (
        0,
        Fraction(5, 2),
    )


def test_zonder_regels_is_het_nul():
    assert week() == (0, 0)


def test_een_dag_mag_van_middernacht_tot_middernacht():
    assert week(regel("0:00", "24:00")) == (120, 0)


@pytest.mark.parametrize(
    "regels",
    [
        [regel("7:00", "8:00"), regel("8:00", None)],
        [regel("7:00", "8:00"), regel(None, "9:00")],
        [regel("7:00", "8:00"), regel("9:00", "9:00")],
        [regel("7:00", "8:00"), regel("9:00", "8:30")],
        [regel("7:00", "8:00"), regel("7:45", "9:00")],
        [regel("7:00", "8:00"), regel("0:00", "11:30", DAG, None)],
    ],
)
def test_tijden_die_niet_kunnen(regels):
    with pytest.raises(DomeinFout) as fout:
        week(za_zo=regels)
    assert fout.value.code == "dagprogramma_tijden"
    assert fout.value.gegevens == {"dag": "za_zo", "regelnr": 2}


@pytest.mark.parametrize("clienten", [None, "0", "1.1", "21"])
def test_onbekende_bezetting(clienten):
    with pytest.raises(DomeinFout) as fout:
        week(regel("7:00", "8:00", DAG, clienten))
    assert fout.value.code == "bezetting_onbekend"
    assert fout.value.gegevens == {"dag": "ma_vr", "regelnr": 1}


def test_uren_van_een_regel():
    assert bereken_regeluren(regel("7:00", "8:30", WONEN, "2")) == Fraction(3, 4)
    assert bereken_regeluren(regel("7:00", "8:30", None, "2")) == 0
    assert bereken_regeluren(regel("7:00", "8:30", None, None)) == 0


@given(
    st.lists(
        st.tuples(st.integers(1, 90), st.sampled_from(Functie), st.sampled_from(BEZETTING)),
        max_size=12,
    )
)
def test_de_week_is_de_som_van_de_regels(delen):
    regels, van = [], 0
    for duur, functie, clienten in delen:
        regels.append(Regel(van=van, tot=van + duur, functie=functie, op_clienten=clienten))
        van += duur
    wonen, dagbesteding = week(*regels, za_zo=regels)
    assert wonen == 7 * sum(bereken_regeluren(r) for r in regels if r.functie is WONEN)
    assert dagbesteding == 7 * sum(bereken_regeluren(r) for r in regels if r.functie is DAG)
