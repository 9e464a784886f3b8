"""When the Zorginstituut must be asked for advice on a bezwaar, and when deciding is free."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst, Hoorstand
from portal.domain.procedure.hoorzitting import Afzienreden

GEHOORD_OF_NIET = frozenset({Hoorstand.GEHOUDEN, Hoorstand.AFGEZIEN})
"""Hearing was dealt with."""


class GeenAdvies(StrEnum):
    """Why a decision can do without the advice that was asked."""

    TERMIJN_VOORBIJ = "termijn_voorbij"
    ZIET_AF = "ziet_af"


class Adviesstand(StrEnum):
    """Where the advice of the Zorginstituut is."""

    NIET_GEVRAAGD = "niet_gevraagd"
    GEVRAAGD = "gevraagd"
    ONTVANGEN = "ontvangen"
    GEEN = "geen"


class Beslisblokkade(StrEnum):
    """What keeps a bezwaar from being decided on; each has its sentence on the page."""

    NIET_IN_BEHANDELING = "niet_in_behandeling"
    ADVIES_AFWACHTEN = "advies_afwachten"
    GEEN_ADVIES_VASTLEGGEN = "geen_advies_vastleggen"
    VOORNEMEN_ONTBREEKT = "voornemen_ontbreekt"
    HOREN_ONTBREEKT = "horen_ontbreekt"
    ZITTING_OPEN = "zitting_open"
    AFZIEN_PAST_NIET = "afzien_past_niet"
    ADVIES_VRAGEN = "advies_vragen"
    UITKOMST_ANDERS = "uitkomst_anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voornemen:
    """What the behandelaar means to decide.

    Args:
        uitkomst: The outcome.
        volledig_tegemoet: The bezwaarmaker gets everything that was asked.
        kennelijk: That the bezwaar is niet-ontvankelijk leaves no doubt.
    """

    uitkomst: Bezwaaruitkomst
    volledig_tegemoet: bool = False
    kennelijk: bool = False

    @property
    def zonder_advies(self) -> bool:
        """Say whether the law asks no advice of the Zorginstituut for it.

        Bron: [wlz] art. 10.3.1 lid 3; [processen] C3.
        """
        if self.uitkomst is Bezwaaruitkomst.GEGROND:
            return self.volledig_tegemoet
        return self.uitkomst is Bezwaaruitkomst.NIET_ONTVANKELIJK and self.kennelijk


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderzoek:
    """What was done on a bezwaar before the decision.

    Args:
        toestand: Toestand of the bezwaar.
        voornemen: What is meant to be decided; None when nothing was recorded.
        horen: Where hearing stands since the last new facts; None when nothing stands.
        afzienreden: Ground on which hearing was left out; None when it was not.
        advies: Where the advice is.
        advies_uiterlijk: Last day of the term for the advice; None when it was not asked.
    """

    toestand: Bezwaartoestand
    voornemen: Voornemen | None = None
    horen: Hoorstand | None = None
    afzienreden: Afzienreden | None = None
    advies: Adviesstand = Adviesstand.NIET_GEVRAAGD
    advies_uiterlijk: date | None = None


def kan_beslissen(
    onderzoek: Onderzoek, *, vandaag: date, uitkomst: Bezwaaruitkomst | None = None
) -> Beslisblokkade | None:
    """Say what keeps a bezwaar from being decided on, None when nothing does.

    Args:
        onderzoek: What was done until now.
        vandaag: Dutch calendar day.
        uitkomst: What is going to be decided; None when it is not chosen yet. It may only differ
            from the voornemen after the Zorginstituut was asked and somebody was heard or did
            without: what was left out because of the voornemen cannot carry another outcome.

    Returns:
        The first thing that must be done, in the order of the procedure.

    Bron: [wlz] art. 10.3.1 lid 1 and 3; [awb] art. 7:2, 7:3 and 7:9; [processen] C2, C3, C11.
    """
    if onderzoek.toestand is Bezwaartoestand.ADVIES_GEVRAAGD:
        return _zonder_antwoord(onderzoek, vandaag)
    if onderzoek.toestand is not Bezwaartoestand.IN_BEHANDELING:
        return Beslisblokkade.NIET_IN_BEHANDELING
    if onderzoek.horen not in GEHOORD_OF_NIET:
        gepland = onderzoek.horen is Hoorstand.GEPLAND
        return Beslisblokkade.ZITTING_OPEN if gepland else Beslisblokkade.HOREN_ONTBREEKT
    if onderzoek.voornemen is None:
        return Beslisblokkade.VOORNEMEN_ONTBREEKT
    return _blokkade_van_voornemen(onderzoek, onderzoek.voornemen, uitkomst)


def controleer_voornemen(voornemen: Voornemen, *, kan_niet_ontvankelijk: bool) -> None:
    """Refuse a voornemen that cannot be.

    Args:
        voornemen: What is meant.
        kan_niet_ontvankelijk: The bezwaar was too late or incomplete, and the bezwaarmaker was
            asked about that first.

    Raises:
        DomeinFout: `niet_ontvankelijk_kan_niet`, `tegemoet_alleen_bij_gegrond` or
            `kennelijk_alleen_bij_niet_ontvankelijk`.

    Bron: [procedure] §4 Z06 and Z09; [wlz] art. 10.3.1 lid 3.
    """
    uitkomst = voornemen.uitkomst
    if uitkomst is Bezwaaruitkomst.NIET_ONTVANKELIJK and not kan_niet_ontvankelijk:
        raise DomeinFout("niet_ontvankelijk_kan_niet", veld="uitkomst")
    if voornemen.volledig_tegemoet and uitkomst is not Bezwaaruitkomst.GEGROND:
        raise DomeinFout("tegemoet_alleen_bij_gegrond", veld="volledig_tegemoet")
    if voornemen.kennelijk and uitkomst is not Bezwaaruitkomst.NIET_ONTVANKELIJK:
        raise DomeinFout("kennelijk_alleen_bij_niet_ontvankelijk", veld="kennelijk")


def controleer_adviesvraag(
    onderzoek: Onderzoek, *, stukken_compleet: date, ontvangst: date, vandaag: date
) -> None:
    """Refuse to ask the Zorginstituut when it is not needed, was done, or cannot be yet.

    Args:
        onderzoek: What was done until now.
        stukken_compleet: Day on which the Zorginstituut had everything.
        ontvangst: Day on which the bezwaar came in.
        vandaag: Dutch calendar day.

    Raises:
        DomeinFout: `voornemen_ontbreekt`, `advies_niet_nodig`, `advies_al_gevraagd`,
            `zitting_open` while a hearing is planned, or `stukkendag_kan_niet`.

    Bron: [procedure] §4 Z10; [processen] C2 and C3.
    """
    if onderzoek.voornemen is None:
        raise DomeinFout("voornemen_ontbreekt")
    if onderzoek.voornemen.zonder_advies:
        raise DomeinFout("advies_niet_nodig")
    if onderzoek.advies is not Adviesstand.NIET_GEVRAAGD:
        raise DomeinFout("advies_al_gevraagd")
    if onderzoek.horen is Hoorstand.GEPLAND:
        raise DomeinFout("zitting_open")
    if not ontvangst <= stukken_compleet <= vandaag:
        raise DomeinFout("stukkendag_kan_niet", veld="stukken_compleet", ontvangst=ontvangst)


def controleer_adviesdag(ontvangen: date, *, gevraagd: date, vandaag: date) -> None:
    """Refuse a day of receipt before the advice was asked or after today.

    Raises:
        DomeinFout: `adviesdag_kan_niet` with the first day that is possible.

    Bron: [procedure] §4 Z11.
    """
    if not gevraagd <= ontvangen <= vandaag:
        raise DomeinFout("adviesdag_kan_niet", veld="ontvangen", vroegste=gevraagd)


def controleer_geen_advies(grond: GeenAdvies, *, uiterlijk: date, vandaag: date) -> None:
    """Refuse to go on without advice while the Zorginstituut still has time.

    Args:
        grond: Why there is none.
        uiterlijk: Last day of its term.
        vandaag: Dutch calendar day; the day after the last day is the first that is free.

    Raises:
        DomeinFout: `advies_kan_nog_komen` with the last day of the term.

    Bron: [wlz] art. 10.3.1 lid 4; [processen] C2 and C4; [procedure] §4 Z11.
    """
    if grond is GeenAdvies.TERMIJN_VOORBIJ and vandaag <= uiterlijk:
        raise DomeinFout("advies_kan_nog_komen", veld="grond", uiterlijk=uiterlijk)


def _zonder_antwoord(onderzoek: Onderzoek, vandaag: date) -> Beslisblokkade:
    uiterlijk = onderzoek.advies_uiterlijk
    if uiterlijk is not None and vandaag > uiterlijk:
        return Beslisblokkade.GEEN_ADVIES_VASTLEGGEN
    return Beslisblokkade.ADVIES_AFWACHTEN


def _blokkade_van_voornemen(
    onderzoek: Onderzoek, voornemen: Voornemen, uitkomst: Bezwaaruitkomst | None
) -> Beslisblokkade | None:
    """Say what keeps from deciding, given what is meant and that hearing was dealt with."""
    afgezien = onderzoek.horen is Hoorstand.AFGEZIEN
    zonder_advies = onderzoek.advies is Adviesstand.NIET_GEVRAAGD
    if afgezien and not past_bij_voornemen(onderzoek.afzienreden, voornemen):
        return Beslisblokkade.AFZIEN_PAST_NIET
    if zonder_advies and not voornemen.zonder_advies:
        return Beslisblokkade.ADVIES_VRAGEN
    rust_op_voornemen = zonder_advies or (
        afgezien and not past_bij_voornemen(onderzoek.afzienreden, None)
    )
    anders = uitkomst not in {None, voornemen.uitkomst}
    return Beslisblokkade.UITKOMST_ANDERS if anders and rust_op_voornemen else None


def past_bij_voornemen(reden: Afzienreden | None, voornemen: Voornemen | None) -> bool:
    """Say whether hearing can be left out on a ground, given what is meant to be decided.

    Returns:
        True for a ground that lies with the bezwaarmaker; for the others only when the voornemen
        says the same.

    Bron: [awb] art. 7:3.
    """
    if reden in {Afzienreden.WIL_NIET, Afzienreden.GEEN_ANTWOORD}:
        return True
    if voornemen is None:
        return False
    if reden is Afzienreden.KENNELIJK_ONGEGROND:
        return voornemen.uitkomst is Bezwaaruitkomst.ONGEGROND
    if reden is Afzienreden.KENNELIJK_NIET_ONTVANKELIJK:
        return voornemen.kennelijk
    return voornemen.volledig_tegemoet
