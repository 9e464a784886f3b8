"""A figure of the meerzorgplan: its parts, each with what was counted.

Bron: [meerzorgplan] items.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable

HONDERD = 100


class Eenheid(StrEnum):
    """In what a part is counted."""

    CLIENTEN = "clienten"
    AANTAL = "aantal"
    EURO = "euro"
    PROCENT = "procent"
    UREN = "uren"


class Rijsoort(StrEnum):
    """What the ids behind a part are of."""

    TOEKENNING = "toekenning"
    AANVRAAG = "aanvraag"
    GROEP = "groep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """One number of a figure.

    Attributes:
        sleutel: `totaal`, `zzp`, `locatie_groep` …
        naam: What a split is about (a zorgprofiel, a place, a reason); empty without a split.
        waarde: Exact, or rounded as the definition says; None where there is nothing to divide by.
        eenheid: In what it is counted.
        rijen: Ids of what was counted, in order; empty for what is only derived.
        rijsoort: What those ids are of.
    """

    sleutel: str
    naam: str = ""
    waarde: Fraction | None
    eenheid: Eenheid = Eenheid.CLIENTEN
    rijen: tuple[uuid.UUID, ...] = ()
    rijsoort: Rijsoort = Rijsoort.TOEKENNING

    @property
    def code(self) -> str:
        """Give the key within the figure: `totaal`, `zzp.VG7`."""
        return f"{self.sleutel}.{self.naam}" if self.naam else self.sleutel


Cijfer: TypeAlias = tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Planmoment:
    """The days of a plan: 1 January of its year and of the year before, and the last of its window.

    Bron: [meerzorgplan] begrippen venster.
    """

    peildag: date
    vorige: date
    eind: date

    def in_venster(self, dag: date) -> bool:
        """Say whether a day lies in the window; its first and last day do.

        Bron: [meerzorgplan] begrippen venster.
        """
        return self.peildag <= dag <= self.eind


def moment_van(jaar: int, plandatum: date) -> Planmoment:
    """Give the days of the plan of a year that is made on a day.

    Returns:
        The window ends on the day of the plan, at the latest on 31 December; a plan that is made
        before its year has a window without days.

    Bron: [meerzorgplan] begrippen venster.
    """
    eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
    return Planmoment(eerste, date(jaar - 1, 1, 1), min(plandatum, laatste))


def tel(
    sleutel: str,
    rijen: Iterable[uuid.UUID],
    *,
    naam: str = "",
    eenheid: Eenheid = Eenheid.CLIENTEN,
    rijsoort: Rijsoort = Rijsoort.TOEKENNING,
) -> Deel:
    """Count rows: the number of ids, which stay with it.

    Bron: [meerzorgplan] items.
    """
    ids = tuple(rijen)
    return Deel(
        sleutel=sleutel,
        naam=naam,
        waarde=Fraction(len(ids)),
        eenheid=eenheid,
        rijen=ids,
        rijsoort=rijsoort,
    )


def procent(sleutel: str, deel: Fraction | int, geheel: Fraction | int, *, naam: str = "") -> Deel:
    """Give a share in percents with one decimal, half up; None without a denominator.

    Bron: [meerzorgplan] items, eenheid.
    """
    waarde = rond(Fraction(deel) * HONDERD / geheel, 1) if geheel else None
    return Deel(sleutel=sleutel, naam=naam, waarde=waarde, eenheid=Eenheid.PROCENT)


def euro(sleutel: str, cent: int, *, naam: str = "") -> Deel:
    """Give an amount, exact in cents.

    Bron: [meerzorgplan] items, eenheid.
    """
    waarde = Fraction(cent, HONDERD)
    return Deel(sleutel=sleutel, naam=naam, waarde=waarde, eenheid=Eenheid.EURO)


def rond(waarde: Fraction, decimalen: int = 0) -> Fraction:
    """Round to so many decimals, half up; of a negative value half away from zero.

    Bron: [meerzorgplan] mp-gemiddeld-groep, eenheid.
    """
    maal = 10**decimalen
    geheel, rest = divmod(abs(waarde) * maal, 1)
    omhoog = int(geheel) + (1 if rest * 2 >= 1 else 0)
    return Fraction(omhoog if waarde >= 0 else -omhoog, maal)
