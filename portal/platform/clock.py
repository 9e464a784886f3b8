"""The only place that reads the time: UTC for storage, Europe/Amsterdam for days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

FIRST_YEAR, YEARS_AHEAD = 1900, 10
"""What a typed day lies between; a year outside it is a slip, as 9999 or 0026 is."""

_vast: list[datetime] = []


def now() -> datetime:
    """Give the current moment in UTC."""
    return _vast[-1] if _vast else datetime.now(UTC)


def today() -> date:
    """Give the current Dutch calendar day."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """Give the Dutch calendar day of a moment."""
    return moment.astimezone(AMSTERDAM).date()


def local_time(moment: datetime) -> time:
    """Give the Dutch time of the day of a moment."""
    return moment.astimezone(AMSTERDAM).time()


def begin_of_day(day: date) -> datetime:
    """Give the moment at which a Dutch calendar day begins, in UTC."""
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Give the moment at which the Dutch calendar day after a day begins, in UTC."""
    return begin_of_day(day + timedelta(days=1))


def is_plausible(day: date) -> bool:
    """Say whether somebody can mean a day, so that nothing counts the days of centuries."""
    return FIRST_YEAR <= day.year <= today().year + YEARS_AHEAD


@contextmanager
def freeze(moment: datetime) -> Iterator[None]:
    """Hold the clock at one moment, for tests and demo data."""
    if moment.tzinfo is None:
        raise ValueError("a frozen moment needs a time zone")
    _vast.append(moment.astimezone(UTC))
    try:
        yield
    finally:
        _vast.pop()
