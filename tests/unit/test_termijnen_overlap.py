"""At most one toekenning of a client is in force on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.termijnen import Looptijd, eindigt_door, geldende_looptijden

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


def test_wat_al_was_ingekort_wordt_niet_nog_eens_geraakt():
    tweede = Looptijd(date(2026, 12, 1), date(2027, 11, 30))
    derde = Looptijd(date(2027, 12, 1), date(2028, 11, 30))
    assert geldende_looptijden([OUD, tweede, derde]) == (
        Looptijd(date(2026, 5, 1), date(2026, 11, 30)),
        tweede,
        derde,
    )


def test_een_die_nooit_ingaat_heeft_niets_over():
    assert geldende_looptijden([OUD, Looptijd(date(2026, 5, 1), date(2026, 6, 1))])[0] is None


dagen = st.dates(date(2025, 1, 1), date(2029, 1, 1))
looptijden = st.builds(
    lambda begin, lengte: Looptijd(begin, begin + timedelta(days=lengte)),
    dagen,
    st.integers(0, 900),
)


@given(st.lists(looptijden, max_size=6))
def test_geen_twee_gelden_op_dezelfde_dag(op_volgorde):
    over = [deel for deel in geldende_looptijden(op_volgorde) if deel is not None]
    assert [
        (een, ander)
        for nr, een in enumerate(over)
        for ander in over[nr + 1 :]
        if een.overlapt(ander)
    ] == []
    assert geldende_looptijden(op_volgorde)[-1:] == tuple(op_volgorde[-1:])
