"""The periods that figures are about: a calendar year or half of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout

_PERIODE = re.compile(r"([0-9]{4})(?:-H([12]))?")
JAREN = range(2000, 2100)


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """A calendar year, or its first or second half.

    Attributes:
        helft: 1 or 2; 0 is the whole year.

    Bron: [kamerbrief-thuis] §5, twice a year: end of June and end of the year.
    """

    jaar: int
    helft: int = 0

    @classmethod
    def uit_tekst(cls, tekst: str) -> Periode:
        """Read `2026`, `2026-H1` or `2026-H2`.

        Raises:
            DomeinFout: `telperiode_onbekend` when the text is something else.
        """
        gevonden = _PERIODE.fullmatch(tekst)
        if gevonden is None or int(gevonden[1]) not in JAREN:
            raise DomeinFout("telperiode_onbekend", periode=tekst)
        return cls(int(gevonden[1]), int(gevonden[2] or 0))

    def __str__(self) -> str:
        """Write it as `uit_tekst` reads it."""
        return f"{self.jaar}-H{self.helft}" if self.helft else str(self.jaar)

    @property
    def eerste(self) -> date:
        """Give the first day."""
        return date(self.jaar, 7 if self.helft == 2 else 1, 1)

    @property
    def laatste(self) -> date:
        """Give the last day, which belongs to it."""
        return date(self.jaar, 6, 30) if self.helft == 1 else date(self.jaar, 12, 31)

    @property
    def helften(self) -> tuple[Periode, ...]:
        """Give the two halves of a year; a half has none."""
        return () if self.helft else (Periode(self.jaar, 1), Periode(self.jaar, 2))

    @property
    def heel_jaar(self) -> Periode:
        """Give the year it belongs to, itself when it is one."""
        return Periode(self.jaar)
