"""Somebody who calculates back from published counts: rounded numbers, sums, and own figures.

He knows how counts are rounded, that a shown one is not below the minimum, every sum between them,
and in each of them how many are his own. What is hidden can be anything to him.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Wie = TypeVar("Wie", bound=Hashable)
ZEER_VEEL = 10**6


@dataclass(frozen=True)
class Regel:
    """How was published: the multiple, the smallest count, organisations, and possible values."""

    veelvoud: int = 5
    minimum: int = 10
    organisaties: int = 3
    waarden: int = 5


@dataclass(frozen=True)
class Tabel(Generic[K, Wie]):
    """What is known, and the truth to judge with.

    Attributes:
        getoond: Published numbers; what is not in it is hidden.
        sommen: (total, parts).
        echt: How many each organisation has in each count.
    """

    getoond: Mapping[K, int]
    sommen: tuple[tuple[K, tuple[K, ...]], ...]
    echt: Mapping[K, Counter[Wie]]


def is_groot(aantallen: Mapping[Wie, int], regel: Regel) -> bool:
    """Say whether nobody minds that this is known: enough others, whoever asks."""
    gesorteerd = sorted(n for n in aantallen.values() if n > 0)
    anderen = gesorteerd[:-1]
    return len(anderen) >= regel.organisaties and sum(anderen) >= regel.minimum


def val_aan(tabel: Tabel[K, Wie], regel: Regel) -> list[str]:
    """Give everything that comes out and should not: an empty list is a safe publication."""
    return [
        *_direct(tabel, regel),
        *(vondst for paar in _geneste_paren(tabel) for vondst in _verschil(tabel, paar, regel)),
        *(vondst for wie in _organisaties(tabel) for vondst in _met_eigen(tabel, wie, regel)),
    ]


def _direct(tabel: Tabel[K, Wie], regel: Regel) -> Iterator[str]:
    """Find published numbers that are about too few."""
    for cel, getal in tabel.getoond.items():
        if not is_groot(tabel.echt[cel], regel):
            yield f"shown: {cel} = {getal}, really {dict(tabel.echt[cel])}"


def _geneste_paren(tabel: Tabel[K, Wie]) -> Iterator[tuple[K, K]]:
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


def _verschil(tabel: Tabel[K, Wie], paar: tuple[K, K], regel: Regel) -> Iterator[str]:
    """Subtract one shown count from another that holds it."""
    (laag, hoog), (deel_laag, deel_hoog) = (_grens(tabel, cel, regel) for cel in paar)
    rest = Counter(tabel.echt[paar[0]])
    rest.subtract(tabel.echt[paar[1]])
    waarden = hoog - deel_laag - max(0, laag - deel_hoog) + 1
    if rest.total() and not is_groot(rest, regel) and waarden < regel.waarden:
        yield f"difference: {paar}, really {dict(rest)}, {waarden} values"


def _met_eigen(tabel: Tabel[K, Wie], wie: Wie, regel: Regel) -> Iterator[str]:
    """Let one organisation take its own figures out of everything, and use all sums at once."""
    grenzen = {
        cel: _grens(tabel, cel, regel) if cel in tabel.getoond else (echt[wie], ZEER_VEEL)
        for cel, echt in tabel.echt.items()
    }
    _vernauw(grenzen, tabel.sommen)
    for cel, (laag, hoog) in grenzen.items():
        anderen = Counter({een: n for een, n in tabel.echt[cel].items() if een != wie})
        klein = anderen.total() < regel.minimum or len(+anderen) < regel.organisaties
        if anderen.total() and klein and hoog - laag + 1 < regel.waarden:
            yield f"{wie} knows {cel} of others: {laag}-{hoog}, really {dict(anderen)}"


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


def _grens(tabel: Tabel[K, Wie], cel: K, regel: Regel) -> tuple[int, int]:
    """Give what a published number can stand for; one below the minimum says: nothing is hidden."""
    getal = tabel.getoond[cel]
    minimum = regel.minimum if min(tabel.getoond.values()) >= regel.minimum else 0
    return (
        max(minimum, getal - regel.veelvoud // 2),
        getal + (regel.veelvoud - 1) // 2,
    )


def _organisaties(tabel: Tabel[K, Wie]) -> set[Wie]:
    return {wie for echt in tabel.echt.values() for wie in echt}
