"""The calendar of the Algemene termijnenwet: holidays, shifts, short and excepted terms."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import (
    Eenheid,
    Termijn,
    bepaal_laatste_dag,
    eerste_paasdag,
    einddatum,
    werkdagen_tussen,
)
from portal.platform.calendar_data import load_kalender

KALENDER = load_kalender()
DAGEN = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("jaar", "pasen"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
        (2076, date(2076, 4, 19)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_eerste_paasdag(jaar, pasen):
    assert eerste_paasdag(jaar) == pasen


@given(st.integers(1600, 3000))
def test_pasen_valt_op_een_zondag_tussen_22_maart_en_25_april(jaar):
    pasen = eerste_paasdag(jaar)

    assert pasen.weekday() == 6
    assert date(jaar, 3, 22) <= pasen <= date(jaar, 4, 25)


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2026, 1, 1), "nieuwjaarsdag"),
        (date(2026, 1, 2), "gelijkgesteld"),
        (date(2026, 4, 3), "goede_vrijdag"),
        (date(2026, 4, 4), "zaterdag"),
        (date(2026, 4, 5), "zondag"),
        (date(2026, 4, 6), "tweede_paasdag"),
        (date(2026, 4, 7), None),
        (date(2026, 4, 27), "koningsdag"),
        (date(2025, 4, 26), "koningsdag"),
        (date(2025, 4, 28), None),
        (date(2026, 5, 4), None),
        (date(2026, 5, 5), "bevrijdingsdag"),
        (date(2026, 5, 14), "hemelvaartsdag"),
        (date(2026, 5, 15), "gelijkgesteld"),
        (date(2026, 5, 25), "tweede_pinksterdag"),
        (date(2026, 12, 24), None),
        (date(2026, 12, 25), "eerste_kerstdag"),
        (date(2026, 12, 26), "tweede_kerstdag"),
        (date(2027, 5, 7), "gelijkgesteld"),
        (date(2028, 4, 28), "gelijkgesteld"),
        (date(2028, 5, 26), "gelijkgesteld"),
    ],
)
def test_waarom_een_dag_geen_werkdag_is(dag, reden):
    assert KALENDER.reden_vrij(dag) == reden
    assert KALENDER.is_werkdag(dag) is (reden is None)


def test_de_kalender_zegt_tot_wanneer_de_gelijkgestelde_dagen_bekend_zijn():
    assert KALENDER.gelijkgesteld_bekend_tot == date(2028, 12, 31)


@given(DAGEN)
def test_vooruit_schuiven_geeft_de_eerste_werkdag(dag):
    verschoven = KALENDER.verschuif_vooruit(dag)

    assert KALENDER.is_werkdag(verschoven)
    assert KALENDER.tel_werkdagen(dag - timedelta(days=1), verschoven) == 1
    assert KALENDER.verschuif_vooruit(verschoven) == verschoven


@pytest.mark.parametrize(
    ("aantal", "eenheid", "uitgezonderd"),
    [
        (90, Eenheid.DAGEN, False),
        (91, Eenheid.DAGEN, True),
        (12, Eenheid.WEKEN, False),
        (13, Eenheid.WEKEN, True),
        (21, Eenheid.WEKEN, True),
        (3, Eenheid.MAANDEN, False),
        (4, Eenheid.MAANDEN, True),
        (1, Eenheid.JAREN, True),
        (1, Eenheid.UREN, True),
    ],
)
def test_artikel_4(aantal, eenheid, uitgezonderd):
    assert KALENDER.art4_uitgezonderd(Termijn(aantal, eenheid)) is uitgezonderd


NIET, TWEE, SCHUIF = "atw_niet_van_toepassing", "twee_werkdagen", "verschoven"


@pytest.mark.parametrize(
    ("begin", "aantal", "eenheid", "laatste", "codes"),
    [
        # two working days in a term of three days over Easter
        (date(2026, 4, 2), 3, Eenheid.DAGEN, date(2026, 4, 8), [TWEE]),
        # a term of two days is only shifted
        (date(2026, 4, 2), 2, Eenheid.DAGEN, date(2026, 4, 7), [SCHUIF] * 3),
        # long enough, ends on a working day
        (date(2026, 4, 7), 3, Eenheid.DAGEN, date(2026, 4, 10), []),
        # twenty-one weeks never shift (S07)
        (date(2026, 12, 11), 21, Eenheid.WEKEN, date(2027, 5, 7), [NIET]),
        # ten weeks do (S07)
        (date(2027, 1, 18), 10, Eenheid.WEKEN, date(2027, 3, 30), [SCHUIF]),
        (date(2026, 11, 30), 3, Eenheid.MAANDEN, date(2027, 3, 1), [SCHUIF]),
        (date(2024, 2, 29), 1, Eenheid.JAREN, date(2025, 2, 28), [NIET]),
    ],
)
def test_laatste_dag_met_stappen(begin, aantal, eenheid, laatste, codes):
    termijn = Termijn(aantal, eenheid)
    berekend = bepaal_laatste_dag(begin=begin, termijn=termijn, kalender=KALENDER)

    assert berekend.datum == laatste
    assert [stap.code for stap in berekend.stappen] == ["begin", "termijn", *codes]
    assert berekend.stappen[-1].dag == laatste


def test_een_termijn_in_uren_heeft_geen_laatste_dag():
    with pytest.raises(DomeinFout) as fout:
        einddatum(date(2026, 1, 5), Termijn(48, Eenheid.UREN))

    assert (fout.value.code, fout.value.gegevens) == ("termijn_in_uren", {"aantal": 48})


@pytest.mark.parametrize(
    ("vandaag", "datum", "werkdagen"),
    [
        (date(2026, 5, 4), date(2026, 5, 6), 1),
        (date(2026, 5, 6), date(2026, 5, 6), 0),
        (date(2026, 5, 7), date(2026, 5, 6), -1),
        (date(2026, 5, 11), date(2026, 5, 6), -3),
        (date(2026, 5, 9), date(2026, 5, 10), 0),
    ],
)
def test_werkdagen_over_of_te_laat(vandaag, datum, werkdagen):
    assert werkdagen_tussen(KALENDER, vandaag, datum) == werkdagen


@given(DAGEN, st.integers(0, 30))
def test_na_werkdagen_en_tellen_zijn_elkaars_omgekeerde(dag, aantal):
    assert KALENDER.tel_werkdagen(dag, KALENDER.na_werkdagen(dag, aantal)) == aantal
