"""When deciding on a bezwaar may take longer: verdagen once, and uitstel with consent."""

from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout


class Instemming(StrEnum):
    """Who agreed with uitstel; the law asks one of these."""

    ALLEN = "allen"
    INDIENER = "indiener"
    """The bezwaarmaker agreed, and nobody else is harmed by it."""


def controleer_verdaging(
    *, al_verdaagd: bool, advies_gevraagd: bool, beslisdatum: date, vandaag: date
) -> None:
    """Refuse to adjourn a second time, too late, or on top of the 21 weeks.

    Args:
        al_verdaagd: It was done before.
        advies_gevraagd: The Zorginstituut was asked, so that the law gives 21 weeks.
        beslisdatum: Last day to decide before this.
        vandaag: Dutch calendar day; the last day itself is still in time.

    Raises:
        DomeinFout: `niet_boven_21_weken`, `al_verdaagd` or `verdagen_te_laat`.

    Bron: [awb] art. 7:10 lid 3; [processen] C5 and C12, the last a choice.
    """
    if advies_gevraagd:
        raise DomeinFout("niet_boven_21_weken")
    if al_verdaagd:
        raise DomeinFout("al_verdaagd")
    if vandaag > beslisdatum:
        raise DomeinFout("verdagen_te_laat")


def controleer_uitstel(
    nieuwe_datum: date,
    *,
    ingestemd_op: date,
    advies_gevraagd: bool,
    beslisdatum: date,
    vandaag: date,
) -> None:
    """Refuse uitstel to a day that is not later, without consent yet, or above the 21 weeks.

    Args:
        nieuwe_datum: The day that was agreed.
        ingestemd_op: Day on which the consent was given.
        advies_gevraagd: The Zorginstituut was asked.
        beslisdatum: Last day to decide before this; it may have passed.
        vandaag: Dutch calendar day.

    Raises:
        DomeinFout: `niet_boven_21_weken`, `uitstel_niet_later` or `instemming_in_toekomst`.

    Bron: [awb] art. 7:10 lid 4; [processen] C10 and C12.
    """
    if advies_gevraagd:
        raise DomeinFout("niet_boven_21_weken")
    if nieuwe_datum <= max(beslisdatum, vandaag):
        raise DomeinFout("uitstel_niet_later", veld="nieuwe_datum", beslisdatum=beslisdatum)
    if ingestemd_op > vandaag:
        raise DomeinFout("instemming_in_toekomst", veld="ingestemd_op")
