"""The same day some months later."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.maanden import plus_maanden


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 1), 0, date(2026, 5, 1)),
    ],
)
def test_the_last_day_of_a_shorter_month(dag, maanden, verwacht):
    assert plus_maanden(dag, maanden) == verwacht
