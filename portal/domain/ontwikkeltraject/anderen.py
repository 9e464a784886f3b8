"""Nobody's readable report of a group names another member."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.fouten import DomeinFout

KORTSTE_NAAM = 3
_WOORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Lid:
    """By what somebody in a group would be known in a text.

    Args:
        code: Clientcode; read in capitals or not.
        namen: First and last name; shorter ones than three letters say nothing.
    """

    code: str
    namen: tuple[str, ...]

    @property
    def kenmerken(self) -> frozenset[str]:
        """Give code and names, as words."""
        lang = (naam for naam in self.namen if len(naam) >= KORTSTE_NAAM)
        return frozenset({self.code.casefold(), *lang})


def eis_zonder_anderen(tekst: str, lid: Lid, leden: Iterable[Lid]) -> None:
    """Refuse a text for one member of a group that names another one.

    Args:
        tekst: Everything that people wrote in the report.
        lid: For whom it is.
        leden: Everybody in the group; what a member shares with `lid` says nothing.

    Raises:
        DomeinFout: `verslag_noemt_ander` with what was found, and the code of whose report it is.

    Bron: [brieven] B19 and Controle voor verzenden, 4.
    """
    woorden = {vorm for woord in _WOORD.findall(tekst) for vorm in (woord, woord.casefold())}
    for ander in leden:
        gevonden = _in_tekst(ander.kenmerken - lid.kenmerken, tekst, woorden)
        if gevonden:
            raise DomeinFout("verslag_noemt_ander", clientcode=lid.code, gegeven=gevonden[0])


def _in_tekst(kenmerken: frozenset[str], tekst: str, woorden: set[str]) -> list[str]:
    """Give what stands in a text; a name of more words is looked for as it is written."""
    return sorted(
        kenmerk
        for kenmerk in kenmerken
        if kenmerk in woorden or (" " in kenmerk and kenmerk in tekst)
    )
