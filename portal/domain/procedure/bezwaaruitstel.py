"""Uitstel of a decision on bezwaar with consent; until when follows from the term itself."""

from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout


class Instemming(StrEnum):
    """Who agreed with uitstel; the law asks one of these."""

    ALLEN = "allen"
    INDIENER = "indiener"
    """The bezwaarmaker agreed, and nobody else is harmed by it."""


def controleer_uitstel(
    nieuwe_datum: date, *, ingestemd_op: date, advies_gevraagd: bool, vandaag: date
) -> None:
    """Refuse uitstel on top of the 21 weeks, to a day that passed, or without consent yet.

    Args:
        nieuwe_datum: The day that was agreed; later than the beslisdatum, which the term checks.
        ingestemd_op: Day on which the consent was given.
        advies_gevraagd: The Zorginstituut was asked.
        vandaag: Dutch calendar day.

    Raises:
        DomeinFout: `niet_boven_21_weken`, `uitstel_voorbij` or `instemming_in_toekomst`.

    Bron: [awb] art. 7:10 lid 4; [processen] C10 and C12, the last a choice.
    """
    if advies_gevraagd:
        raise DomeinFout("niet_boven_21_weken")
    if nieuwe_datum <= vandaag:
        raise DomeinFout("uitstel_voorbij", veld="nieuwe_datum")
    if ingestemd_op > vandaag:
        raise DomeinFout("instemming_in_toekomst", veld="ingestemd_op")
