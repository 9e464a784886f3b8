"""What in a text can lead back to a person or a place, as far as its form shows it."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from portal.domain.waarden.bsn import is_bsn


class Vondstsoort(StrEnum):
    """What was found in a text that has to be anonymous."""

    BSN = "bsn"
    NAAM = "naam"
    CLIENTCODE = "clientcode"
    GROEP = "groep"
    LOCATIE = "locatie"
    STRAAT = "straat"
    MAIL = "mail"
    TELEFOON = "telefoon"
    POSTCODE = "postcode"
    DATUM = "datum"
    GETAL = "getal"


@dataclass(frozen=True, slots=True)
class Vondst:
    """One piece of a text by which somebody can be recognised."""

    soort: Vondstsoort
    stuk: str


@dataclass(frozen=True, slots=True)
class Woordgroep:
    """Some words of a text that follow each other, and how names are compared with them."""

    stuk: str
    genormaliseerd: str


_MAAND: Final = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NEGEN: Final = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){8}(?![0-9])")
_VORMEN: Final = (
    (Vondstsoort.MAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")),
    (
        Vondstsoort.DATUM,
        re.compile(
            r"(?<![0-9])(?:(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}"
            r"|[0-9]{1,2}([-/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})"
            rf"|[0-9]{{1,2}}[ -]{_MAAND}\b\.?(?:[ -][0-9]{{4}})?)(?![0-9])",
            re.IGNORECASE,
        ),
    ),
    (
        Vondstsoort.TELEFOON,
        re.compile(r"(?<![0-9])(?:(?:\+|00)31[ -]?(?:\(0\))?|0)[1-9](?:[ -]?[0-9]){8}(?![0-9])"),
    ),
    (
        Vondstsoort.POSTCODE,
        re.compile(r"(?<![0-9])[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2})(?!\w)"),
    ),
    (Vondstsoort.GETAL, re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,}")),
)
_WOORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def vind_patronen(tekst: str) -> list[Vondst]:
    """Find what can be recognised by its form alone, in the order of the text per kind.

    Args:
        tekst: The text as somebody typed it; full-width signs count as the common ones.

    Returns:
        Each piece once: a BSN by the elfproef (with or without dots, blanks or hyphens), then
        mail addresses, dates (a month and a year alone are none), telephone numbers, postcodes,
        and what is left of four digits and more that is no year 1900-2099. A piece counts for
        the first kind only. An amount with a dot after the thousands is no such number.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    rest = unicodedata.normalize("NFKC", tekst)
    negens = (treffer[0] for treffer in _NEGEN.finditer(rest))
    gevonden = [
        Vondst(Vondstsoort.BSN, stuk) for stuk in negens if is_bsn(re.sub(r"[^0-9]", "", stuk))
    ]
    rest = _zonder(rest, gevonden)
    for soort, vorm in _VORMEN:
        treffers = [Vondst(soort, treffer[0]) for treffer in vorm.finditer(rest)]
        gevonden += treffers
        rest = _zonder(rest, treffers)
    return list(dict.fromkeys(gevonden))


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
        diacritics, no blanks.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous).
    """
    for reeks in _reeksen(unicodedata.normalize("NFC", tekst)):
        delen = [normaliseer(woord) for woord in reeks]
        for begin in range(len(reeks)):
            for eind in range(begin + 1, min(begin + hoogstens, len(reeks)) + 1):
                stuk, naam = " ".join(reeks[begin:eind]), "".join(delen[begin:eind])
                if len(naam) > 1 and _kan_naam_zijn(reeks[begin:eind], gewoon):
                    yield Woordgroep(stuk, naam)


def normaliseer(tekst: str) -> str:
    """Make words comparable: no case, no diacritics, only letters and digits.

    Bron: [procedure] §11 (how a client is found).
    """
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())


def _zonder(tekst: str, vondsten: Collection[Vondst]) -> str:
    for vondst in vondsten:
        tekst = tekst.replace(vondst.stuk, " | ")
    return tekst


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
