"""Nobody's letter names another client of the group: the check before sending (brieven, 4)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.domain.fouten import DomeinFout
from portal.platform.pdf import Ondertekening, als_gegevens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from portal.beoordeling.queries.toetsing import Toetsstand
    from portal.platform.pdf import Document

WOORD = re.compile(r"[\w-]+")
REGEL_OF_TAB = re.compile(r"\\[nrtfb]")
"""A line end or tab as JSON writes it: it parts words."""
KORTSTE_NAAM = 3


@dataclass(frozen=True, slots=True)
class Wie:
    """By what a client would be known in a text: code, and the words of the achternaam."""

    code: str
    achternaam: tuple[str, ...]

    @property
    def nummert(self) -> bool:
        """The code has a number in it, so that it is no word in small letters either."""
        return any(teken.isdigit() for teken in self.code)

    @property
    def kenmerken(self) -> tuple[tuple[str, ...], ...]:
        """Give each as a row of words; names too short to tell anything are left out."""
        namen = [self.achternaam] if len("".join(self.achternaam)) >= KORTSTE_NAAM else []
        return ((self.code,), *namen)


@dataclass(frozen=True, slots=True)
class Clientbrief:
    """The letter of one client."""

    wie: Wie
    document: Document


def wie_van(stand: Toetsstand) -> Wie:
    """Say who the client of a part is, from what was submitted."""
    persoon = als_deel(stand.versie.onderdeel("gegevens").get("client"))
    naam = als_tekst(persoon.get("achternaam"))
    return Wie(stand.aanvraag.clientcode, tuple(WOORD.findall(naam)))


def eis_alleen_eigen_gegevens(brieven: Sequence[Clientbrief], *, bekend: str) -> None:
    """Refuse letters of which one names another client of the same group.

    What reviewers wrote for all may hold a code or a name. Each letter is read once, whatever the
    number of clients.

    Args:
        brieven: The letters of all clients.
        bekend: Names that stand in letters anyway, such as that of the aanbieder; a name that is
            also one's own, or among these, says nothing.

    Raises:
        DomeinFout: `andermans_gegevens` with the code of the client and what was found.

    Bron: [brieven] Controle voor verzenden, 4.
    """
    alle = {kenmerk for brief in brieven for kenmerk in brief.wie.kenmerken}
    langste = max((len(kenmerk) for kenmerk in alle), default=0)
    alle -= set(_rijen(bekend, langste))
    codes = {brief.wie.code.casefold(): (brief.wie.code,) for brief in brieven if brief.wie.nummert}
    for brief in brieven:
        anderen = alle - set(brief.wie.kenmerken)
        for gevonden in _rijen(_tekst(brief.document), langste):
            if gevonden in anderen or codes.get(" ".join(gevonden).casefold()) in anderen:
                raise DomeinFout(
                    "andermans_gegevens", clientcode=brief.wie.code, gegeven=" ".join(gevonden)
                )


def _tekst(document: Document) -> str:
    """Give the body of a letter, without letterhead and signature."""
    delen = tuple(deel for deel in document.onderdelen if not isinstance(deel, Ondertekening))
    zonder_logo = replace(document.briefhoofd, logo=None)
    gegevens = als_gegevens(replace(document, onderdelen=delen, briefhoofd=zonder_logo))
    return REGEL_OF_TAB.sub(" ", json.dumps(gegevens["onderdelen"], ensure_ascii=False))


def _rijen(tekst: str, langste: int) -> Iterator[tuple[str, ...]]:
    """Give every row of words in a text, up to a length."""
    woorden = WOORD.findall(tekst)
    for begin in range(len(woorden)):
        for lengte in range(1, langste + 1):
            yield tuple(woorden[begin : begin + lengte])
