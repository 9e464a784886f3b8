"""Nobody's letter names another client of the group: the check before sending (brieven, 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.domain.fouten import DomeinFout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from portal.beoordeling.letters.gegevens import Brief
    from portal.beoordeling.queries.toetsing import Toetsstand

WOORD = re.compile(r"[\w-]+")
VAST = frozenset({"afzender", "geadresseerde", "oordeel", "profiel", "volumetoets", "vraag"})
"""Fields of a letter that hold fixed words, or are not in its body."""
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
    brief: Brief


def wie_van(stand: Toetsstand) -> Wie:
    """Say who the client of a part is, from what was submitted."""
    persoon = als_deel(stand.versie.onderdeel("gegevens").get("client"))
    naam = als_tekst(persoon.get("achternaam"))
    return Wie(stand.aanvraag.clientcode, tuple(WOORD.findall(naam)))


def eis_alleen_eigen_gegevens(brieven: Sequence[Clientbrief], *, bekend: str) -> None:
    """Refuse letters of which one names another client of the same group.

    What people wrote for all may hold a code or a name. The fixed sentences of a letter cannot,
    and are not read: Post and Bezwaar are surnames too. Each letter is read once, whatever the
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
        for gevonden in _rijen("\n".join(_teksten(brief.brief)), langste):
            if gevonden in anderen or codes.get(" ".join(gevonden).casefold()) in anderen:
                raise DomeinFout(
                    "andermans_gegevens", clientcode=brief.wie.code, gegeven=" ".join(gevonden)
                )


def _teksten(waarde: object) -> Iterator[str]:
    """Give every text in the values of a letter that somebody wrote for this case."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from _teksten(deel)
    elif is_dataclass(waarde):
        for veld in fields(waarde):
            if veld.name not in VAST:
                yield from _teksten(getattr(waarde, veld.name))


def _rijen(tekst: str, langste: int) -> Iterator[tuple[str, ...]]:
    """Give every row of words in a text, up to a length."""
    woorden = WOORD.findall(tekst)
    for begin in range(len(woorden)):
        for lengte in range(1, langste + 1):
            yield tuple(woorden[begin : begin + lengte])
