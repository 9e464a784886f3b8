"""When a client is due for an ontwikkeltraject: the dates of S14, gaps, and a property."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.ontwikkeltraject import Trajectregels, bepaal_signaaldatum, bepaal_start

DAG = timedelta(days=1)
RUST = 31
EERSTE = (date(2024, 3, 1), date(2026, 2, 28))
OP = date(2026, 11, 20)


def test_the_dates_of_s14():
    start = bepaal_start([(date(2024, 3, 1), date(2027, 2, 28))], OP, RUST)
    assert start == date(2024, 3, 1)
    assert bepaal_signaaldatum(start, None, 36) == date(2027, 3, 1)
    assert bepaal_signaaldatum(start, date(2027, 1, 14), 36) == date(2030, 1, 14)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [(date(2024, 2, 29), date(2027, 2, 28)), (date(2025, 2, 28), date(2028, 2, 28))],
)
def test_a_shorter_month_ends_earlier(dag, verwacht):
    assert bepaal_signaaldatum(dag, None, 36) == verwacht


@pytest.mark.parametrize(
    ("perioden", "start"),
    [
        ([], None),
        ([EERSTE], None),
        ([(date(2026, 11, 21), date(2027, 1, 1))], None),
        ([(OP, OP)], OP),
        ([EERSTE, (date(2026, 3, 1), OP)], date(2024, 3, 1)),
        ([EERSTE, (date(2026, 3, 31), OP)], date(2024, 3, 1)),
        ([EERSTE, (date(2026, 4, 1), OP)], date(2026, 4, 1)),
        ([(date(2026, 4, 1), OP), EERSTE], date(2026, 4, 1)),
        ([(date(2023, 1, 1), date(2027, 1, 1)), (date(2024, 1, 1), date(2024, 2, 1))],
         date(2023, 1, 1)),
        ([EERSTE, (date(2026, 3, 10), date(2026, 3, 9)), (date(2026, 4, 1), OP)],
         date(2026, 4, 1)),
        ([EERSTE, (date(2026, 3, 1), date(2026, 11, 19))], None),
        ([EERSTE, (date(2026, 3, 1), OP - DAG), (OP + DAG, date(2027, 5, 1))], None),
    ],
    ids=[
        "nothing", "ended", "still to come", "one day", "touches", "31 days after the last one",
        "32 days after the last one", "in any order", "one within another", "on no day",
        "ended yesterday", "between two",
    ],
)  # fmt: skip
def test_the_start_of_the_uninterrupted_meerzorg(perioden, start):
    assert bepaal_start(perioden, OP, RUST) == start


@given(
    st.lists(st.tuples(st.integers(-900, 50), st.integers(-5, 300)), max_size=8),
    st.integers(1, 60),
)
def test_the_start_as_walking_back_day_by_day_finds_it(ruw, rust):
    perioden = [(OP + van * DAG, OP + (van + lengte) * DAG) for van, lengte in ruw]
    met_zorg = {van + nr * DAG for van, tot in perioden for nr in range((tot - van).days + 1)}
    verwacht = None
    if OP in met_zorg:
        verwacht = dag = OP
        while (verwacht - dag).days < rust:
            dag -= DAG
            if dag in met_zorg:
                verwacht = dag
    assert bepaal_start(perioden, OP, rust) == verwacht


GEGEVENS = {
    "versie": "2030-1",
    "maanden": 24,
    "onderbreking_dagen": 10,
    "thema": [{"code": "wonen", "naam": "Woonplek"}, {"code": "dag", "naam": "De dag"}],
}


def test_the_rules_are_read_with_the_themes_in_order():
    regels = Trajectregels.uit_gegevens(GEGEVENS)
    assert (regels.versie, regels.maanden, regels.onderbreking_dagen) == ("2030-1", 24, 10)
    assert list(regels.themas.items()) == [("wonen", "Woonplek"), ("dag", "De dag")]


@pytest.mark.parametrize("anders", [{"maanden": "24"}, {"thema": [{"code": "wonen"}]}])
def test_rules_that_are_not_right_are_refused(anders):
    with pytest.raises(DomeinFout) as geweigerd:
        Trajectregels.uit_gegevens(GEGEVENS | anders)
    assert geweigerd.value.code == "gegevens_onjuist"
