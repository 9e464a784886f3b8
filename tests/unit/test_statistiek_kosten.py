"""What toekenningen cost per month, and how long a besluit took."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.statistiek import (
    Bedragperiode,
    Doorlooptijd,
    Maandkosten,
    kosten_per_maand,
    meet_doorlooptijd,
)

VANAF = date(2026, 11, 1)
DAGEN = st.dates(date(2026, 6, 1), date(2028, 6, 1))


def periode(van, tot, cent=10_001, clienten=1):
    return Bedragperiode(van=van, tot=tot, cent=cent, clienten=clienten)


@pytest.mark.parametrize(
    ("perioden", "verwacht"),
    [
        ([], [(0, 0), (0, 0), (0, 0)]),
        ([periode(date(2020, 1, 1), date(2030, 1, 1))], [(300_030, 1), (310_031, 1), (310_031, 1)]),
        ([periode(date(2026, 11, 30), date(2026, 12, 1))], [(10_001, 0), (10_001, 1), (0, 0)]),
        ([periode(date(2026, 12, 2), date(2026, 12, 1))], [(0, 0), (0, 0), (0, 0)]),
        ([periode(date(2026, 10, 1), date(2026, 10, 31))], [(0, 0), (0, 0), (0, 0)]),
        ([periode(date(2027, 2, 1), date(2027, 3, 1))], [(0, 0), (0, 0), (0, 0)]),
        (
            [
                periode(date(2026, 11, 1), date(2026, 11, 30), 100, 2),
                periode(date(2026, 12, 1), date(2026, 12, 31), 90, 2),
            ],
            [(3_000, 2), (2_790, 2), (0, 0)],
        ),
    ],
)
def test_kosten_van_drie_maanden(perioden, verwacht):
    gevonden = kosten_per_maand(perioden, vanaf=VANAF, maanden=3)
    maanden = [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert gevonden == tuple(
        Maandkosten(maand, cent, clienten)
        for maand, (cent, clienten) in zip(maanden, verwacht, strict=True)
    )


@given(st.lists(st.builds(periode, DAGEN, DAGEN, st.integers(0, 90_000), st.integers(1, 9))))
def test_elke_dag_apart_geeft_dezelfde_kosten(perioden):
    per_dag = {}
    dag = VANAF
    while dag < date(2027, 11, 1):
        per_dag[dag] = sum(rij.cent for rij in perioden if rij.van <= dag <= rij.tot)
        dag += timedelta(days=1)
    for maand in kosten_per_maand(perioden, vanaf=VANAF, maanden=12):
        zelfde = [
            dag for dag in per_dag if (dag.year, dag.month) == (maand.maand.year, maand.maand.month)
        ]
        assert maand.cent == sum(per_dag[dag] for dag in zelfde)
        lopend = [rij.clienten for rij in perioden if rij.van <= maand.maand <= rij.tot]
        assert maand.clienten == sum(lopend)


@pytest.mark.parametrize(
    ("verzonden", "stilstand", "verwacht"),
    [
        (date(2026, 3, 1), [], (0, 0, True)),
        (date(2026, 4, 26), [], (56, 0, True)),
        (date(2026, 4, 27), [], (57, 0, False)),
        (date(2026, 3, 21), [(date(2026, 3, 5), date(2026, 3, 9))], (20, 5, True)),
        (date(2026, 3, 7), [(date(2026, 3, 5), date(2026, 3, 9))], (6, 3, True)),
        (date(2026, 3, 4), [(date(2026, 3, 5), date(2026, 3, 9))], (3, 0, True)),
        (date(2026, 3, 3), [(date(2026, 2, 27), date(2026, 3, 2))], (2, 1, True)),
    ],
)
def test_doorlooptijd_met_stilstand_apart(verzonden, stilstand, verwacht):
    gemeten = meet_doorlooptijd(
        date(2026, 3, 1), verzonden, beslisdatum=date(2026, 4, 26), stilstand=stilstand
    )
    dagen, stil, op_tijd = verwacht
    assert gemeten == Doorlooptijd(dagen=dagen, dagen_stil=stil, op_tijd=op_tijd)
    assert gemeten.dagen_netto == dagen - stil
