"""The verslag of a meerzorgdialoog: what still misses before it can be offered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Afspraaksoort

PUNTEN = (1, 2, 3, 4, 5)
"""Numbers of the fixed agenda points."""


class Verslaggebrek(StrEnum):
    """What may miss in a verslag."""

    PUNT = "punt"
    MERKTEN = "merkten"
    NIET_GELUKT = "niet_gelukt"
    SUCCES = "succes"
    DILEMMA = "dilemma"
    WAT = "wat"
    WIE = "wie"
    WANNEER = "wanneer"
    INHOUD = "inhoud"
    GELD = "geld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslagafspraak:
    """What an afspraak has to have; texts as they were typed."""

    nr: int
    wat: str
    wie: str
    wanneer: date | None
    soort: Afspraaksoort
    inhoud: str
    geld: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """The texts of a verslag.

    Args:
        punten: Text by number of the point.
        merkten: What clients noticed of the goals that were reached.
        niet_gelukt: What did not work, and why.
        succes: What went well.
        dilemma: What is hard.
        zonder: Why nothing was agreed on content, or on money; empty where it was.
    """

    punten: Mapping[int, str]
    merkten: str
    niet_gelukt: str
    succes: str
    dilemma: str
    zonder: str
    afspraken: tuple[Verslagafspraak, ...]


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """One thing that misses; `nr` is that of the point or the afspraak, 0 for the rest."""

    gebrek: Verslaggebrek
    nr: int = 0


def list_ontbrekend(verslag: Verslag) -> tuple[Ontbreekt, ...]:
    """Return what misses in a verslag, in the order of the page; empty when it is complete.

    An afspraak is on content when it is of that kind or names a result on content, on money
    likewise. Without one a reason is asked.

    Bron: [procedure] §5; [processen] F3 and F8; [meerzorgplan] agenda and dialoog.
    """
    return tuple(_list(verslag))


def eis_compleet(verslag: Verslag) -> None:
    """Refuse to offer a verslag in which something misses.

    Raises:
        DomeinFout: `verslag_onvolledig` with how many things miss.

    Bron: [processen] F3.
    """
    gebreken = list_ontbrekend(verslag)
    if gebreken:
        raise DomeinFout("verslag_onvolledig", aantal=len(gebreken))


def _list(verslag: Verslag) -> Iterator[Ontbreekt]:
    for nr in PUNTEN:
        if not verslag.punten.get(nr, "").strip():
            yield Ontbreekt(Verslaggebrek.PUNT, nr)
    for gebrek, tekst in (
        (Verslaggebrek.MERKTEN, verslag.merkten),
        (Verslaggebrek.NIET_GELUKT, verslag.niet_gelukt),
        (Verslaggebrek.SUCCES, verslag.succes),
        (Verslaggebrek.DILEMMA, verslag.dilemma),
    ):
        if not tekst.strip():
            yield Ontbreekt(gebrek)
    for afspraak in verslag.afspraken:
        yield from _van_afspraak(afspraak)
    if not verslag.zonder.strip():
        yield from _zonder_resultaat(verslag.afspraken)


def _van_afspraak(afspraak: Verslagafspraak) -> Iterator[Ontbreekt]:
    if not afspraak.wat.strip():
        yield Ontbreekt(Verslaggebrek.WAT, afspraak.nr)
    if not afspraak.wie.strip():
        yield Ontbreekt(Verslaggebrek.WIE, afspraak.nr)
    if afspraak.wanneer is None:
        yield Ontbreekt(Verslaggebrek.WANNEER, afspraak.nr)


def _zonder_resultaat(afspraken: tuple[Verslagafspraak, ...]) -> Iterator[Ontbreekt]:
    if not any(rij.soort is Afspraaksoort.INHOUD or rij.inhoud.strip() for rij in afspraken):
        yield Ontbreekt(Verslaggebrek.INHOUD)
    if not any(rij.soort is Afspraaksoort.GELD or rij.geld.strip() for rij in afspraken):
        yield Ontbreekt(Verslaggebrek.GELD)
