"""Hearing the parties in bezwaar: when, who hears, and on which grounds it may be left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.termijnen import (
    EEN_DAG,
    BerekendeDatum,
    Kalender,
    Termijn,
    einddatum,
    laatste_dag_vooraf,
)


class Afzienreden(StrEnum):
    """Grounds of the law to leave hearing out."""

    KENNELIJK_NIET_ONTVANKELIJK = "kennelijk_niet_ontvankelijk"
    KENNELIJK_ONGEGROND = "kennelijk_ongegrond"
    WIL_NIET = "wil_niet"
    GEEN_ANTWOORD = "geen_antwoord"
    VOLLEDIG_TEGEMOET = "volledig_tegemoet"


class Hoorstap(StrEnum):
    """What is done with a hearing that was planned."""

    AFZEGGEN = "afzeggen"
    VERSLAG = "verslag"


HOOR_OVERGANGEN: Mapping[tuple[Hoorstand, Hoorstap], Hoorstand] = MappingProxyType(
    {
        (Hoorstand.GEPLAND, Hoorstap.AFZEGGEN): Hoorstand.AFGEZEGD,
        (Hoorstand.GEPLAND, Hoorstap.VERSLAG): Hoorstand.GEHOUDEN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoorregels:
    """Terms before a hearing.

    Args:
        stukken: Until how long before it papers can be sent in (Awb 7:4 lid 1).
        inzage: How long before it the papers lie ready to be read (Awb 7:4 lid 2).
    """

    stukken: Termijn
    inzage: Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoordagen:
    """The days before a hearing that its invitation names.

    Args:
        stukken_tot: Last day to send in papers, with the steps.
        inzage_vanaf: From this working day on the papers can be read.
    """

    stukken_tot: BerekendeDatum
    inzage_vanaf: date


def bepaal_hoordagen(zitting: date, *, regels: Hoorregels, kalender: Kalender) -> Hoordagen:
    """Count back from a hearing until when papers count, and from when they can be read.

    Args:
        zitting: Day of the hearing.
        regels: Terms in force on that day.
        kalender: Working days.

    Returns:
        The last day for papers, which may be a Sunday, and the first day to read them. The latter
        is a working day: at least the term of the law, never less.

    Bron: [awb] art. 7:4 lid 1 and 2; [atw] art. 1 lid 2 and 2.
    """
    stukken = laatste_dag_vooraf(gebeurtenis=zitting, termijn=regels.stukken, kalender=kalender)
    inzage = laatste_dag_vooraf(gebeurtenis=zitting, termijn=regels.inzage, kalender=kalender).datum
    while not kalender.is_werkdag(inzage):
        inzage -= EEN_DAG
    return Hoordagen(stukken_tot=stukken, inzage_vanaf=inzage)


def eerste_zittingsdag(vandaag: date, *, regels: Hoorregels, kalender: Kalender) -> date:
    """Return the first day for a hearing that leaves time to send in papers and to read them.

    Args:
        vandaag: Dutch calendar day on which the invitation goes out; papers can come that day.
        regels: Terms in force.
        kalender: Working days.

    Bron: [awb] art. 7:4; [procedure] §4 Z07.
    """
    dag = einddatum(vandaag, regels.stukken)
    while not _laat_tijd(dag, vandaag=vandaag, regels=regels, kalender=kalender):
        dag += EEN_DAG
    return dag


def controleer_zittingsdag(
    zitting: date, *, vandaag: date, regels: Hoorregels, kalender: Kalender
) -> None:
    """Refuse a hearing that comes too soon, or after next year; as `eerste_zittingsdag`.

    Raises:
        DomeinFout: `zitting_te_vroeg` with the first day that is possible, or `zitting_te_ver`: a
            slip in the year, while the invitation goes at once.

    Bron: [awb] art. 7:4; [procedure] §4 Z07.
    """
    eerste = eerste_zittingsdag(vandaag, regels=regels, kalender=kalender)
    if zitting < eerste:
        raise DomeinFout("zitting_te_vroeg", veld="dag", vroegste=eerste)
    if zitting.year > vandaag.year + 1:
        raise DomeinFout("zitting_te_ver", veld="dag")


def controleer_hoorder(hoorder: UUID, *, betrokkenen: Collection[UUID], veld: str) -> None:
    """Refuse somebody who worked on the besluit as the one who hears.

    Args:
        hoorder: Who would hear.
        betrokkenen: Everybody who scored, prepared, checked, fixed or handled the besluit.
        veld: Field of the form to which the refusal belongs.

    Raises:
        DomeinFout: `hoorder_betrokken`.

    Bron: [processen] C9; [procedure] §4 Z07.
    """
    if hoorder in betrokkenen:
        raise DomeinFout("hoorder_betrokken", veld=veld)


def pas_toe_op_zitting(stand: Hoorstand, stap: Hoorstap) -> Hoorstand:
    """Return where a hearing stands after a step.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §4 Z07.
    """
    nieuw = HOOR_OVERGANGEN.get((stand, stap))
    if nieuw is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=stand, handeling=stap)
    return nieuw


def controleer_verslag(zitting: datetime, op: datetime) -> None:
    """Refuse a report of a hearing that has not begun.

    Raises:
        DomeinFout: `zitting_nog_niet_geweest` with the moment of the hearing.

    Bron: [awb] art. 7:7.
    """
    if op < zitting:
        raise DomeinFout("zitting_nog_niet_geweest", moment=zitting)


def _laat_tijd(zitting: date, *, vandaag: date, regels: Hoorregels, kalender: Kalender) -> bool:
    dagen = bepaal_hoordagen(zitting, regels=regels, kalender=kalender)
    return min(dagen.stukken_tot.datum, dagen.inzage_vanaf) >= vandaag
