"""The Algemene termijnenwet, article by article, on the data files themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import (
    Eenheid,
    Stap,
    Termijn,
    bepaal_laatste_dag,
    eerste_paasdag,
    einddatum,
    laatste_dag_vooraf,
)
from portal.platform.calendar_data import load_kalender

KALENDER = load_kalender()
DAGEN = st.dates(date(2015, 1, 1), date(2060, 12, 31))
JAREN = st.integers(2015, 2100)
BINNEN = st.one_of(
    st.builds(Termijn, st.integers(1, 90), st.just(Eenheid.DAGEN)),
    st.builds(Termijn, st.integers(1, 12), st.just(Eenheid.WEKEN)),
    st.builds(Termijn, st.integers(1, 3), st.just(Eenheid.MAANDEN)),
)
BUITEN = st.one_of(
    st.builds(Termijn, st.integers(91, 400), st.just(Eenheid.DAGEN)),
    st.builds(Termijn, st.integers(13, 60), st.just(Eenheid.WEKEN)),
    st.builds(Termijn, st.integers(4, 40), st.just(Eenheid.MAANDEN)),
    st.builds(Termijn, st.integers(1, 5), st.just(Eenheid.JAREN)),
)
WEEK, TIEN_DAGEN = Termijn(1, Eenheid.WEKEN), Termijn(10, Eenheid.DAGEN)


def laatste_dag(begin, termijn):
    return bepaal_laatste_dag(begin=begin, termijn=termijn, kalender=KALENDER)


def vooraf(gebeurtenis, termijn):
    return laatste_dag_vooraf(gebeurtenis=gebeurtenis, termijn=termijn, kalender=KALENDER)


# Art. 1 lid 1: a term that ends on a Saturday, Sunday or holiday runs through the next other day.


@pytest.mark.parametrize(
    ("begin", "einde"),
    [
        (date(2026, 6, 5), date(2026, 6, 12)),  # Friday, a working day
        (date(2026, 6, 6), date(2026, 6, 15)),  # Saturday
        (date(2026, 6, 7), date(2026, 6, 15)),  # Sunday
        (date(2026, 12, 25), date(2027, 1, 4)),  # New Year's Day on a Friday
        (date(2027, 3, 19), date(2027, 3, 30)),  # Good Friday through Easter Monday
        (date(2026, 4, 20), date(2026, 4, 28)),  # King's Day
        (date(2026, 4, 28), date(2026, 5, 6)),  # Liberation Day
        (date(2027, 4, 29), date(2027, 5, 10)),  # Ascension Day, and the Friday made equal
        (date(2026, 5, 18), date(2026, 5, 26)),  # Whit Monday
        (date(2026, 12, 18), date(2026, 12, 28)),  # Christmas and the weekend after it
    ],
)
def test_art_1_lid_1_een_week(begin, einde):
    assert laatste_dag(begin, WEEK).datum == einde


@given(DAGEN, BINNEN)
def test_art_1_lid_1_eindigt_altijd_op_een_werkdag_en_nooit_te_vroeg(begin, termijn):
    datum = laatste_dag(begin, termijn).datum
    kaal = einddatum(begin, termijn)
    assert KALENDER.is_werkdag(datum)
    assert datum >= kaal
    if termijn.aantal >= 3 or termijn.eenheid is not Eenheid.DAGEN:
        assert KALENDER.tel_werkdagen(begin, datum) >= 2
    if datum > kaal and KALENDER.tel_werkdagen(begin, datum) > 2:
        assert KALENDER.tel_werkdagen(kaal - timedelta(days=1), datum) == 1


@given(DAGEN, BINNEN)
def test_art_1_lid_1_een_dag_later_beginnen_geeft_nooit_een_eerdere_dag(begin, termijn):
    morgen = begin + timedelta(days=1)
    assert laatste_dag(begin, termijn).datum <= laatste_dag(morgen, termijn).datum


@given(DAGEN, BINNEN | BUITEN)
def test_de_stappen_tellen_op_tot_de_datum(begin, termijn):
    berekend = laatste_dag(begin, termijn)
    assert berekend.stappen[-1].dag == berekend.datum
    assert begin + timedelta(days=sum(s.dagen or 0 for s in berekend.stappen)) == berekend.datum


# Art. 1 lid 2: that does not hold for a term that is counted back from an event.


def test_art_1_lid_2_tien_dagen_voor_een_hoorzitting_mag_een_zondag_zijn():
    berekend = vooraf(date(2026, 6, 17), TIEN_DAGEN)
    assert berekend.datum == date(2026, 6, 7)
    assert berekend.stappen == (
        Stap("gebeurtenis", date(2026, 6, 17)),
        Stap("terug", date(2026, 6, 7), date(2026, 6, 17), 10),
        Stap("terug_verschuift_niet", date(2026, 6, 7), date(2026, 6, 7), reden="zondag"),
    )


def test_art_1_lid_2_op_een_werkdag_valt_er_niets_uit_te_leggen():
    berekend = vooraf(date(2026, 6, 18), TIEN_DAGEN)
    assert (berekend.datum, len(berekend.stappen)) == (date(2026, 6, 8), 2)


@given(DAGEN, BINNEN | BUITEN)
def test_art_1_lid_2_verschuift_nooit(gebeurtenis, termijn):
    kaal = einddatum(gebeurtenis, Termijn(-termijn.aantal, termijn.eenheid))
    berekend = vooraf(gebeurtenis, termijn)
    assert berekend.datum <= kaal
    if (gebeurtenis - kaal).days >= 10 or (gebeurtenis - kaal).days < 3:
        assert berekend.datum == kaal
    terug = sum(stap.dagen or 0 for stap in berekend.stappen)
    assert gebeurtenis - timedelta(days=terug) == berekend.datum


# Art. 2: a term of at least three days holds at least two days that are neither weekend nor
# holiday; counted back as well, since only art. 1 lid 1 leaves such a term alone.


@pytest.mark.parametrize(
    ("begin", "dagen", "einde"),
    [
        (date(2026, 4, 2), 3, date(2026, 4, 8)),  # Thursday before Easter
        (date(2026, 4, 2), 2, date(2026, 4, 7)),  # two days: only art. 1
        (date(2026, 12, 24), 4, date(2026, 12, 29)),
        (date(2026, 6, 5), 3, date(2026, 6, 9)),  # Friday: Monday is the first working day
        (date(2026, 6, 8), 3, date(2026, 6, 11)),
    ],
)
def test_art_2_een_korte_termijn(begin, dagen, einde):
    assert laatste_dag(begin, Termijn(dagen, Eenheid.DAGEN)).datum == einde


def test_art_2_ook_bij_terugrekenen():
    berekend = vooraf(date(2026, 4, 7), Termijn(3, Eenheid.DAGEN))
    assert berekend.datum == date(2026, 4, 1)
    assert berekend.stappen[-1] == Stap(
        "twee_werkdagen_vooraf", date(2026, 4, 1), date(2026, 4, 4), 3
    )
    assert vooraf(date(2026, 4, 7), Termijn(2, Eenheid.DAGEN)).datum == date(2026, 4, 5)


# Art. 3: which days are holidays.


@given(JAREN)
def test_art_3_lid_1_elk_jaar_ook_5_mei(jaar):
    for maand, dag in ((1, 1), (5, 5), (12, 25), (12, 26)):
        assert not KALENDER.is_werkdag(date(jaar, maand, dag))


@given(JAREN)
def test_art_3_lid_1_koningsdag_wijkt_alleen_voor_een_zondag(jaar):
    dag = date(jaar, 4, 27)
    viering = dag - timedelta(days=1) if dag.weekday() == 6 else dag
    assert KALENDER.reden_vrij(viering) == "koningsdag"
    andere = {dag, dag - timedelta(days=1)} - {viering}
    assert {KALENDER.reden_vrij(d) for d in andere}.isdisjoint({"koningsdag"})


@given(JAREN)
def test_art_3_de_dagen_die_met_pasen_meegaan(jaar):
    pasen = eerste_paasdag(jaar)
    rond = {
        -2: "goede_vrijdag",
        1: "tweede_paasdag",
        39: "hemelvaartsdag",
        50: "tweede_pinksterdag",
    }
    for dagen, code in rond.items():
        dag = pasen + timedelta(days=dagen)
        assert not KALENDER.is_werkdag(dag)
        assert KALENDER.reden_vrij(dag) in {code, "koningsdag", "bevrijdingsdag"}


def test_art_3_lid_3_de_gelijkgestelde_dagen_zijn_die_van_het_koninklijk_besluit():
    assert sorted(KALENDER.gelijkgesteld) == [
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    ]


def test_art_3_de_laatste_en_de_eerste_dagen_van_het_jaar():
    for dag in (date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 2), date(2027, 1, 4)):
        assert KALENDER.reden_vrij(dag) == ("zaterdag" if dag == date(2027, 1, 2) else None)


# Art. 4: not for terms in hours, over ninety days, twelve weeks or three months, or in years.


@given(DAGEN, BUITEN)
def test_art_4_een_lange_termijn_schuift_nooit(begin, termijn):
    berekend = laatste_dag(begin, termijn)
    assert berekend.datum == einddatum(begin, termijn)
    assert berekend.stappen[-1].code == "atw_niet_van_toepassing"


@pytest.mark.parametrize(
    ("termijn", "einde"),
    [
        (Termijn(90, Eenheid.DAGEN), date(2026, 8, 31)),
        (Termijn(91, Eenheid.DAGEN), date(2026, 8, 30)),
        (Termijn(12, Eenheid.WEKEN), date(2026, 8, 24)),
        (Termijn(13, Eenheid.WEKEN), date(2026, 8, 30)),
        (Termijn(3, Eenheid.MAANDEN), date(2026, 8, 31)),
        (Termijn(4, Eenheid.MAANDEN), date(2026, 9, 30)),
        (Termijn(1, Eenheid.JAREN), date(2027, 5, 31)),
    ],
)
def test_art_4_op_en_over_de_grens(termijn, einde):
    """Count from Sunday 31 May 2026: 90 days end on a Saturday, 91 days on a Sunday."""
    assert laatste_dag(date(2026, 5, 31), termijn).datum == einde


def test_art_4_vier_maanden_eindigen_ook_op_een_zaterdag():
    assert laatste_dag(date(2026, 6, 3), Termijn(4, Eenheid.MAANDEN)).datum == date(2026, 10, 3)


def test_art_4_een_termijn_in_uren_heeft_geen_dag():
    for reken in (laatste_dag, vooraf):
        with pytest.raises(DomeinFout) as fout:
            reken(date(2026, 1, 5), Termijn(48, Eenheid.UREN))
        assert fout.value.code == "termijn_in_uren"
