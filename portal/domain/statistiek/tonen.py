"""What may be shown of a count: a rounded number, or the word that stands in its place."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Bescherming:
    """Dated numbers of the protection of figures.

    Attributes:
        afronding: Shown counts are a multiple of this, > 0.
        grens_clienten: A count below this is not shown; a group counts at least so many clients.
        grens_organisaties: A group counts at least so many organisations.
        mogelijke_waarden: What is hidden keeps at least so many possible values.

    Bron: [procedure] §12; [processen] D3.
    """

    afronding: int
    grens_clienten: int
    grens_organisaties: int
    mogelijke_waarden: int


class Toonsoort(StrEnum):
    """In which way a count is shown."""

    GETAL = "getal"
    VERBORGEN_KLEIN = "verborgen_klein"
    VERBORGEN = "verborgen"
    GEEN_OPGAVE = "geen_opgave"


@dataclass(frozen=True, slots=True)
class Getoond:
    """A count as everybody may see it; `waarde` is rounded, and None unless a number is shown.

    `verborgen_klein` says only that it is below the limit (0 included), `verborgen` says nothing,
    and `geen_opgave` says that nobody counted.
    """

    soort: Toonsoort
    waarde: int | None = None

    @property
    def is_getal(self) -> bool:
        """Say whether a number is shown."""
        return self.soort is Toonsoort.GETAL


@dataclass(frozen=True, slots=True)
class Relatie(Generic[K]):
    """A total that is known to be the sum of its parts; a part without a count is left out.

    With `minstens` only that it is no less than its parts together is known: a count that can have
    grown since.
    """

    totaal: K
    delen: tuple[K, ...]
    minstens: bool = False


def rond(waarde: int, op: int) -> int:
    """Round a count to the nearest multiple.

    Args:
        waarde: The count, >= 0.
        op: The multiple, > 0.

    Returns:
        The nearest multiple; exactly in the middle goes up.

    Bron: [kamerbrief-thuis] tabel 1 ("op 5-tallen afgerond").
    """
    return (2 * waarde + op) // (2 * op) * op


def kan_zijn(waarde: int, regels: Bescherming) -> tuple[int, int | None]:
    """Give what a reader may conclude about a count from its own cell alone.

    Args:
        waarde: The exact count, >= 0; below the limit it is hidden as small.
        regels: Numbers in force.

    Returns:
        Smallest and largest value of everything that is shown in the same way.

    Bron: [processen] D1, rounded to fives, and D3, the limit.
    """
    if waarde < regels.grens_clienten:
        return 0, regels.grens_clienten - 1
    getoond = rond(waarde, regels.afronding)
    laagste = getoond - regels.afronding // 2
    return max(laagste, regels.grens_clienten), getoond + (regels.afronding - 1) // 2
