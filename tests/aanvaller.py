"""Somebody who calculates back from published counts: rounded numbers, sums, and own figures.

He knows how counts are rounded, that a shown one is not below the minimum, every sum between them,
and in each of them how many are his own: those of one aanbieder, or of all aanbieders at one
zorgkantoor. What is hidden can be anything to him. What he may not learn about is a few clients,
however often each of them is counted.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
Wie = tuple[Hashable, Hashable, Hashable]
"""An aanbieder, a zorgkantoor, and a client of theirs."""
ZEER_VEEL = 10**6


@dataclass(frozen=True)
class Regel:
    """How was published: the multiple, the smallest count, organisations, and possible values."""

    veelvoud: int = 5
    minimum: int = 10
    organisaties: int = 3
    waarden: int = 5


class Lezer(NamedTuple):
    """Somebody who knows everything of one side: 0 for an aanbieder, 1 for a zorgkantoor."""

    kant: int
    wie: Hashable

    def anderen(self, aantallen: Mapping[Wie, int]) -> Counter[Wie]:
        """Give what is counted that is not this reader's own."""
        return +Counter({wie: n for wie, n in aantallen.items() if wie[self.kant] != self.wie})

    def is_genoeg(self, aantallen: Mapping[Wie, int], regel: Regel) -> bool:
        """Say whether this reader learns of enough others; a zorgkantoor also when of none.

        A client counts once, and one who is known to this reader not at all.
        """
        anderen = self.anderen(aantallen)
        if self.kant and not anderen:
            return True
        eigen = {client for *_, client in (+Counter(aantallen)).keys() - anderen.keys()}
        over = [(wie[0], wie[2]) for wie in anderen if wie[2] not in eigen]
        clienten = len({client for _, client in over})
        aanbieders = len({aanbieder for aanbieder, _ in over})
        return clienten >= regel.minimum and aanbieders >= regel.organisaties


@dataclass(frozen=True)
class Tabel(Generic[K]):
    """What is known, and the truth to judge with.

    Attributes:
        getoond: Published numbers; what is not in it is hidden.
        sommen: (total, parts).
        echt: In each count, how often each client of each aanbieder at each zorgkantoor is in it.
    """

    getoond: Mapping[K, int]
    sommen: tuple[tuple[K, tuple[K, ...]], ...]
    echt: Mapping[K, Counter[Wie]]


def is_groot(aantallen: Mapping[Wie, int], regel: Regel) -> bool:
    """Say whether nobody minds that this is known: enough others, whoever asks."""
    lezers = _lezers([aantallen])
    return bool(lezers) and all(lezer.is_genoeg(aantallen, regel) for lezer in lezers)


def val_aan(tabel: Tabel[K], regel: Regel) -> list[str]:
    """Give everything that comes out and should not: an empty list is a safe publication."""
    return [
        *_direct(tabel, regel),
        *(vondst for paar in _geneste_paren(tabel) for vondst in _verschil(tabel, paar, regel)),
        *(
            vondst
            for wie in _lezers(tabel.echt.values())
            for vondst in _met_eigen(tabel, wie, regel)
        ),
    ]


def _direct(tabel: Tabel[K], regel: Regel) -> Iterator[str]:
    """Find published numbers that are about too few."""
    for cel, getal in tabel.getoond.items():
        if not is_groot(tabel.echt[cel], regel):
            yield f"shown: {cel} = {getal}, really {dict(tabel.echt[cel])}"


def _geneste_paren(tabel: Tabel[K]) -> Iterator[tuple[K, K]]:
    """Give every shown count with every shown count that is a part of it, through all sums."""
    onder: dict[K, set[K]] = {}
    for totaal, delen in tabel.sommen:
        onder.setdefault(totaal, set()).update(delen)
    for totaal in tabel.getoond:
        te_doen, bereikt = list(onder.get(totaal, ())), set()
        while te_doen:
            deel = te_doen.pop()
            if deel not in bereikt:
                bereikt.add(deel)
                te_doen.extend(onder.get(deel, ()))
        yield from ((totaal, deel) for deel in bereikt if deel in tabel.getoond)


def _verschil(tabel: Tabel[K], paar: tuple[K, K], regel: Regel) -> Iterator[str]:
    """Subtract one shown count from another that holds it."""
    (laag, hoog), (deel_laag, deel_hoog) = (_grens(tabel, cel, regel) for cel in paar)
    rest = Counter(tabel.echt[paar[0]])
    rest.subtract(tabel.echt[paar[1]])
    waarden = hoog - deel_laag - max(0, laag - deel_hoog) + 1
    if rest.total() and not is_groot(rest, regel) and waarden < regel.waarden:
        yield f"difference: {paar}, really {dict(rest)}, {waarden} values"


def _met_eigen(tabel: Tabel[K], wie: Lezer, regel: Regel) -> Iterator[str]:
    """Let one reader take its own figures out of everything, and use all sums at once."""
    grenzen = {
        cel: _grens(tabel, cel, regel) if cel in tabel.getoond else (0, ZEER_VEEL)
        for cel in tabel.echt
    }
    anderen = {cel: wie.anderen(echt) for cel, echt in tabel.echt.items()}
    for cel, (laag, hoog) in grenzen.items():
        eigen = tabel.echt[cel].total() - anderen[cel].total()
        grenzen[cel] = max(0, laag - eigen), hoog - eigen
    _vernauw(grenzen, tabel.sommen)
    for cel, (laag, hoog) in grenzen.items():
        precies = hoog - laag + 1 < regel.waarden
        if anderen[cel] and precies and not wie.is_genoeg(tabel.echt[cel], regel):
            yield f"{wie} knows {cel} of others: {laag}-{hoog}, really {dict(anderen[cel])}"


def _vernauw(grenzen: dict[K, tuple[int, int]], sommen: Iterable[tuple[K, tuple[K, ...]]]) -> None:
    """Narrow bounds until no sum narrows them more."""
    sommen = list(sommen)
    veranderd = True
    while veranderd:
        vorige = dict(grenzen)
        for totaal, delen in sommen:
            laag = sum(grenzen[deel][0] for deel in delen)
            hoog = sum(grenzen[deel][1] for deel in delen)
            _knip(grenzen, totaal, laag, hoog)
            t_laag, t_hoog = grenzen[totaal]
            for deel in delen:
                d_laag, d_hoog = grenzen[deel]
                _knip(grenzen, deel, t_laag - (hoog - d_hoog), t_hoog - (laag - d_laag))
        veranderd = grenzen != vorige


def _knip(grenzen: dict[K, tuple[int, int]], cel: K, laag: int, hoog: int) -> None:
    grenzen[cel] = max(grenzen[cel][0], laag), min(grenzen[cel][1], hoog)
    assert grenzen[cel][0] <= grenzen[cel][1], f"what was published contradicts itself: {cel}"


def _grens(tabel: Tabel[K], cel: K, regel: Regel) -> tuple[int, int]:
    """Give what a published number can stand for; one below the minimum says: nothing is hidden."""
    getal = tabel.getoond[cel]
    minimum = regel.minimum if min(tabel.getoond.values()) >= regel.minimum else 0
    return (
        max(minimum, getal - regel.veelvoud // 2),
        getal + (regel.veelvoud - 1) // 2,
    )


def _lezers(echt: Iterable[Mapping[Wie, int]]) -> set[Lezer]:
    return {
        Lezer(kant, wie[kant])
        for aantallen in echt
        for wie, aantal in aantallen.items()
        if aantal
        for kant in (0, 1)
    }
