"""The rows that spiegelinformatie is counted from: what runs on a day, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from portal.domain.statistiek import Doorlooptijd

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
        client_id: This client.
        seconden: Granted meerzorguren per week, in whole seconds; None where they are not known.
        cent: Granted amount per year, as in the besluit.
    """

    plek: Plek
    client_id: UUID
    kenmerken: Kenmerken
    seconden: int | None
    cent: int


@dataclass(frozen=True, slots=True)
class Besluitfeit:
    """A first besluit that was sent in the year; a client can have more than one.

    Attributes:
        client_id: Whom it is about; one of them where it is about a group as a whole.
        uitkomst: `volledig`, `deels`, `afgewezen`, `bijstellen` or `buiten_behandeling`.
        duur: How long it took; None at bijstellen, which does not end the work.
        minder: Of a granted her-aanvraag: fewer hours a week than before; None for any other, and
            where the hours of one of the two are not known.
    """

    plek: Plek
    client_id: UUID
    kenmerken: Kenmerken
    uitkomst: str
    duur: Doorlooptijd | None
    minder: bool | None
