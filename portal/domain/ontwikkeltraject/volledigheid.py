"""When the record of an ontwikkeltraject is complete, and when a bijeenkomst can be recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout

AANTAL = 2
"""Bijeenkomsten of a traject."""
JAREN_TERUG, JAREN_VOORUIT = 3, 2
"""How far from this year the day of a bijeenkomst can be, and ahead that of the evaluation."""
LEEREFFECT = ("wat", "voor_wie", "hoe")
"""What can be used elsewhere in the organisation, for whom, and how it is spread."""
LEESBAAR = ("besproken", "verandert", "wie", "gekeken", "contact")
"""Texts of the readable report, in its order."""


class Ontbreekt(StrEnum):
    """What is still needed before a traject can be finished."""

    BIJEENKOMSTEN = "bijeenkomsten"
    ZELFDE_DAG = "zelfde_dag"
    THEMAS = "themas"
    HUIDIGE_STAND = "huidige_stand"
    KNELPUNTEN = "knelpunten"
    ACTIES = "acties"
    EVALUATIEDATUM = "evaluatiedatum"
    EVALUATIE_TE_VROEG = "evaluatie_te_vroeg"
    EVALUATIEWIJZE = "evaluatiewijze"
    LEEREFFECT = "leereffect"
    ONDERSTEUNINGSPLAN = "ondersteuningsplan"
    MEERZORGPLAN = "meerzorgplan"
    JAARGRENSREDEN = "jaargrensreden"
    LEESBAAR = "leesbaar"


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing that will be done.

    Args:
        wat: What.
        eigenaar: Who sees to it.
        dag: Until when.
    """

    wat: str
    eigenaar: str
    dag: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invulling:
    """What was recorded of a traject.

    Args:
        gehouden: Days of the bijeenkomsten that were held.
        themas: Codes of the themes that were discussed.
        huidige_stand: Code of the theme -> how things are now.
        acties: What will be done.
        leereffect: Text per member of `LEEREFFECT`.
        leesbaar: Text per member of `LEESBAAR`.
        jaargrensreden: Why the bijeenkomsten are not in one calendar year.
    """

    gehouden: Sequence[date] = ()
    themas: Sequence[str] = ()
    huidige_stand: Mapping[str, str] = field(default_factory=dict)
    knelpunten: str = ""
    acties: Sequence[Actie] = ()
    evaluatiedatum: date | None = None
    evaluatiewijze: str = ""
    leereffect: Mapping[str, str] = field(default_factory=dict)
    ondersteuningsplan: str = ""
    meerzorgplan: str = ""
    leesbaar: Mapping[str, str] = field(default_factory=dict)
    jaargrensreden: str = ""


def is_over_jaargrens(dagen: Sequence[date]) -> bool:
    """Say whether the bijeenkomsten lie in different calendar years.

    Bron: [processen] G2.
    """
    return len({dag.year for dag in dagen}) > 1


def controleer_dag(dag: date, *, vandaag: date, veld: str) -> None:
    """Refuse a day of a bijeenkomst that must be a slip: long ago, or years ahead.

    Raises:
        DomeinFout: `trajectdag_kan_niet`.

    Bron: [procedure] §5; the number of years is a choice.
    """
    if not vandaag.year - JAREN_TERUG <= dag.year <= vandaag.year + JAREN_VOORUIT:
        raise DomeinFout("trajectdag_kan_niet", veld=veld)


def controleer_komende_dag(dag: date, *, vandaag: date, code: str, veld: str | None = None) -> None:
    """Refuse a day that is agreed on and must be a slip: years ahead.

    Raises:
        DomeinFout: `code`, with the field when there is one.

    Bron: [procedure] §5; the number of years is a choice.
    """
    if dag.year > vandaag.year + JAREN_VOORUIT:
        raise DomeinFout(code, veld=veld, jaren=JAREN_VOORUIT)


def controleer_bijeenkomst(nr: int, dag: date, *, gehouden: Sequence[date], vandaag: date) -> None:
    """Refuse a bijeenkomst that cannot have been held so.

    Args:
        nr: 1 or 2.
        dag: Day on which it was held.
        gehouden: Days of what was recorded already, in order.
        vandaag: Dutch calendar day.

    Raises:
        DomeinFout: `bijeenkomst_volgorde` when it is not the next one, `bijeenkomst_in_toekomst`,
            `bijeenkomst_zelfde_dag` when it is not after the first one, or as `controleer_dag`.

    Bron: [procedure] §5; [regeling] Ontwikkeltrajecten.
    """
    if nr != len(gehouden) + 1 or nr > AANTAL:
        raise DomeinFout("bijeenkomst_volgorde")
    if dag > vandaag:
        raise DomeinFout("bijeenkomst_in_toekomst", veld="dag")
    controleer_dag(dag, vandaag=vandaag, veld="dag")
    if gehouden and dag <= gehouden[-1]:
        raise DomeinFout("bijeenkomst_zelfde_dag", veld="dag", dag=gehouden[-1])


def list_ontbreekt(invulling: Invulling) -> tuple[Ontbreekt, ...]:
    """Return what is still needed before a traject can be finished, in the order of the pages.

    Bron: [procedure] §5; [processen] G2 and G3; [brieven] B16 and B19.
    """
    return (*_bijeenkomsten(invulling), *_verslag(invulling), *_afspraken(invulling))


def _bijeenkomsten(invulling: Invulling) -> Iterator[Ontbreekt]:
    gehouden = invulling.gehouden
    if len(gehouden) < AANTAL:
        yield Ontbreekt.BIJEENKOMSTEN
    if len(set(gehouden)) < len(gehouden):
        yield Ontbreekt.ZELFDE_DAG
    if is_over_jaargrens(gehouden) and _leeg(invulling.jaargrensreden):
        yield Ontbreekt.JAARGRENSREDEN


def _verslag(invulling: Invulling) -> Iterator[Ontbreekt]:
    if not invulling.themas:
        yield Ontbreekt.THEMAS
    if any(_leeg(invulling.huidige_stand.get(thema, "")) for thema in invulling.themas):
        yield Ontbreekt.HUIDIGE_STAND
    if _leeg(invulling.knelpunten):
        yield Ontbreekt.KNELPUNTEN


def _afspraken(invulling: Invulling) -> Iterator[Ontbreekt]:
    acties, evaluatie = invulling.acties, invulling.evaluatiedatum
    if not acties or any(
        _leeg(actie.wat) or _leeg(actie.eigenaar) or actie.dag is None for actie in acties
    ):
        yield Ontbreekt.ACTIES
    if evaluatie is None:
        yield Ontbreekt.EVALUATIEDATUM
    elif invulling.gehouden and evaluatie <= max(invulling.gehouden):
        yield Ontbreekt.EVALUATIE_TE_VROEG
    teksten = {
        Ontbreekt.EVALUATIEWIJZE: (invulling.evaluatiewijze,),
        Ontbreekt.ONDERSTEUNINGSPLAN: (invulling.ondersteuningsplan,),
        Ontbreekt.MEERZORGPLAN: (invulling.meerzorgplan,),
        Ontbreekt.LEEREFFECT: [invulling.leereffect.get(deel, "") for deel in LEEREFFECT],
        Ontbreekt.LEESBAAR: [invulling.leesbaar.get(deel, "") for deel in LEESBAAR],
    }
    yield from (code for code, delen in teksten.items() if any(map(_leeg, delen)))


def _leeg(tekst: str) -> bool:
    return not tekst.strip()
