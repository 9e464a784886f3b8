"""Count the measures of spiegelinformatie, by organisation."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import Generic, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from portal.domain.spiegel.feiten import Besluitfeit, Dimensie, Plek, Zorgfeit
from portal.domain.statistiek import percentiel

Houder = TypeVar("Houder", UUID, Plek)
Feit: TypeAlias = Zorgfeit | Besluitfeit


class Maat(StrEnum):
    """What is counted."""

    CLIENTEN = "clienten"
    GROEP = "groep"
    UREN = "uren"
    BEDRAG = "bedrag"
    UITKOMSTEN = "uitkomsten"
    AFGEBOUWD = "afgebouwd"
    DOORLOOPTIJD = "doorlooptijd"


class Sleutel(NamedTuple):
    """One number: a measure in one place, and a part of it where it has parts."""

    maat: Maat
    dimensie: Dimensie
    waarde: str
    deel: str = ""


GROEP, NIET_GROEP = "groep", "niet"
VOLLEDIG, TOEGEKEND = "volledig", "toegekend"
MINDER, NIET_MINDER, OVERIG = "minder", "niet_minder", "overig"
TOEKENNINGEN = ("volledig", "deels")
DELEN: Mapping[Maat, tuple[str, ...]] = {
    Maat.GROEP: (GROEP, NIET_GROEP),
    Maat.UITKOMSTEN: (*TOEKENNINGEN, "afgewezen", "bijstellen"),
    Maat.AFGEBOUWD: (MINDER, NIET_MINDER),
}
"""Measures that are parts of a whole, with their parts."""
VERDELINGEN = (Maat.UREN, Maat.BEDRAG, Maat.DOORLOOPTIJD)
"""Measures that are a median with quartiles."""
KWARTIELEN: Mapping[str, Fraction] = {
    "q1": Fraction(1, 4),
    "mediaan": Fraction(1, 2),
    "q3": Fraction(3, 4),
}


@dataclass(slots=True)
class Telling(Generic[Houder]):
    """Everything that was counted, apart for each holder of the figures.

    Attributes:
        aantallen: Of every count, how many each holder has.
        verdelingen: Of every median, how often each holder has each value.
    """

    aantallen: dict[Sleutel, Counter[Houder]] = field(default_factory=lambda: defaultdict(Counter))
    verdelingen: dict[Sleutel, dict[Houder, Counter[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )


def tel(
    zorg: Iterable[Zorgfeit],
    besluiten: Iterable[Besluitfeit],
    houder: Callable[[Plek], Houder],
) -> Telling[Houder]:
    """Count everything.

    Args:
        zorg: What clients have on the last day of the year.
        besluiten: What was decided in the year.
        houder: Whose figures a row belongs to: of an aanbieder, or of one at a zorgkantoor.

    Bron: [regeling] §11; definitions in config/spiegel.
    """
    telling: Telling[Houder] = Telling()
    for feit in chain[Feit](zorg, besluiten):
        wie = houder(feit.plek)
        for dimensie, waarde in feit.kenmerken.plaatsen():
            for maat, deel in _aantallen(feit, dimensie):
                telling.aantallen[Sleutel(maat, dimensie, waarde, deel)][wie] += 1
            for maat, getal in _waarden(feit):
                telling.verdelingen[Sleutel(maat, dimensie, waarde)][wie][getal] += 1
    return telling


def _aantallen(feit: Feit, dimensie: Dimensie) -> Iterator[tuple[Maat, str]]:
    """Give what one row adds one to."""
    if isinstance(feit, Zorgfeit):
        yield Maat.CLIENTEN, ""
        if dimensie is not Dimensie.SOORT:
            yield Maat.GROEP, ""
            yield Maat.GROEP, GROEP if feit.kenmerken.soort == GROEP else NIET_GROEP
        return
    yield Maat.UITKOMSTEN, ""
    yield Maat.UITKOMSTEN, feit.uitkomst
    if feit.minder is not None:
        yield Maat.AFGEBOUWD, ""
        yield Maat.AFGEBOUWD, MINDER if feit.minder else NIET_MINDER
    if feit.uitkomst in TOEKENNINGEN:
        yield Maat.UITKOMSTEN, TOEGEKEND
        if feit.minder is None:
            yield Maat.AFGEBOUWD, OVERIG


def _waarden(feit: Feit) -> Iterator[tuple[Maat, int]]:
    """Give the values of one row that a median is made of."""
    if isinstance(feit, Besluitfeit):
        yield Maat.DOORLOOPTIJD, feit.dagen
        return
    yield Maat.BEDRAG, feit.cent
    if feit.seconden is not None:
        yield Maat.UREN, feit.seconden


def kwartielen(histogram: Mapping[int, int]) -> dict[str, int]:
    """Give the median and the quartiles of at least one value, by nearest rank.

    Bron: [regeling] §11; the nearest rank is our choice.
    """
    gevonden = {naam: percentiel(histogram, deel) for naam, deel in KWARTIELEN.items()}
    return {naam: getal for naam, getal in gevonden.items() if getal is not None}


def eigen_cijfers(telling: Telling[Houder]) -> Iterator[tuple[Houder, Sleutel, dict[str, object]]]:
    """Give the exact figures of each holder, cell by cell.

    Bron: [regeling] §11.
    """
    for sleutel, per_houder in telling.aantallen.items():
        if sleutel.deel == "":
            for wie, aantal in per_houder.items():
                delen = {
                    deel: telling.aantallen[sleutel._replace(deel=deel)][wie]
                    for deel in DELEN.get(sleutel.maat, ())
                    if sleutel._replace(deel=deel) in telling.aantallen
                }
                yield wie, sleutel, {"aantal": aantal, "delen": delen}
    for sleutel, histogrammen in telling.verdelingen.items():
        for wie, histogram in histogrammen.items():
            yield wie, sleutel, {"aantal": histogram.total(), **kwartielen(histogram)}
