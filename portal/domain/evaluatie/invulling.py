"""The eindevaluatie of one toekenning: every question it has, and what is still missing.

Bron: [processen] A26, A28; [preventief] Eindevaluatie.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.evaluatie.kader import Herhaling, Veldsoort
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import euro_uit_tekst, jaaruren_uit_tekst, uren_uit_tekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.domain.evaluatie.kader import Evaluatiekader, Evaluatieveld, Vorm

ZICHTBAAR = Fraction(1, 100)
"""The smallest difference that a page shows: a hundredth of an hour, a cent."""
Antwoorden = Mapping[str, str]
"""Text as typed, by name of the question."""


class Inzeteenheid(StrEnum):
    """In what a line of granted and deployed is counted."""

    UREN_WEEK = "uren_week"
    UREN_JAAR = "uren_jaar"
    EURO_JAAR = "euro_jaar"


LEZERS: Mapping[Inzeteenheid, Callable[[str], Fraction]] = {
    Inzeteenheid.UREN_WEEK: uren_uit_tekst,
    Inzeteenheid.UREN_JAAR: jaaruren_uit_tekst,
    Inzeteenheid.EURO_JAAR: euro_uit_tekst,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inzetregel:
    """One line of what was granted.

    Attributes:
        id: `wonen`, `post-1`, `jaarbedrag` and so on.
        naam: What people read.
        eenheid: In what it is counted.
        toegekend: Exact, per week or per year as the unit says.
        telt_mee: Part of the total of hours; a total itself and euros are not.
    """

    id: str
    naam: str
    eenheid: Inzeteenheid
    toegekend: Fraction
    telt_mee: bool = False


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """Something that was agreed: a doel with the stand to reach, or a line on hours and money."""

    id: str
    naam: str
    afgesproken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegekend:
    """What the questions of one eindevaluatie are asked about."""

    doelen: tuple[Afspraakregel, ...]
    inzet: tuple[Inzetregel, ...]
    afspraken: tuple[Afspraakregel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatievraag:
    """One question of one eindevaluatie.

    Attributes:
        naam: Key of its answer: `hielp`, `doel.<id>.stand`.
        onderdeel: Part it stands in.
        veld: What is asked.
        over: What it is asked about; None when it is asked once.
    """

    naam: str
    onderdeel: str
    veld: Evaluatieveld
    over: Afspraakregel | Inzetregel | None = None


class Gebreksoort(StrEnum):
    """What is wrong with an answer."""

    LEEG = "leeg"
    GEEN_GETAL = "geen_getal"
    UREN_DUBBELZINNIG = "uren_dubbelzinnig"
    GEEN_KEUZE = "geen_keuze"


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that keeps an eindevaluatie from being fixed."""

    vraag: Evaluatievraag
    soort: Gebreksoort


def list_vragen(
    kader: Evaluatiekader, vorm: Vorm, toegekend: Toegekend
) -> tuple[Evaluatievraag, ...]:
    """Give every question of an eindevaluatie, in order; repeated ones row by row.

    Args:
        kader: Version of the form.
        vorm: Which eindevaluatie.
        toegekend: Doelen, granted lines and agreements of the toekenning.

    Bron: [processen] A26.
    """
    vragen: list[Evaluatievraag] = []
    for onderdeel in kader.onderdelen:
        velden = [veld for veld in onderdeel.velden if vorm in veld.vormen]
        for per in dict.fromkeys(veld.per for veld in velden):
            van_deze = [veld for veld in velden if veld.per is per]
            vragen.extend(_herhaald(onderdeel.id, per, van_deze, toegekend))
    return tuple(vragen)


def _herhaald(
    onderdeel: str, per: Herhaling, velden: Sequence[Evaluatieveld], toegekend: Toegekend
) -> Iterator[Evaluatievraag]:
    if per is Herhaling.EENMAAL or (per is Herhaling.ZONDER_DOELEN and not toegekend.doelen):
        for veld in velden:
            yield Evaluatievraag(naam=veld.id, onderdeel=onderdeel, veld=veld)
    regels: Mapping[Herhaling, Sequence[Afspraakregel | Inzetregel]] = {
        Herhaling.DOEL: toegekend.doelen,
        Herhaling.INZET: toegekend.inzet,
        Herhaling.AFSPRAAK: toegekend.afspraken,
    }
    for regel in regels.get(per, ()):
        for veld in velden:
            naam = f"{per}.{regel.id}.{veld.id}"
            yield Evaluatievraag(naam=naam, onderdeel=onderdeel, veld=veld, over=regel)


def list_gebreken(
    vragen: Sequence[Evaluatievraag], vorm: Vorm, antwoorden: Antwoorden
) -> tuple[Gebrek, ...]:
    """Name everything that keeps an eindevaluatie from being fixed.

    Args:
        vragen: As `list_vragen` gives them.
        vorm: Which eindevaluatie; after overlijden nothing is required.
        antwoorden: Text as typed.

    Returns:
        Empty required answers, and filled ones that cannot be read. The reason of a difference
        is required only when a deployed number differs visibly from what was granted.

    Bron: [procedure] §3 K09; [processen] A26.
    """
    verschilt = any(
        abs(ingezet - regel.toegekend) >= ZICHTBAAR
        for regel, ingezet in lees_inzet(vragen, antwoorden)
    )
    return tuple(
        Gebrek(vraag, soort)
        for vraag in vragen
        if (soort := _gebrek(vraag, vorm, antwoorden, verschilt=verschilt)) is not None
    )


def _gebrek(
    vraag: Evaluatievraag, vorm: Vorm, antwoorden: Antwoorden, *, verschilt: bool
) -> Gebreksoort | None:
    tekst, veld = antwoorden.get(vraag.naam, "").strip(), vraag.veld
    if not tekst:
        nodig = vorm in veld.verplicht and (verschilt or not veld.bij_verschil)
        if veld.bij is not None:
            nodig = nodig and antwoorden.get(veld.bij.veld, "") in veld.bij.waarden
        return Gebreksoort.LEEG if nodig else None
    if veld.soort is Veldsoort.KEUZE and tekst not in veld.opties:
        return Gebreksoort.GEEN_KEUZE
    return _getalgebrek(vraag.over, tekst) if isinstance(vraag.over, Inzetregel) else None


def _getalgebrek(regel: Inzetregel, tekst: str) -> Gebreksoort | None:
    try:
        LEZERS[regel.eenheid](tekst)
    except DomeinFout as fout:
        dubbelzinnig = fout.code == Gebreksoort.UREN_DUBBELZINNIG
        return Gebreksoort.UREN_DUBBELZINNIG if dubbelzinnig else Gebreksoort.GEEN_GETAL
    return None


def lees_getal(regel: Inzetregel, tekst: str) -> Fraction | None:
    """Read a deployed number as its unit asks, exact; None when it is no number of that kind.

    Bron: [processen] A26.
    """
    try:
        return Fraction(LEZERS[regel.eenheid](tekst))
    except DomeinFout:
        return None


def lees_inzet(
    vragen: Sequence[Evaluatievraag], antwoorden: Antwoorden
) -> tuple[tuple[Inzetregel, Fraction], ...]:
    """Give the deployed number of every granted line that has one.

    Bron: [processen] A26.
    """
    gelezen = (
        (vraag.over, lees_getal(vraag.over, antwoorden.get(vraag.naam, "").strip()))
        for vraag in vragen
        if isinstance(vraag.over, Inzetregel)
    )
    return tuple((regel, getal) for regel, getal in gelezen if getal is not None)
