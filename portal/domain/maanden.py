"""The same day, some months later."""

from __future__ import annotations

import calendar
from datetime import date

MAANDEN_PER_JAAR = 12


def plus_maanden(dag: date, maanden: int) -> date:
    """Give the same day of the month `maanden` later, or the last day of a shorter month.

    Bron: [procedure] §7.1 G5, whole months; what a shorter month does is a choice.
    """
    jaar, maand = divmod(dag.year * MAANDEN_PER_JAAR + dag.month - 1 + maanden, MAANDEN_PER_JAAR)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(dag.day, laatste))
