"""When is a toekenning evaluated, and by when do its first steps have to be done?

Bron: [procedure] §3 K09; [processen] A25, A29; [preventief] Tijdlijn van taken.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.procedure.toekenning import Duur, Eindereden

ZONDER_EVALUATIE = frozenset({Eindereden.HERSTELD, Eindereden.HERROEPEN, Eindereden.INGETROKKEN})
"""Reasons after which there is nothing to evaluate: K09 names no such toestand."""


class Evaluatieplicht(StrEnum):
    """Whether a toekenning has to be evaluated when it ends."""

    GEEN = "geen"
    VRIJWILLIG = "vrijwillig"
    VERPLICHT = "verplicht"


class Evaluatiestand(StrEnum):
    """How the eindevaluatie of a toekenning stands on a day; computed, never stored."""

    NIET_NODIG = "niet_nodig"
    NOG_NIET = "nog_niet"
    OPEN = "open"
    TE_LAAT = "te_laat"
    GEDAAN = "gedaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volgregels:
    """Days around a toekenning on which something is due; choices, dated in config/termijnen.

    Attributes:
        evaluatie_voor_einde: The eindevaluatie opens this many days before the last day.
        herinnering_na_einde: An eindevaluatie that is still missing is late from this many days
            after the last day.
        bevestiging_na_ingang: The aanbieder confirms within this many days after the first day
            that the agreements stand in the plan of the client.
    """

    evaluatie_voor_einde: int
    herinnering_na_einde: int
    bevestiging_na_ingang: int


def bepaal_evaluatieplicht(duur: Duur, *, voor_portaal: bool = False) -> Evaluatieplicht:
    """Say whether a toekenning has to be evaluated when it ends.

    Args:
        duur: Its days.
        voor_portaal: It had ended before it was registered in the portal.

    Returns:
        Nothing to evaluate when it was never in force, waits for its second person, or was
        repaired, revoked or withdrawn. After overlijden, and for what was over before the portal
        knew of it, the eindevaluatie is welcome and not asked.

    Bron: [procedure] §3 K09; [processen] A25.
    """
    if not duur.bevestigd or duur.einde < duur.ingang or duur.reden in ZONDER_EVALUATIE:
        return Evaluatieplicht.GEEN
    if duur.reden is Eindereden.OVERLIJDEN or voor_portaal:
        return Evaluatieplicht.VRIJWILLIG
    return Evaluatieplicht.VERPLICHT


def evaluatie_vanaf(duur: Duur, regels: Volgregels) -> date:
    """Give the first day on which the eindevaluatie can be fixed.

    Returns:
        The ingang when it ends earlier than was granted: it is open as soon as that is known.
        Otherwise so many days before its last day, never before its first.

    Bron: [procedure] §3 K09, §12; [processen] A25.
    """
    if duur.reden is not None:
        return duur.ingang
    return max(duur.ingang, duur.einde - timedelta(days=regels.evaluatie_voor_einde))


def evaluatie_herinnering(einde: date, regels: Volgregels) -> date:
    """Give the day from which an eindevaluatie that is missing is late.

    Bron: [processen] A25; [procedure] §3 K09, §12.
    """
    return einde + timedelta(days=regels.herinnering_na_einde)


def bepaal_evaluatiestand(
    duur: Duur, dag: date, regels: Volgregels, *, gedaan: bool, voor_portaal: bool = False
) -> Evaluatiestand:
    """Say how the eindevaluatie stands on a day.

    Args:
        duur: Days of the toekenning.
        dag: The Dutch calendar day.
        regels: When it opens and when it is late.
        gedaan: It was fixed, or a her-aanvraag with its terugblik was submitted.
        voor_portaal: The toekenning had ended before it was registered in the portal.

    Returns:
        The first day and the day of the reminder count. What is voluntary is never late.

    Bron: [procedure] §3 K09; [processen] A25.
    """
    plicht = bepaal_evaluatieplicht(duur, voor_portaal=voor_portaal)
    if plicht is Evaluatieplicht.GEEN:
        return Evaluatiestand.NIET_NODIG
    if gedaan:
        return Evaluatiestand.GEDAAN
    if dag < evaluatie_vanaf(duur, regels):
        return Evaluatiestand.NOG_NIET
    te_laat = dag >= evaluatie_herinnering(duur.einde, regels)
    if te_laat and plicht is Evaluatieplicht.VERPLICHT:
        return Evaluatiestand.TE_LAAT
    return Evaluatiestand.OPEN


def tussenstand_op(ingang: date, laatste_dag: date) -> date:
    """Give the day half-way a preventieve toekenning on which its tussenstand is asked.

    Args:
        ingang: First day.
        laatste_dag: Last day as granted; both days count.

    Returns:
        The first day plus half of the days, rounded down to whole days.

    Bron: [preventief] Tijdlijn van taken.
    """
    return ingang + timedelta(days=((laatste_dag - ingang).days + 1) // 2)


def bevestiging_uiterlijk(ingang: date, regels: Volgregels) -> date:
    """Give the last day to confirm that the agreements stand in the plan of the client.

    Bron: [processen] A29; [procedure] §12.
    """
    return ingang + timedelta(days=regels.bevestiging_na_ingang)
