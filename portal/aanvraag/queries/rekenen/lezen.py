"""Read the raw text of the blocks: every field apart, faults collected instead of raised."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from portal.domain.dagprogramma import Dagprogramma, Functie, Regel
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Behandelaren
from portal.domain.waarden import (
    Bedrag,
    Uren,
    decimaal_uit_tekst,
    euro_uit_tekst,
    jaaruren_uit_tekst,
    tijd_uit_tekst,
    uren_uit_tekst,
)

if TYPE_CHECKING:
    from portal.platform.encrypted import JsonWaarde

Blok: TypeAlias = "Mapping[str, JsonWaarde]"
T = TypeVar("T")

ZORG = ("wonen", "verzorging", "verpleging", "dagbesteding", "nachtzorg", "min_uren")
DISCIPLINES = ("gedragsdeskundige", "psychiater", "avg", "sog", "overige")
DAGSOORTEN = ("ma_vr", "za_zo")
BLOKVELDEN: Mapping[str, tuple[str, ...]] = {
    "dagprogramma": DAGSOORTEN,
    "zorg": ("bron", *ZORG),
    "behandelaars": DISCIPLINES,
    "context": ("context_uren", "posten", "tarief"),
    "maatwerk": ("meerzorguren", "bedrag_100", "onderbouwing"),
}
"""Fields of each stored block, as typed."""


@dataclass(frozen=True, slots=True)
class Veldfout:
    """A field that cannot be calculated with: its place and the code of the refusal."""

    veld: str
    code: str
    gegevens: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contextpost:
    """One context post in euros per year; of the first year only, unless every year was chosen."""

    onderwerp: str
    soort: str
    bedrag: Bedrag
    doel_id: str
    andere_betaling: str
    eenmalig: bool


class Lezer:
    """Reads fields of one block; an empty field is zero, a wrong one becomes a `Veldfout`."""

    def __init__(self, blok: Blok, voorvoegsel: str) -> None:
        self._blok = blok
        self._voorvoegsel = voorvoegsel
        self.fouten: list[Veldfout] = []

    def tekst(self, veld: str) -> str:
        """Give the typed text of a field, without blanks around it."""
        waarde = self._blok.get(veld, "")
        return waarde.strip() if isinstance(waarde, str) else ""

    def uren(self, veld: str) -> Uren:
        """Read hours."""
        return self._lees(veld, uren_uit_tekst, Uren(Fraction(0)))

    def jaaruren(self, veld: str) -> Uren:
        """Read hours per year."""
        return self._lees(veld, jaaruren_uit_tekst, Uren(Fraction(0)))

    def bedrag(self, veld: str) -> Bedrag:
        """Read euros."""
        return self._lees(veld, euro_uit_tekst, Bedrag(Fraction(0)))

    def _lees(self, veld: str, lezer: Callable[[str], T], leeg: T) -> T:
        tekst = self.tekst(veld)
        if not tekst:
            return leeg
        try:
            return lezer(tekst)
        except DomeinFout as fout:
            naam = f"{self._voorvoegsel}-{veld}"
            self.fouten.append(Veldfout(naam, fout.code, {**fout.gegevens, "getypt": tekst}))
            return leeg


def rijen_van(blok: Blok, sleutel: str) -> list[Mapping[str, str]]:
    """Give a list of rows of text; anything else in it is left out."""
    rijen = blok.get(sleutel)
    if not isinstance(rijen, Sequence) or isinstance(rijen, str):
        return []
    return [
        {naam: waarde for naam, waarde in rij.items() if isinstance(waarde, str)}
        for rij in rijen
        if isinstance(rij, dict)
    ]


def lees_behandelaren(lezer: Lezer) -> Behandelaren:
    """Read the hours per discipline."""
    return Behandelaren(**{naam: lezer.uren(naam) for naam in DISCIPLINES})


def lees_dagprogramma(blok: Blok) -> tuple[Dagprogramma, list[Veldfout]]:
    """Read the rows of both kinds of day; a wrong cell is reported with its row."""
    fouten: list[Veldfout] = []
    dagen = {
        dag: tuple(
            _regel(rij, f"dagprogramma-{dag}-{nr}", fouten)
            for nr, rij in enumerate(rijen_van(blok, dag), start=1)
        )
        for dag in DAGSOORTEN
    }
    return Dagprogramma(ma_vr=dagen["ma_vr"], za_zo=dagen["za_zo"]), fouten


def _regel(rij: Mapping[str, str], plaats: str, fouten: list[Veldfout]) -> Regel:
    def lees(veld: str, lezer: Callable[[str], T]) -> T | None:
        tekst = rij.get(veld, "").strip()
        if not tekst:
            return None
        try:
            return lezer(tekst)
        except (DomeinFout, ValueError) as fout:
            code = fout.code if isinstance(fout, DomeinFout) else "keuze_onbekend"
            fouten.append(Veldfout(f"{plaats}-{veld}", code, {"getypt": tekst}))
            return None

    return Regel(
        van=lees("van", tijd_uit_tekst),
        tot=lees("tot", tijd_uit_tekst),
        functie=lees("functie", Functie),
        op_clienten=lees("op", lambda tekst: decimaal_uit_tekst(tekst.replace(",", ".", 1))),
    )


def lees_posten(blok: Blok) -> tuple[tuple[Contextpost, ...], list[Veldfout]]:
    """Read the context posts; an empty row counts as no post."""
    posten: list[Contextpost] = []
    fouten: list[Veldfout] = []
    for nr, rij in enumerate(rijen_van(blok, "posten"), start=1):
        if not any(waarde.strip() for waarde in rij.values()):
            continue
        lezer = Lezer(dict(rij), f"context-posten-{nr}")
        posten.append(
            Contextpost(
                onderwerp=lezer.tekst("onderwerp"),
                soort=lezer.tekst("soort"),
                bedrag=lezer.bedrag("bedrag"),
                doel_id=lezer.tekst("doel_id"),
                andere_betaling=lezer.tekst("andere_betaling"),
                eenmalig=lezer.tekst("eenmalig") != "nee",
            )
        )
        fouten += lezer.fouten
    return tuple(posten), fouten
