"""Which words differ between two texts, in a bounded time whatever they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

MEESTE_STAPPEN = 250_000
"""About a tenth of a second: some hundreds of changed words. What takes more is one change."""

_WOORD = re.compile(r"\s*\S+|\s+$")
Paar = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text, and whether it stands in only one of the two versions."""

    tekst: str
    anders: bool


def vergelijk_woorden(oud: str, nieuw: str) -> tuple[tuple[Stuk, ...], tuple[Stuk, ...]]:
    """Mark the words that differ, in both texts; blanks alone are no difference.

    Texts of which too much differs keep what is the same at their begin and end.
    """
    links, rechts = _WOORD.findall(oud), _WOORD.findall(nieuw)
    eind = len(links), len(rechts)
    van_links, van_rechts = 0, 0
    stukken: tuple[list[Stuk], list[Stuk]] = ([], [])
    for i, j in [*_gelijke(_kaal(links), _kaal(rechts)), eind]:
        weg, erbij = "".join(links[van_links:i]), "".join(rechts[van_rechts:j])
        stukken[0].extend(_anders(weg, anderzijds=erbij))
        stukken[1].extend(_anders(erbij, anderzijds=weg))
        if (i, j) != eind:
            stukken[0].append(Stuk(links[i], anders=False))
            stukken[1].append(Stuk(rechts[j], anders=False))
        van_links, van_rechts = i + 1, j + 1
    return _samen(stukken[0]), _samen(stukken[1])


def _kaal(woorden: Sequence[str]) -> list[str]:
    return [woord.strip() for woord in woorden]


def _anders(tekst: str, *, anderzijds: str) -> Iterator[Stuk]:
    """Give a change; the blank before it is the same where something came in its place."""
    kaal = tekst.lstrip() if anderzijds else tekst
    yield Stuk(tekst[: len(tekst) - len(kaal)], anders=False)
    yield Stuk(kaal, anders=True)


def _samen(stukken: Sequence[Stuk]) -> tuple[Stuk, ...]:
    gevuld = (stuk for stuk in stukken if stuk.tekst)
    return tuple(
        Stuk("".join(stuk.tekst for stuk in reeks), anders)
        for anders, reeks in groupby(gevuld, key=lambda stuk: stuk.anders)
    )


def _gelijke(links: Sequence[str], rechts: Sequence[str]) -> Iterator[Paar]:
    """Give the places of words that are the same, in order."""
    hoogstens = min(len(links), len(rechts))
    begin = next((nr for nr in range(hoogstens) if links[nr] != rechts[nr]), hoogstens)
    rest = hoogstens - begin
    eind = next((nr for nr in range(rest) if links[-1 - nr] != rechts[-1 - nr]), rest)
    tot_links, tot_rechts = len(links) - eind, len(rechts) - eind
    yield from ((nr, nr) for nr in range(begin))
    for i, j in _midden(links[begin:tot_links], rechts[begin:tot_rechts]):
        yield begin + i, begin + j
    yield from ((tot_links + nr, tot_rechts + nr) for nr in range(eind))


def _midden(links: Sequence[str], rechts: Sequence[str]) -> Sequence[Paar]:
    """Find the fewest changes that lead from one to the other (Myers 1986); nothing if too many.

    Per number of changes it keeps how far each diagonal came, and walks back from the end.
    """
    verst, sporen, stappen = {1: 0}, list[dict[int, int]](), 0
    for aantal in range(len(links) + len(rechts) + 1):
        sporen.append(verst.copy())
        for diagonaal in range(-aantal, aantal + 1, 2):
            i = begin = _vanaf(verst, diagonaal, aantal)[0]
            j = i - diagonaal
            while i < len(links) and j < len(rechts) and links[i] == rechts[j]:
                i, j = i + 1, j + 1
            verst[diagonaal] = i
            if i >= len(links) and j >= len(rechts):
                return _terug(sporen, i, j)
            stappen += 1 + i - begin
            if stappen > MEESTE_STAPPEN:
                return ()
    return ()


def _vanaf(verst: dict[int, int], diagonaal: int, aantal: int) -> Paar:
    """Give where a diagonal is entered, and from which one: a word more at the right, or left."""
    onder, boven = verst.get(diagonaal - 1, -1), verst.get(diagonaal + 1, -1)
    if diagonaal == -aantal or (diagonaal != aantal and onder < boven):
        return boven, diagonaal + 1
    return onder + 1, diagonaal - 1


def _terug(sporen: Sequence[dict[int, int]], i: int, j: int) -> list[Paar]:
    paren: list[Paar] = []
    for aantal in range(len(sporen) - 1, -1, -1):
        vanaf, diagonaal = _vanaf(sporen[aantal], i - j, aantal)
        while i > vanaf:
            i, j = i - 1, j - 1
            paren.append((i, j))
        i = sporen[aantal].get(diagonaal, 0)
        j = i - diagonaal
    return paren[::-1]
