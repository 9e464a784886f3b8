"""Which handeling is possible in which toestand of a meerzorgplan."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Plantoestand


class Planstap(StrEnum):
    """What is done with a meerzorgplan."""

    SCHRIJVEN = "schrijven"
    INDIENEN = "indienen"
    HEROPENEN = "heropenen"
    BESPREKEN = "bespreken"


T, S = Plantoestand, Planstap

PLANOVERGANGEN: Mapping[tuple[Plantoestand | None, Planstap], Plantoestand] = MappingProxyType(
    {
        (None, S.SCHRIJVEN): T.CONCEPT,
        (T.CONCEPT, S.SCHRIJVEN): T.CONCEPT,
        (T.CONCEPT, S.INDIENEN): T.INGEDIEND,
        (T.INGEDIEND, S.HEROPENEN): T.VERVANGEN,
        (T.INGEDIEND, S.BESPREKEN): T.BESPROKEN,
    }
)
"""Where a version of a plan goes; heropenen makes the next version, which begins as a concept."""

PLANHANDELINGEN: Mapping[Planstap, Handeling] = MappingProxyType(
    {
        S.SCHRIJVEN: Handeling.MEERZORGPLAN_SCHRIJVEN,
        S.INDIENEN: Handeling.MEERZORGPLAN_INDIENEN,
        S.HEROPENEN: Handeling.MEERZORGPLAN_HEROPENEN,
    }
)
"""The handeling of a step that a person takes; besproken follows from the verslag."""

PLANWOORDEN: Mapping[Plantoestand, str] = MappingProxyType(
    {
        T.CONCEPT: "Concept",
        T.INGEDIEND: "Ingediend",
        T.BESPROKEN: "Besproken",
        T.VERVANGEN: "Vervangen",
    }
)
"""The word that everybody sees for a toestand of a meerzorgplan."""


@dataclass(frozen=True, slots=True)
class Planvoorwaarden:
    """What else decides about a step.

    Attributes:
        leeg: Items whose text is empty.
        peildag_geweest: 1 January of the year of the plan has come.
        dialoog_gehouden: The dialoog on this plan was held.
        reden: Why it is opened again.
    """

    leeg: tuple[str, ...] = ()
    peildag_geweest: bool = True
    dialoog_gehouden: bool = False
    reden: str = ""


def zet_planstap(toestand: Plantoestand | None, stap: Planstap) -> Plantoestand:
    """Return where a version of a plan goes with a step.

    Args:
        toestand: Present toestand; None when there is no plan yet.
        stap: What somebody wants to do.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk`.

    Bron: [procedure] §5 plan.
    """
    naar = PLANOVERGANGEN.get((toestand, stap))
    if naar is None:
        raise DomeinFout("plan_stap_niet_mogelijk", toestand=toestand, stap=stap)
    return naar


def controleer_planstap(stap: Planstap, voorwaarden: Planvoorwaarden) -> None:
    """Refuse a step whose conditions are not met.

    Raises:
        DomeinFout: `planvragen_leeg` with `aantal` and the items; `plan_te_vroeg` before the day
            on which the figures are counted; `reden_ontbreekt`; `dialoog_al_gehouden`.

    Bron: [procedure] §5 plan.
    """
    if stap is Planstap.INDIENEN:
        if not voorwaarden.peildag_geweest:
            raise DomeinFout("plan_te_vroeg")
        if voorwaarden.leeg:
            raise DomeinFout(
                "planvragen_leeg", aantal=len(voorwaarden.leeg), items=voorwaarden.leeg
            )
    if stap is Planstap.HEROPENEN:
        if voorwaarden.dialoog_gehouden:
            raise DomeinFout("dialoog_al_gehouden")
        if not voorwaarden.reden.strip():
            raise DomeinFout("reden_ontbreekt", veld="reden")
