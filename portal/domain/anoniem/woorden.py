"""The words of a text that can be a name, and how names are compared."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from portal.domain.anoniem.tekens import zichtbaar

_WOORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DEEL: Final = re.compile(r"['’.-]")
KORTSTE_NAAM: Final = 2
_UITGANGEN: Final = (("s", 4), ("tje", 3), ("je", 3), ("ke", 3))
"""What comes behind a name, and how long the name is at least before it."""


@dataclass(frozen=True, slots=True)
class Woordgroep:
    """Some words of a text that follow each other, and how names are compared with them."""

    stuk: str
    genormaliseerd: str


def lees_woordgroepen(
    tekst: str, *, hoogstens: int, gewoon: Collection[str]
) -> Iterator[Woordgroep]:
    """Give every run of words that can be a name.

    Args:
        tekst: The text as somebody typed it.
        hoogstens: The most words of one run; words on both sides of a sign make no run.
        gewoon: Ordinary words, in small letters, that are also names. Written without a capital
            they are no name; neither is a run of several words without any capital.

    Returns:
        The runs with at least two letters or digits, compared as names are: no case, no
        diacritics, no blanks. A word with a sign in it also gives its parts, and one with a capital
        also what it may be a form of ("Sannes", "Jantje").

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    for reeks in _reeksen(zichtbaar(unicodedata.normalize("NFC", tekst))):
        for begin in range(len(reeks)):
            for eind in range(begin + 1, min(begin + hoogstens, len(reeks)) + 1):
                yield from _groepen(reeks[begin:eind], gewoon)
            delen = _DEEL.split(reeks[begin])
            if len(delen) > 1:
                for deel in delen:
                    yield from _groepen([deel], gewoon)


def normaliseer(tekst: str) -> str:
    """Make words comparable: no case, no diacritics, only letters and digits.

    Bron: [procedure] §11 (how a client is found).
    """
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())


def _groepen(woorden: list[str], gewoon: Collection[str]) -> Iterator[Woordgroep]:
    """Give a run in every way in which a name can be compared with it."""
    naam = "".join(normaliseer(woord) for woord in woorden)
    if len(naam) < KORTSTE_NAAM or not _kan_naam_zijn(woorden, gewoon):
        return
    stuk = " ".join(woorden)
    yield Woordgroep(stuk, naam)
    if woorden[-1] != woorden[-1].lower():
        for uitgang, minstens in _UITGANGEN:
            if naam.endswith(uitgang) and len(naam) >= minstens + len(uitgang):
                yield Woordgroep(stuk, naam.removesuffix(uitgang))


def _reeksen(tekst: str) -> Iterator[list[str]]:
    """Split a text in runs of words with nothing but blanks between them."""
    woorden = list(_WOORD.finditer(tekst))
    reeks = [woord[0] for woord in woorden[:1]]
    for vorige, woord in pairwise(woorden):
        if tekst[vorige.end() : woord.start()].strip():
            yield reeks
            reeks = []
        reeks.append(woord[0])
    yield reeks


def _kan_naam_zijn(woorden: list[str], gewoon: Collection[str]) -> bool:
    if any(teken.isupper() for woord in woorden for teken in woord):
        return True
    return len(woorden) == 1 and woorden[0] not in gewoon
