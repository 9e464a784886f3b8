"""The meerzorgdialoog: what may be done when, who takes part, and when everybody agreed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand, Ervaring, Plantoestand

AFSPRAAKJAREN = 5
"""An afspraak is due within so many calendar years; a choice, to catch slips in a year."""


class Dialoogstap(StrEnum):
    """Something that is done with a dialoog; verstrijken is done by the portal itself."""

    PLANNEN = "plannen"
    VERZETTEN = "verzetten"
    AFZEGGEN = "afzeggen"
    GEHOUDEN = "gehouden"
    VERSLAG_SCHRIJVEN = "verslag_schrijven"
    VERSLAG_AANBIEDEN = "verslag_aanbieden"
    BEVESTIGEN = "bevestigen"
    OPMERKING = "opmerking"
    VERSTRIJKEN = "verstrijken"


@dataclass(frozen=True, slots=True)
class Dialoogovergang:
    """One line of the table; who may do it stands with the handeling (bevoegdheden).

    Args:
        van: Toestand in which it is possible; None when there is no dialoog yet.
        stap: What is done.
        naar: Toestand afterwards; bevestigen stays until all three agreed, see `na_antwoorden`.
        voorwaarden: Codes of the guards that the action checks before it.
    """

    van: Dialoogtoestand | None
    stap: Dialoogstap
    naar: Dialoogtoestand
    voorwaarden: tuple[str, ...] = ()


T, S = Dialoogtoestand, Dialoogstap

DIALOOGOVERGANGEN: tuple[Dialoogovergang, ...] = (
    Dialoogovergang(None, S.PLANNEN, T.GEPLAND, ("dag_komt_nog", "drie_partijen", "een_per_jaar")),
    Dialoogovergang(T.GEPLAND, S.VERZETTEN, T.GEPLAND, ("reden", "dag_komt_nog", "drie_partijen")),
    Dialoogovergang(T.GEPLAND, S.AFZEGGEN, T.AFGEZEGD, ("reden",)),
    Dialoogovergang(
        T.GEPLAND, S.GEHOUDEN, T.GEHOUDEN, ("voorzitter", "begonnen", "plan_ingediend")
    ),
    Dialoogovergang(T.GEHOUDEN, S.VERSLAG_SCHRIJVEN, T.GEHOUDEN, ("voorzitter",)),
    Dialoogovergang(
        T.GEHOUDEN,
        S.VERSLAG_AANBIEDEN,
        T.TER_BEVESTIGING,
        ("voorzitter", "plan_ingediend", "verslag_compleet"),
    ),
    Dialoogovergang(
        T.TER_BEVESTIGING, S.BEVESTIGEN, T.TER_BEVESTIGING, ("eenmaal_per_partij", "drie_akkoord")
    ),
    Dialoogovergang(
        T.TER_BEVESTIGING, S.OPMERKING, T.GEHOUDEN, ("eenmaal_per_partij", "opmerking")
    ),
    Dialoogovergang(T.TER_BEVESTIGING, S.VERSTRIJKEN, T.GEREED, ("akkoord_dagen_voorbij",)),
)
_TABEL = MappingProxyType({(rij.van, rij.stap): rij.naar for rij in DIALOOGOVERGANGEN})

ACCENTEN: Mapping[Ervaring, tuple[str, ...]] = MappingProxyType(
    {
        Ervaring.NIEUW: ("proces", "voorwaarden", "basis"),
        Ervaring.ENKELE_JAREN: ("doelen", "context", "afbouw"),
        Ervaring.ERVAREN: ("resultaten", "leren", "delen"),
    }
)
"""Codes of what gets the emphasis; the five points stay the same.

Bron: [meerzorgplan] dialoog; [processen] F6.
"""


def pas_toe_op_dialoog(toestand: Dialoogtoestand | None, stap: Dialoogstap) -> Dialoogtoestand:
    """Return where a dialoog stands after a step.

    Args:
        toestand: Where it stands; None when there is none yet.
        stap: What is done.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §5.
    """
    naar = _TABEL.get((toestand, stap))
    if naar is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=stap)
    return naar


def mogelijke_dialoogstappen(toestand: Dialoogtoestand | None) -> tuple[Dialoogstap, ...]:
    """Return the steps that the table has for a toestand, in its order.

    Bron: [procedure] §5.
    """
    return tuple(rij.stap for rij in DIALOOGOVERGANGEN if rij.van is toestand)


def controleer_dag(dag: date, *, vandaag: date) -> None:
    """Refuse a day that went by, or after next year: a slip, and the invitation goes at once.

    Raises:
        DomeinFout: `dialoogdag_voorbij` or `dialoogdag_te_ver`.

    Bron: [procedure] §5.
    """
    if dag < vandaag:
        raise DomeinFout("dialoogdag_voorbij", veld="dag")
    if dag.year > vandaag.year + 1:
        raise DomeinFout("dialoogdag_te_ver", veld="dag")


def controleer_afspraakdag(wanneer: date, dialoogdag: date) -> None:
    """Refuse an afspraak that is due before its dialoog, or in a year that can only be a slip.

    Raises:
        DomeinFout: `afspraakdag`.

    Bron: [processen] F4; the number of years is a choice.
    """
    if not dialoogdag <= wanneer or wanneer.year > dialoogdag.year + AFSPRAAKJAREN:
        raise DomeinFout("afspraakdag", veld="wanneer", jaren=AFSPRAAKJAREN)


def controleer_tijden(begin_minuten: int, einde_minuten: int) -> None:
    """Refuse an end that is not after the beginning; both in minutes after midnight.

    Raises:
        DomeinFout: `dialoogtijden`.

    Bron: [procedure] §5.
    """
    if einde_minuten <= begin_minuten:
        raise DomeinFout("dialoogtijden", veld="einde")


def controleer_partijen(partijen: Iterable[Dialoogpartij]) -> None:
    """Refuse a dialoog in which one of the three parties has nobody.

    Args:
        partijen: The party of each deelnemer.

    Raises:
        DomeinFout: `deelnemer_ontbreekt` with the first party that has nobody.

    Bron: [procedure] §5; [processen] F1.
    """
    aanwezig = set(partijen)
    for partij in Dialoogpartij:
        if partij not in aanwezig:
            raise DomeinFout("deelnemer_ontbreekt", partij=partij, veld=f"mensen_{partij}")


def laatste_plandag(dag: date, inleveren_dagen: int, *, vandaag: date) -> date:
    """Return the last day to submit the meerzorgplan: so many calendar days before the dialoog.

    Never before the day on which it is planned, nor before 1 January: the clients of a plan are
    counted on that day, and it cannot be submitted sooner.

    Bron: [meerzorgplan] meta and mp-clienten.
    """
    return max(dag - timedelta(days=inleveren_dagen), date(dag.year, 1, 1), vandaag)


def controleer_gehouden(begin: datetime, op: datetime, plan: Plantoestand | None) -> None:
    """Refuse to call a dialoog held before it began, or without a plan that was submitted.

    Args:
        begin: When it begins, with time zone.
        op: Now, with time zone.
        plan: Where the meerzorgplan of its year stands; None when there is none.

    Raises:
        DomeinFout: `dialoog_nog_niet_geweest`, else as `eis_plan`.

    Bron: [procedure] §5; [processen] F2.
    """
    if op < begin:
        raise DomeinFout("dialoog_nog_niet_geweest", moment=begin)
    eis_plan(plan)


def eis_plan(plan: Plantoestand | None) -> None:
    """Refuse to go on without a meerzorgplan that was submitted.

    Raises:
        DomeinFout: `plan_ontbreekt`.

    Bron: [processen] F2.
    """
    if plan not in {Plantoestand.INGEDIEND, Plantoestand.BESPROKEN}:
        raise DomeinFout("plan_ontbreekt")


def laatste_antwoorddag(aangeboden_op: date, akkoord_dagen: int) -> date:
    """Return the last day on which a party can answer a verslag that was offered.

    Bron: [procedure] §5.
    """
    return aangeboden_op + timedelta(days=akkoord_dagen)


def list_zonder_antwoord(akkoord: Collection[Dialoogpartij]) -> tuple[Dialoogpartij, ...]:
    """Return the parties that did not agree yet, in order.

    Bron: [procedure] §5.
    """
    return tuple(partij for partij in Dialoogpartij if partij not in akkoord)


def na_antwoorden(akkoord: Collection[Dialoogpartij]) -> Dialoogtoestand:
    """Return where a verslag stands when some parties agreed in this round, and nobody remarked.

    Bron: [procedure] §5.
    """
    return T.TER_BEVESTIGING if list_zonder_antwoord(akkoord) else T.GEREED


def eis_eerste_antwoord(partij: Dialoogpartij, beantwoord: Collection[Dialoogpartij]) -> None:
    """Refuse a second answer of a party in one round.

    Raises:
        DomeinFout: `partij_antwoordde`.

    Bron: [procedure] §5.
    """
    if partij in beantwoord:
        raise DomeinFout("partij_antwoordde")
