"""The rows of a dagprogramma."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Functie(StrEnum):
    """What the hours of a row count for."""

    WONEN = "wonen"
    DAGBESTEDING = "dagbesteding"


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: times in minutes after midnight, one begeleider for `op_clienten` clients.

    A row without `functie` fills the time and counts nothing. None means not filled in.
    """

    van: int | None
    tot: int | None
    functie: Functie | None
    op_clienten: Fraction | None


@dataclass(frozen=True, slots=True)
class Dagprogramma:
    """The rows of a weekday and of a weekend day, each in order of time."""

    ma_vr: tuple[Regel, ...]
    za_zo: tuple[Regel, ...]
