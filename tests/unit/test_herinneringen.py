"""Which reminders fall due in which days: every step exactly once, however the days are cut."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.berichten import (
    Berichtsoort,
    Bezorging,
    Sport,
    Trede,
    Venster,
    aandachtsdag,
    bepaal_sport,
    dag_van,
    list_treden,
    list_vervallen,
)
from portal.platform.calendar_data import load_kalender
from portal.platform.message_data import load_berichtsoorten, load_bundeltijd, load_functies

KALENDER = load_kalender()
SOORTEN = load_berichtsoorten(date(2026, 11, 22))
MET_TREDEN = sorted(code for code, soort in SOORTEN.items() if soort.treden)
BEGIN = date(2026, 3, 1)
JAAR = 400


def venster(van, tot, *, soorten=SOORTEN, **rest):
    """Look at some days."""
    return Venster(van=van, tot_en_met=tot, soorten=soorten, kalender=KALENDER, **rest)


def dagen(begin, lengtes):
    """Cut days in windows of some lengths, one after the other."""
    for lengte in lengtes:
        eind = begin + timedelta(days=lengte - 1)
        yield venster(begin, eind)
        begin = eind + timedelta(days=1)


SNEDEN = st.lists(st.sampled_from([1, 1, 1, 2, 7, 21, 90]), min_size=1, max_size=40).map(
    lambda lengtes: [*lengtes, max(1, 2 * JAAR - sum(lengtes))]
)


@given(
    code=st.sampled_from(MET_TREDEN),
    na=st.integers(min_value=190, max_value=JAAR),
    midden=st.booleans(),
    lengtes=SNEDEN,
)
def test_elke_trede_komt_precies_een_keer_hoe_de_dagen_ook_vallen(code, na, midden, lengtes):
    soort, dag = SOORTEN[code], BEGIN + timedelta(days=na)
    gegeven = [
        (rij.trede, rij.wanneer, deel)
        for deel in dagen(BEGIN, lengtes)
        for rij in list_vervallen(soort, dag, deel, midden=midden)
    ]
    assert [trede for trede, _, _ in gegeven] == list(list_treden(soort, midden=midden))
    for trede, wanneer, deel in gegeven:
        assert KALENDER.is_werkdag(wanneer)
        assert wanneer == dag_van(soort, trede, dag, KALENDER)
        assert deel.telt(code, dag, midden=midden)


@given(
    code=st.sampled_from(MET_TREDEN),
    na=st.integers(min_value=0, max_value=JAAR),
    van=st.integers(min_value=0, max_value=JAAR),
    lengte=st.integers(min_value=1, max_value=40),
)
def test_het_bereik_is_precies_wat_vervalt(code, na, van, lengte):
    begin = BEGIN + timedelta(days=van)
    kijk, dag = venster(begin, begin + timedelta(days=lengte - 1)), BEGIN + timedelta(days=na)
    assert kijk.telt(code, dag) == bool(list_vervallen(SOORTEN[code], dag, kijk))


@pytest.mark.parametrize(
    ("dag", "gegeven"),
    [
        (date(2027, 1, 1), [(-7, date(2027, 1, 4))]),
        (date(2027, 1, 4), [(-7, date(2027, 1, 4))]),
        (date(2027, 1, 7), [(-7, date(2027, 1, 4))]),
        (date(2027, 1, 8), [(-7, date(2027, 1, 4))]),
        (date(2027, 1, 11), [(-7, date(2027, 1, 4))]),
        (date(2027, 1, 15), [(-14, date(2027, 1, 4)), (-7, date(2027, 1, 8))]),
        (date(2027, 1, 22), [(-28, date(2027, 1, 4)), (-14, date(2027, 1, 8)),
                             (-7, date(2027, 1, 15))]),
        (date(2027, 6, 17), [(-28, date(2027, 5, 20)), (-14, date(2027, 6, 3)),
                             (-7, date(2027, 6, 10))]),
        (date(2028, 1, 4), [(-7, date(2028, 1, 3))]),
    ],
)  # fmt: skip
def test_wat_nog_niet_kan_wordt_gevraagd_zodra_het_kan(dag, gegeven):
    """A meerzorgplan is submitted from 1 January on: 4 January 2027, the first working day."""
    vanaf = date(dag.year, 1, 1)
    dagelijks = [venster(dag + timedelta(days=nr), dag + timedelta(days=nr))
                 for nr in range(-40, 10)]  # fmt: skip
    gevonden = [
        (rij.trede.dagen, rij.wanneer)
        for deel in dagelijks
        for rij in list_vervallen(SOORTEN["N41"], dag, deel, vanaf=vanaf)
        if deel.telt("N41", dag, vanaf=vanaf)
    ]
    assert gevonden == gegeven


@given(
    dag=st.dates(date(2027, 1, 1), date(2029, 12, 31)),
    lengtes=SNEDEN,
)
def test_wat_wacht_komt_ook_precies_een_keer(dag, lengtes):
    soort, vanaf = SOORTEN["N41"], date(dag.year, 1, 1)
    gegeven = [
        rij.trede.dagen
        for deel in dagen(vanaf - timedelta(days=60), lengtes)
        for rij in list_vervallen(soort, dag, deel, vanaf=vanaf)
        if deel.telt("N41", dag, vanaf=vanaf)
    ]
    alle = [trede.dagen for trede in soort.treden]
    assert gegeven == alle[len(alle) - len(gegeven) :] != []


@given(
    code=st.sampled_from(MET_TREDEN),
    na=st.integers(min_value=0, max_value=JAAR),
    van=st.integers(min_value=0, max_value=JAAR),
    lengte=st.integers(min_value=1, max_value=120),
)
def test_de_aandachtslijst_telt_op_de_dag_zelf(code, na, van, lengte):
    begin = BEGIN + timedelta(days=van)
    eind, dag = begin + timedelta(days=lengte - 1), BEGIN + timedelta(days=na)
    kijk = venster(begin, eind, aandacht=True)
    assert kijk.telt(code, dag) == (begin <= aandachtsdag(SOORTEN[code], dag, KALENDER) <= eind)


def test_dagen_en_ruimte_die_bij_een_soort_horen_staan_bij_die_soort():
    """The days of N40 are of the list; the room around the day of a goal (N20) is a choice."""
    assert SOORTEN["N40"].seindagen == ((4, 1), (7, 1), (10, 1))
    assert SOORTEN["N20"].ruimte_dagen == 28
    anders = [soort for soort in SOORTEN.values() if soort.seindagen or soort.ruimte_dagen]
    assert {soort.code for soort in anders} == {"N20", "N40"}


def test_wie_niet_gevraagd_is_telt_niet():
    kijk = venster(BEGIN, BEGIN + timedelta(days=30), soorten={})
    assert kijk.bereik("N08", "N09") == ()
    assert not kijk.telt("N08", BEGIN)


def test_buiten_een_ladder_blijft_elke_trede_bij_de_persoon():
    assert {bepaal_sport(SOORTEN["N08"], trede) for trede in SOORTEN["N08"].treden} == {
        Sport.PERSOON
    }


@pytest.mark.parametrize("code", ["N05", "N21", "N22", "N25", "N41", "N44"])
def test_wat_voor_zijn_dag_wordt_gezegd_klimt_niet(code):
    """Nobody failed to react before the day: the ladder is for what comes after it (ADR 0011)."""
    assert not SOORTEN[code].is_ladder
    assert all(trede.dagen <= 0 for trede in SOORTEN[code].treden)


@pytest.mark.parametrize(
    ("code", "sporten"),
    [
        ("N01", [Sport.PERSOON, Sport.VERVANGER]),
        ("N09", [Sport.PERSOON, Sport.VERVANGER, Sport.LEIDING]),
        ("N20", [Sport.PERSOON, Sport.VERVANGER, Sport.LEIDING]),
        ("N27", [Sport.VERVANGER, Sport.LEIDING]),
        ("N36", [Sport.PERSOON, Sport.VERVANGER, Sport.LEIDING]),
        ("N42", [Sport.PERSOON, Sport.VERVANGER]),
        ("N43", [Sport.PERSOON, Sport.VERVANGER, Sport.LEIDING]),
        ("N50", [Sport.PERSOON, Sport.VERVANGER, Sport.LEIDING]),
        ("N52", [Sport.PERSOON, Sport.VERVANGER]),
    ],
)
def test_een_ladder_klimt_en_houdt_na_de_derde_op(code, sporten):
    soort = SOORTEN[code]
    assert soort.is_ladder
    assert [bepaal_sport(soort, trede) for trede in soort.treden] == sporten


def test_een_ladder_klimt_niet_verder_dan_wie_leidt():
    treden = tuple(Trede(dagen=nr, aan=("teamleider",)) for nr in (1, 8, 15, 22))
    soort = Berichtsoort(
        code="N99", bezorging=Bezorging.DIRECT, aan=(), treden=treden, rollen=frozenset(),
        eerste_sport=1,
    )  # fmt: skip
    assert bepaal_sport(soort, treden[-1]) is Sport.LEIDING


@pytest.mark.parametrize(
    ("code", "midden", "laat"),
    [
        ("N08", False, date(2026, 11, 27)),
        ("N07", False, date(2026, 11, 30)),
        ("N04", False, date(2026, 12, 2)),
        ("N52", False, date(2026, 12, 24)),
        ("N24", True, date(2026, 11, 27)),
        ("N26", False, date(2026, 11, 27)),
    ],
)
def test_vanaf_wanneer_iets_te_laat_is(code, midden, laat):
    assert aandachtsdag(SOORTEN[code], date(2026, 11, 27), KALENDER, midden=midden) == laat


def test_de_bundels_gaan_om_zeven_uur_en_elke_functie_bestaat():
    functies = load_functies(date(2026, 11, 22))
    assert load_bundeltijd(date(2026, 11, 22)).isoformat() == "07:00:00"
    assert functies == load_functies(date(2030, 1, 1))
    assert {
        naam
        for soort in SOORTEN.values()
        for naam in (*soort.aan, *(functie for trede in soort.treden for functie in trede.aan))
    } <= set(functies)
