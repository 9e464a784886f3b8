"""Nobody's readable report of a group names another member."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portal.domain.anoniem import lees_woordgroepen, normaliseer
from portal.domain.fouten import DomeinFout

KORTSTE_NAAM, NAAMWOORDEN = 3, 4
_LETTERS = r"[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class Lid:
    """By what somebody in a group would be known in a text.

    Args:
        code: Clientcode; read in capitals or not.
        namen: Given names and surname, whole and in parts; shorter ones than three letters say
            nothing.
    """

    code: str
    namen: tuple[str, ...]

    @property
    def kenmerken(self) -> frozenset[str]:
        """Give the names as they are compared."""
        vormen = (normaliseer(naam) for naam in self.namen)
        return frozenset(vorm for vorm in vormen if len(vorm) >= KORTSTE_NAAM)


def eis_zonder_anderen(
    tekst: str, lid: Lid, leden: Iterable[Lid], *, gewoon: Collection[str]
) -> None:
    """Refuse a text for one member of a group that names another one.

    Args:
        tekst: Everything that people wrote in the report.
        lid: For whom it is.
        leden: Everybody in the group; what a member shares with `lid` says nothing.
        gewoon: Ordinary words that are also names; without a capital they name nobody.

    Raises:
        DomeinFout: `verslag_noemt_ander` with what was found, and the code of whose report it is.

    Bron: [brieven] B19 and Controle voor verzenden, 4.
    """
    stukken = _lees_namen(tekst, gewoon, behalve=lid.kenmerken)
    for ander in leden:
        namen = (ander.kenmerken - lid.kenmerken) & stukken.keys()
        gevonden = [*(stukken[naam] for naam in namen), *_codes(tekst, ander, lid)]
        if gevonden:
            stuk = max(gevonden, key=lambda stuk: (len(stuk), stuk))
            raise DomeinFout("verslag_noemt_ander", clientcode=lid.code, gegeven=stuk)


def _lees_namen(
    tekst: str, gewoon: Collection[str], *, behalve: frozenset[str]
) -> Mapping[str, str]:
    """Give what a text can name, with the piece of the text; not what stands for some names."""
    vormen = defaultdict[str, set[str]](set)
    for groep in lees_woordgroepen(tekst, hoogstens=NAAMWOORDEN, gewoon=gewoon):
        vormen[groep.stuk].add(groep.genormaliseerd)
        if groep.stuk != groep.stuk.lower():
            vormen[groep.stuk].add(groep.genormaliseerd.removesuffix("s"))
    return {vorm: stuk for stuk, alle in vormen.items() if not alle & behalve for vorm in alle}


def _codes(tekst: str, ander: Lid, lid: Lid) -> list[str]:
    """Give where the code of another stands, alone or in a word as "D-2-kamer"."""
    if ander.code.casefold() == lid.code.casefold():
        return []
    heel = rf"(?<![\w-])(?:{_LETTERS}-)*{re.escape(ander.code)}(?:-{_LETTERS})*(?![\w-])"
    stukken = re.findall(heel, tekst, re.IGNORECASE)
    return [stuk for stuk in stukken if stuk.casefold() != lid.code.casefold()]
