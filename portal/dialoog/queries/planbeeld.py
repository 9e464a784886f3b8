"""A plan as people read it: its figures in words, with definitions, and the texts beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.plan import find_vorig, peildatum
from portal.dialoog.queries.plancijfers import Getal, kader_van, lees_cijfers
from portal.dialoog.queries.planteksten import lees_teksten, plancodes, plantekst
from portal.domain.meerzorgplan import Deel, Eenheid, Itemsoort, Planitem, Plankader
from portal.platform.framework_data import get_check_vooraf, get_evaluatiekader
from portal.platform.web.texts import aantal, datum, euro, euro_heel, procent, uren_getal
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.teksten import toekenningtekst

HELE_EURO: Mapping[str, frozenset[str]] = defaultdict(
    frozenset, {"mp-gemiddeld-groep": frozenset({"nu", "vorig"})}
)
"""Parts that the definition rounds to whole euros."""
DEFINITIE = ("peilmoment", "teller", "noemer", "uitgesloten", "controle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferregel:
    """One number in words.

    Attributes:
        nr: Its place within the figure, from 1.
        tekst: What it says.
        waarde: The number with its unit, or why there is none.
        aantal_rijen: How many rows were counted for it.
    """

    nr: int
    tekst: str
    waarde: str
    aantal_rijen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferbeeld:
    """One figure with its definition."""

    item: Planitem
    regels: Sequence[Cijferregel]
    definitie: Sequence[tuple[str, str]]
    veranderd: bool


@dataclass(frozen=True, slots=True)
class Tekstbeeld:
    """One text, with that of the year before."""

    item: Planitem
    tekst: str
    vorig: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blokbeeld:
    """One part of the plan."""

    naam: str
    code: str
    cijfers: Sequence[Cijferbeeld]
    teksten: Sequence[Tekstbeeld]


@dataclass(frozen=True, slots=True)
class Schrijfblok:
    """One part of the plan with the items that are written in it."""

    naam: str
    code: str
    items: tuple[Planitem, ...]


def blok_codes(kader: Plankader) -> Mapping[str, str]:
    """Give the name of each part that is written, by its code in an address."""
    return {plantekst("blok", naam): naam for naam in kader.blokken}


def list_blokken(plan: Meerzorgplan, *, voor: Gebruiker) -> list[Blokbeeld]:
    """Give every part of a plan, in order."""
    kader, cijfers = kader_van(plan), lees_cijfers(plan)
    nu, vorig = lees_teksten(plan.id), lees_vorig(plan, voor=voor)
    return [
        Blokbeeld(
            naam=naam,
            code=code,
            cijfers=[
                beeld_van(plan, item, cijfers[item.id])
                for item in kader.van_soort(Itemsoort.BEREKEND)
                if item.blok == naam and item.id in cijfers
            ],
            teksten=[
                Tekstbeeld(item, nu.get(item.id, ""), vorig.get(item.id, ""))
                for item in kader.van_soort(Itemsoort.VRIJ)
                if item.blok == naam
            ],
        )
        for code, naam in blok_codes(kader).items()
    ]


def find_blok(plan: Meerzorgplan, code: str) -> Schrijfblok | None:
    """Give one part as it is written, without its figures and texts; None for another code."""
    kader = kader_van(plan)
    naam = blok_codes(kader).get(code)
    if naam is None:
        return None
    vrij = kader.van_soort(Itemsoort.VRIJ)
    return Schrijfblok(naam, code, tuple(item for item in vrij if item.blok == naam))


def lees_vorig(plan: Meerzorgplan, *, voor: Gebruiker) -> Mapping[str, str]:
    """Give the texts of the plan of the year before, that was submitted and is in view."""
    vorig = find_vorig(plan, voor=voor)
    return lees_teksten(vorig.id) if vorig is not None else {}


def beeld_van(plan: Meerzorgplan, item: Planitem, getallen: Iterable[Getal]) -> Cijferbeeld:
    """Give one figure in words with its definition."""
    return Cijferbeeld(
        item=item,
        regels=[
            Cijferregel(
                nr=nr,
                tekst=tekst_van(plan, item.id, getal.deel),
                waarde=waarde_van(item.id, getal.deel),
                aantal_rijen=getal.aantal_rijen,
            )
            for nr, getal in enumerate(getallen, start=1)
        ],
        definitie=list(_definitie(plan, item.id)),
        veranderd=item.id in plan.veranderd,
    )


def _definitie(plan: Meerzorgplan, item: str) -> Iterator[tuple[str, str]]:
    """Give the definition of a figure in plain words, part by part."""
    jaren = {"jaar": str(plan.jaar), "vorig": str(plan.jaar - 1)}
    for deel in DEFINITIE:
        if item in dict(plancodes(deel)):
            yield plantekst("definitie", deel), plantekst(deel, item, **jaren)


def tekst_van(plan: Meerzorgplan, item: str, deel: Deel) -> str:
    """Say in words what a number is about."""
    tekst = plantekst(
        item,
        deel.sleutel,
        naam=naam_van(deel) if deel.naam else "",
        peildag=datum(peildatum(plan.jaar)),
        vorige=datum(peildatum(plan.jaar - 1)),
    )
    return tekst[:1].upper() + tekst[1:]


def naam_van(deel: Deel) -> str:
    """Give the word for what a split is about."""
    return _WOORDEN.get(deel.sleutel, _als_naam)(deel.naam)


def _als_naam(naam: str) -> str:
    return naam


def _uitgang(code: str) -> str:
    return get_check_vooraf().uitgangen[code].soort


def _reden(code: str) -> str:
    if code.startswith("heraanvraag"):
        return plantekst("reden", code)
    tekst = toekenningtekst("reden", code)
    return tekst[:1].lower() + tekst[1:]


def _vervolg(code: str) -> str:
    tekst = get_evaluatiekader().opties.get(code) or plantekst("reden", code)
    return tekst[:1].lower() + tekst[1:]


_WOORDEN = {
    "soort": lambda naam: plantekst("soort", naam),
    "rest": _reden,
    "uitgang": _uitgang,
    "stand": lambda naam: plantekst("stand", naam),
    "procent": lambda naam: plantekst("stand", naam),
    "vervolg": _vervolg,
}


def waarde_van(item: str, deel: Deel) -> str:
    """Write a number with its unit; why there is none when there is nothing to divide by."""
    if deel.waarde is None:
        return plantekst("leeg", item if item in _EIGEN_LEEG else "anders")
    if deel.eenheid is Eenheid.EURO:
        centen = int(deel.waarde * 100)
        return euro_heel(centen) if deel.sleutel in HELE_EURO[item] else euro(centen)
    if deel.eenheid is Eenheid.PROCENT:
        return procent(deel.waarde / 100)
    if deel.eenheid is Eenheid.UREN:
        return f"{uren_getal(deel.waarde)} uur"
    if deel.eenheid is Eenheid.CLIENTEN:
        return aantal(int(deel.waarde), "cliënt", "cliënten")
    return aantal(int(deel.waarde))


_EIGEN_LEEG = frozenset({"mp-gemiddeld-groep", "mp-realisatie"})
