"""What a signal says: on, off, or not to be computed; never a judgement.

Bron: [procedure] §2.1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from portal.domain.toetsingskader.kader import Ernst

if TYPE_CHECKING:
    from collections.abc import Mapping

Getoond: TypeAlias = str | int | bool | date | Fraction | tuple[str, ...] | None


class Stand(StrEnum):
    """What is known about a signal."""

    AAN = "aan"
    UIT = "uit"
    NIET_TE_BEREKENEN = "niet te berekenen"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What one rule found.

    Args:
        stand: On, off, or not to be computed.
        gegevens: The values it rests on, to be shown.
        ernst: Replaces the usual ernst, None keeps it.
    """

    stand: Stand
    gegevens: Mapping[str, Getoond] = field(default_factory=dict)
    ernst: Ernst | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """One signal as the reviewer sees it."""

    id: str
    ernst: Ernst
    stand: Stand
    gegevens: Mapping[str, Getoond]
    bron: str

    @property
    def actief(self) -> bool:
        """The signal is on."""
        return self.stand is Stand.AAN

    @property
    def vraagt_aandacht(self) -> bool:
        """The signal is on with ernst let-op or stop: its criteria are scored one by one.

        Bron: [procedure] §2.1.
        """
        return self.actief and self.ernst is not Ernst.INFO


ONBEKEND = Bevinding(Stand.NIET_TE_BEREKENEN)
UIT = Bevinding(Stand.UIT)


def als(aan: object, **gegevens: Getoond) -> Bevinding:
    """Give a signal that is on when the first value is true, with the values it rests on."""
    return Bevinding(Stand.AAN if aan else Stand.UIT, gegevens)
