"""The lines of input that a reviewer grants: what was requested, and how each is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portal.aanvraag.queries.rekenen import lezen
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import Deel, lees_breuk
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import splits_wonen
from portal.domain.waarden import Uren, euro_uit_tekst, jaaruren_uit_tekst, uren_uit_tekst

NUL = Fraction(0)
WONEN = ("begeleiding", "verzorging", "verpleging")
ZORG = ("dagbesteding", "nachtzorg", "min_uren")
CONTEXT_UREN, CONTEXT_BOVEN = "context_uren", "context_boven"
CONTEXT_DEEL = "context_deel"
"""Of the part above the threshold, the share of one client in a group."""
MEERZORGUREN, BEDRAG_100 = "meerzorguren", "bedrag_100"
POST = "post-"


class Regelsoort(StrEnum):
    """What a line holds."""

    UREN_WEEK = "uren_week"
    UREN_JAAR = "uren_jaar"
    EURO_JAAR = "euro_jaar"


class Regelgroep(StrEnum):
    """Heading of the page under which a line stands."""

    ZORG = "zorg"
    BEHANDELAARS = "behandelaars"
    CONTEXT = "context"
    MAATWERK = "maatwerk"


_LEZERS: Mapping[Regelsoort, Callable[[str], Fraction]] = {
    Regelsoort.UREN_WEEK: uren_uit_tekst,
    Regelsoort.UREN_JAAR: jaaruren_uit_tekst,
    Regelsoort.EURO_JAAR: euro_uit_tekst,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One line of input.

    Attributes:
        id: `begeleiding`, a discipline, `post-1`, `context_boven` and so on.
        soort: Its unit.
        gevraagd: Requested, exact.
        naam: Subject of a context post; empty where the id says enough.
        eenmalig: A context post of the first year only.
    """

    id: str
    soort: Regelsoort
    gevraagd: Fraction
    naam: str = ""
    eenmalig: bool = False

    @property
    def groep(self) -> Regelgroep:
        """Give the heading that the line stands under."""
        if self.id in {MEERZORGUREN, BEDRAG_100}:
            return Regelgroep.MAATWERK
        if self.id in {*WONEN, *ZORG}:
            return Regelgroep.ZORG
        return Regelgroep.BEHANDELAARS if self.id in lezen.DISCIPLINES else Regelgroep.CONTEXT

    @property
    def is_bedrag(self) -> bool:
        """The line holds euros."""
        return self.soort is Regelsoort.EURO_JAAR

    @property
    def is_post(self) -> bool:
        """The line is one context post."""
        return self.id.startswith(POST)

    def lees(self, tekst: str) -> Fraction:
        """Read what somebody typed for this line; empty is what was requested.

        Raises:
            DomeinFout: `geen_getal`, `uren_dubbelzinnig` or `negatief`, with the line as `veld`.
        """
        if not tekst.strip():
            return self.gevraagd
        try:
            return _LEZERS[self.soort](tekst)
        except DomeinFout as fout:
            raise DomeinFout(fout.code, **fout.gegevens, veld=self.id) from fout


def is_contextregel(regel_id: str) -> bool:
    """Say whether a line is about the context, which the clients of a group share."""
    return regel_id in {CONTEXT_UREN, CONTEXT_BOVEN, CONTEXT_DEEL} or regel_id.startswith(POST)


def is_handmatig(bron: Versiebron) -> bool:
    """Say whether hours and amount were typed because the workbook has no table."""
    return MEERZORGUREN in bron.berekend("invoer")


def lees_regels(bron: Versiebron) -> tuple[Regel, ...]:
    """Give every line that can be granted otherwise, in the order of the page.

    Of a group the context stands in the aanvraag as a whole, the care in the parts per client.

    Bron: [procedure] §2.2 Toegekende invoer; [rekentool] par. 2 Groep.
    """
    if bron.is_groep:
        gedeeld = bron.berekend()
        return (_context_uren(gedeeld), *_posten(bron), _context_boven(gedeeld))
    eerst = _handmatig(bron) if is_handmatig(bron) else _uren(bron)
    if bron.is_lid:
        return eerst
    context = () if is_handmatig(bron) else (_context_uren(bron.berekend("invoer")),)
    return (*eerst, *context, *_posten(bron), _context_boven(bron.berekend("bedragen")))


def _handmatig(bron: Versiebron) -> tuple[Regel, ...]:
    invoer = bron.berekend("invoer")
    return (
        _regel(MEERZORGUREN, Regelsoort.UREN_WEEK, lees_breuk(invoer[MEERZORGUREN])),
        _regel(BEDRAG_100, Regelsoort.EURO_JAAR, lees_breuk(invoer[BEDRAG_100])),
    )


def _uren(bron: Versiebron) -> tuple[Regel, ...]:
    invoer, week = bron.berekend("invoer"), Regelsoort.UREN_WEEK
    zorg = lezen.Lezer(bron.blok("zorginzet", "zorg"), "zorg")
    wonen = splits_wonen(
        Uren(lees_breuk(invoer.get("wonen")) or NUL),
        verzorging=zorg.uren("verzorging"),
        verpleging=zorg.uren("verpleging"),
    )
    behandelaren = lezen.lees_behandelaren(
        lezen.Lezer(bron.blok("behandelaars", "behandelaars"), "behandelaars")
    )
    return (
        *(_regel(naam, week, getattr(wonen, naam)) for naam in WONEN),
        *(_regel(naam, week, lees_breuk(invoer.get(naam))) for naam in ZORG),
        *(_regel(naam, week, getattr(behandelaren, naam)) for naam in lezen.DISCIPLINES),
    )


def _context_uren(invoer: Deel) -> Regel:
    uren = lees_breuk(invoer.get("context_uren_jaar"))
    return _regel(CONTEXT_UREN, Regelsoort.UREN_JAAR, uren)


def _posten(bron: Versiebron) -> tuple[Regel, ...]:
    posten, _ = lezen.lees_posten(bron.blok("financien", "context"))
    return tuple(
        Regel(
            id=f"{POST}{nr}",
            soort=Regelsoort.EURO_JAAR,
            gevraagd=post.bedrag,
            naam=post.onderwerp,
            eenmalig=post.eenmalig,
        )
        for nr, post in enumerate(posten, start=1)
    )


def _context_boven(bedragen: Deel) -> Regel:
    boven = lees_breuk(bedragen.get(CONTEXT_BOVEN))
    return _regel(CONTEXT_BOVEN, Regelsoort.EURO_JAAR, boven)


def _regel(naam: str, soort: Regelsoort, gevraagd: Fraction | None) -> Regel:
    return Regel(id=naam, soort=soort, gevraagd=gevraagd or NUL)
