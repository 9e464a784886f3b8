"""The rows that spiegelinformatie is counted from: what runs on a day, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

ONBEKEND = "onbekend"


class Dimensie(StrEnum):
    """By what the figures are split; always by one at a time, never by two together."""

    TOTAAL = "totaal"
    ZORGPROFIEL = "zorgprofiel"
    SOORT = "soort"
    LEVERINGSVORM = "leveringsvorm"


class Plek(NamedTuple):
    """An aanbieder at one zorgkantoor."""

    aanbieder_id: UUID
    zorgkantoor_id: UUID


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """By what a row can be split.

    Attributes:
        soort: `individueel`, `preventief` or `groep`.
        leveringsvorm: Empty where it was not known.
    """

    zorgprofiel: str
    soort: str
    leveringsvorm: str

    def plaatsen(self) -> Iterator[tuple[Dimensie, str]]:
        """Give every dimension with the value of this row; the total has an empty one."""
        yield Dimensie.TOTAAL, ""
        yield Dimensie.ZORGPROFIEL, self.zorgprofiel or ONBEKEND
        yield Dimensie.SOORT, self.soort
        yield Dimensie.LEVERINGSVORM, self.leveringsvorm or ONBEKEND


@dataclass(frozen=True, slots=True)
class Zorgfeit:
    """What one client has on the last day of the year; each client counts once.

    Attributes:
        seconden: Granted meerzorguren per week, in whole seconds; None where they are not known.
        cent: Granted amount per year, as in the besluit.
    """

    plek: Plek
    kenmerken: Kenmerken
    seconden: int | None
    cent: int


@dataclass(frozen=True, slots=True)
class Besluitfeit:
    """A first besluit about one client that was sent in the year.

    Attributes:
        uitkomst: `volledig`, `deels`, `afgewezen` or `bijstellen`.
        dagen: Calendar days from the day of receipt to the day on which it was sent.
        minder: Of a granted her-aanvraag: fewer hours a week than before; None for any other, and
            where the hours of one of the two are not known.
    """

    plek: Plek
    kenmerken: Kenmerken
    uitkomst: str
    dagen: int
    minder: bool | None
