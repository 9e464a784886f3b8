"""Dates as people type them; what is no date stays as it was typed."""

import re
from datetime import date

from portal.platform.web.texts import MAANDEN, MAANDEN_KORT

_CIJFERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WOORDEN = re.compile(r"(\d{1,2}) ([a-z]+)\.? (\d{4})")


def datum_uit_tekst(tekst: str) -> str:
    """Give the ISO date in a text such as `27-11-2026` or `27 november 2026`.

    Returns:
        The text itself when it holds no existing day, or no four digits for the year.
    """
    dag = _lees(tekst.strip().lower())
    return tekst if dag is None else dag.isoformat()


def datum_als_tekst(waarde: str) -> str:
    """Write a stored date as `27-11-2026`; anything else as it stands."""
    try:
        return f"{date.fromisoformat(waarde):%d-%m-%Y}"
    except ValueError:
        return waarde


def _lees(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        delen = _delen(tekst)
    try:
        return date(*delen) if delen else None
    except ValueError:
        return None


def _delen(tekst: str) -> tuple[int, int, int] | None:
    """Give year, month and day, None when the text has another form."""
    if cijfers := _CIJFERS.fullmatch(tekst):
        dag, maand, jaar = map(int, cijfers.groups())
        return jaar, maand, dag
    woorden = _WOORDEN.fullmatch(tekst)
    if woorden is None:
        return None
    for maanden in (MAANDEN, MAANDEN_KORT):
        if woorden[2] in maanden:
            return int(woorden[3]), maanden.index(woorden[2]) + 1, int(woorden[1])
    return None
