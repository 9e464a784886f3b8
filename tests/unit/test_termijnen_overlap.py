"""At most one toekenning of a client is in force on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.termijnen import Looptijd, eindigt_door

OUD = Looptijd(date(2026, 5, 1), date(2028, 4, 30))


@pytest.mark.parametrize(
    ("nieuw", "einde"),
    [
        (Looptijd(date(2026, 12, 1), date(2028, 5, 31)), date(2026, 11, 30)),
        (Looptijd(date(2028, 4, 30), date(2029, 4, 29)), date(2028, 4, 29)),
        (Looptijd(date(2028, 5, 1), date(2029, 4, 30)), None),
        (Looptijd(date(2026, 1, 1), date(2026, 4, 30)), None),
        (Looptijd(date(2026, 4, 1), date(2027, 3, 31)), date(2026, 3, 31)),
    ],
)
def test_de_oude_eindigt_de_dag_ervoor(nieuw, einde):
    assert eindigt_door(OUD, nieuw) == einde


dagen = st.dates(date(2025, 1, 1), date(2029, 1, 1))
looptijden = st.builds(
    lambda begin, lengte: Looptijd(begin, begin + timedelta(days=lengte)),
    dagen,
    st.integers(0, 900),
)


@given(st.lists(looptijden, max_size=6))
def test_geen_twee_gelden_op_dezelfde_dag(op_volgorde):
    over = []
    for nieuw in op_volgorde:
        over = [deel for oud in over if (deel := rest(oud, nieuw))] + [nieuw]
    assert [
        (een, ander)
        for nr, een in enumerate(over)
        for ander in over[nr + 1 :]
        if een.overlapt(ander)
    ] == []


def rest(oud, nieuw):
    """Give what is left of a toekenning beside a newer one, None when that is no day."""
    einde = eindigt_door(oud, nieuw) or oud.laatste_dag
    return Looptijd(oud.ingang, einde) if einde >= oud.ingang else None


@pytest.mark.parametrize(("laatste", "wel"), [(date(2026, 5, 1), True), (date(2026, 4, 30), False)])
def test_zonder_dag_is_zij_niet_van_kracht(laatste, wel):
    assert Looptijd(date(2026, 5, 1), laatste).is_van_kracht is wel
