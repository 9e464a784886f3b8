"""Which words differ between two texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import LCSseq

_WOORD = re.compile(r"\s*\S+|\s+$")
GELIJK = "equal"


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text, and whether it stands in only one of the two versions."""

    tekst: str
    anders: bool


def vergelijk_woorden(oud: str, nieuw: str) -> tuple[tuple[Stuk, ...], tuple[Stuk, ...]]:
    """Mark the words that differ, in both texts; blanks alone are no difference."""
    links, rechts = _WOORD.findall(oud), _WOORD.findall(nieuw)
    stukken: tuple[list[Stuk], list[Stuk]] = ([], [])
    stappen = LCSseq.opcodes(_kaal(links), _kaal(rechts))
    for gelijk, reeks in groupby(stappen, key=lambda stap: stap.tag == GELIJK):
        delen = list(reeks)
        eerste, laatste = delen[0], delen[-1]
        weg = "".join(links[eerste.src_start : laatste.src_end])
        erbij = "".join(rechts[eerste.dest_start : laatste.dest_end])
        if gelijk:
            stukken[0].append(Stuk(weg, anders=False))
            stukken[1].append(Stuk(erbij, anders=False))
        else:
            stukken[0].extend(_anders(weg, anderzijds=erbij))
            stukken[1].extend(_anders(erbij, anderzijds=weg))
    return _samen(stukken[0]), _samen(stukken[1])


def _kaal(woorden: list[str]) -> list[str]:
    return [woord.strip() for woord in woorden]


def _anders(tekst: str, *, anderzijds: str) -> Iterator[Stuk]:
    """Give a change; the blank before it is the same where something came in its place."""
    kaal = tekst.lstrip() if anderzijds else tekst
    yield Stuk(tekst[: len(tekst) - len(kaal)], anders=False)
    yield Stuk(kaal, anders=True)


def _samen(stukken: list[Stuk]) -> tuple[Stuk, ...]:
    gevuld = (stuk for stuk in stukken if stuk.tekst)
    return tuple(
        Stuk("".join(stuk.tekst for stuk in reeks), anders)
        for anders, reeks in groupby(gevuld, key=lambda stuk: stuk.anders)
    )
