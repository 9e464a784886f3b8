"""Count the measures of spiegelinformatie, by organisation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import NamedTuple, TypeAlias
from uuid import UUID

from portal.domain.spiegel.feiten import Besluitfeit, Dimensie, Plek, Zorgfeit
from portal.domain.statistiek import percentiel

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
    STILSTAND = "stilstand"


class Sleutel(NamedTuple):
    """One number: a measure in one place, and a part of it where it has parts."""

    maat: Maat
    dimensie: Dimensie
    waarde: str
    deel: str = ""


GROEP, NIET_GROEP = "groep", "niet"
VOLLEDIG, TOEGEKEND = "volledig", "toegekend"
MINDER, NIET_MINDER, OVERIG = "minder", "niet_minder", "overig"
BUITEN = "buiten_behandeling"
TOEKENNINGEN = ("volledig", "deels")
DELEN: Mapping[Maat, tuple[str, ...]] = {
    Maat.GROEP: (GROEP, NIET_GROEP),
    Maat.UITKOMSTEN: (*TOEKENNINGEN, "afgewezen", "bijstellen"),
    Maat.AFGEBOUWD: (MINDER, NIET_MINDER),
}
"""Measures that are parts of a whole, with their parts."""
VERDELINGEN = (Maat.UREN, Maat.BEDRAG, Maat.DOORLOOPTIJD, Maat.STILSTAND)
"""Measures that are a median with quartiles."""
KWARTIELEN: Mapping[str, Fraction] = {
    "q1": Fraction(1, 4),
    "mediaan": Fraction(1, 2),
    "q3": Fraction(3, 4),
}


@dataclass(slots=True)
class Telling:
    """Everything that was counted, apart for each aanbieder at each zorgkantoor.

    Attributes:
        aantallen: Of every count, how many each of them has.
        verdelingen: Of every median, how often each of them has each value.
        clienten: Of all of these, which clients of each of them stand behind it: there can be
            fewer than besluiten.
    """

    aantallen: dict[Sleutel, Counter[Plek]] = field(default_factory=lambda: defaultdict(Counter))
    verdelingen: dict[Sleutel, dict[Plek, Counter[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    clienten: dict[Sleutel, dict[Plek, set[UUID]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )


def tel(zorg: Iterable[Zorgfeit], besluiten: Iterable[Besluitfeit]) -> Telling:
    """Count everything.

    Args:
        zorg: What clients have on the last day of the year.
        besluiten: What was decided in the year.

    Bron: [regeling] §11; definitions in config/spiegel.
    """
    telling = Telling()
    for feit in chain[Feit](zorg, besluiten):
        for dimensie, waarde in feit.kenmerken.plaatsen():
            for maat, deel in _aantallen(feit, dimensie):
                sleutel = Sleutel(maat, dimensie, waarde, deel)
                telling.aantallen[sleutel][feit.plek] += 1
                telling.clienten[sleutel][feit.plek].add(feit.client_id)
            for maat, getal in _waarden(feit):
                sleutel = Sleutel(maat, dimensie, waarde)
                telling.verdelingen[sleutel][feit.plek][getal] += 1
                telling.clienten[sleutel][feit.plek].add(feit.client_id)
    return telling


def _aantallen(feit: Feit, dimensie: Dimensie) -> Iterator[tuple[Maat, str]]:
    """Give what one row adds one to."""
    if isinstance(feit, Zorgfeit):
        yield Maat.CLIENTEN, ""
        if dimensie is not Dimensie.SOORT:
            yield Maat.GROEP, ""
            yield Maat.GROEP, GROEP if feit.kenmerken.soort == GROEP else NIET_GROEP
        return
    if feit.uitkomst == BUITEN:
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
        if feit.duur is not None:
            yield Maat.DOORLOOPTIJD, feit.duur.dagen_netto
        if feit.duur is not None and feit.duur.dagen_stil:
            yield Maat.STILSTAND, feit.duur.dagen_stil
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


def eigen_cijfers(telling: Telling) -> Iterator[tuple[Plek, Sleutel, dict[str, object]]]:
    """Give the exact figures of each aanbieder at each zorgkantoor, cell by cell.

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
