"""Where a client is in the circle of meerzorg: check, aanvraag, volgen, evalueren, bijstellen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.procedure.evaluatie import Evaluatiestand
from portal.domain.procedure.toekenning import Duur
from portal.domain.procedure.toestanden import IN_BEHANDELING, Toestand

LOPEND = IN_BEHANDELING | {Toestand.CONCEPT}
TE_EVALUEREN = frozenset({Evaluatiestand.OPEN, Evaluatiestand.TE_LAAT})


class Cirkelstap(StrEnum):
    """The five steps, in order; after the last comes the first again."""

    CHECK = "check"
    AANVRAAG = "aanvraag"
    VOLGEN = "volgen"
    EVALUEREN = "evalueren"
    BIJSTELLEN = "bijstellen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopendeaanvraag:
    """What counts of an aanvraag.

    Attributes:
        toestand: Where it is; one that was closed no longer counts.
        heraanvraag: It follows on a toekenning.
        check_klaar: The check vooraf was walked through.
    """

    toestand: Toestand
    heraanvraag: bool
    check_klaar: bool


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """What counts of a toekenning: its days and how its eindevaluatie stands."""

    duur: Duur
    evaluatie: Evaluatiestand


def bepaal_cirkelstap(
    aanvragen: Sequence[Lopendeaanvraag], toekenningen: Sequence[Gevolgd], dag: date
) -> Cirkelstap:
    """Say where a client is on a day.

    Args:
        aanvragen: All aanvragen of the client.
        toekenningen: All toekenningen of the client.
        dag: The Dutch calendar day.

    Returns:
        The step of an open aanvraag, the furthest when there are more. Without one, what the
        toekenning that runs or begins last asks for, or else the one that ended last. Without
        either the check, with which everything begins.

    Bron: [processen] A, the circle; [processen] A25-A27.
    """
    stappen = [_van_aanvraag(rij) for rij in aanvragen if rij.toestand in LOPEND]
    if stappen:
        volgorde = (Cirkelstap.AANVRAAG, Cirkelstap.BIJSTELLEN)
        return next((stap for stap in volgorde if stap in stappen), Cirkelstap.CHECK)
    gold = [rij for rij in toekenningen if rij.duur.einde >= rij.duur.ingang]
    if not gold:
        return Cirkelstap.CHECK
    return _van_toekenning(max(gold, key=lambda rij: rij.duur.einde), dag)


def _van_aanvraag(aanvraag: Lopendeaanvraag) -> Cirkelstap:
    if aanvraag.check_klaar or aanvraag.toestand is not Toestand.CONCEPT:
        return Cirkelstap.AANVRAAG
    return Cirkelstap.BIJSTELLEN if aanvraag.heraanvraag else Cirkelstap.CHECK


def _van_toekenning(toekenning: Gevolgd, dag: date) -> Cirkelstap:
    if toekenning.evaluatie in TE_EVALUEREN:
        return Cirkelstap.EVALUEREN
    if toekenning.evaluatie is Evaluatiestand.GEDAAN:
        return Cirkelstap.BIJSTELLEN
    return Cirkelstap.VOLGEN if dag <= toekenning.duur.einde else Cirkelstap.CHECK
