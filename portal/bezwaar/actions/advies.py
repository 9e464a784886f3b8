"""Z09-Z11: what is meant to be decided, and the advice of the Zorginstituut on it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis, Zinadvies
from portal.bezwaar.queries.onderzoek import adviesstand, find_advies, lees_onderzoek
from portal.bezwaar.queries.verloop import lees_stand
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import kiesbare_uitkomsten
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import (
    Adviesstand,
    GeenAdvies,
    Voornemen,
    controleer_adviesdag,
    controleer_adviesvraag,
    controleer_geen_advies,
    controleer_voornemen,
)
from portal.domain.termijnen import adviesdatum
from portal.platform import clock
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The advice that was asked or came, the event, and the beslisdatum before it."""

    advies: Zinadvies
    gebeurtenis: Bezwaargebeurtenis
    was: date


def leg_voornemen_vast(
    bezwaar: Bezwaar, voornemen: Voornemen, toelichting: str, *, door: Gebruiker, op: datetime
) -> None:
    """Record what is meant to be decided and why: an inner document.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `reden_ontbreekt`, as `controleer_voornemen`, or as
            `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    mogelijk = kiesbare_uitkomsten(lees_stand(bezwaar), kennelijk=voornemen.kennelijk)
    kan = Bezwaaruitkomst.NIET_ONTVANKELIJK in mogelijk
    controleer_voornemen(voornemen, kan_niet_ontvankelijk=kan)
    bezwaar.voornemen_tekst = eis_reden(toelichting)
    bezwaar.voornemen = voornemen.uitkomst
    bezwaar.volledig_tegemoet = voornemen.volledig_tegemoet
    bezwaar.kennelijk = voornemen.kennelijk
    _leg_vast(bezwaar, Handeling.BEZWAAR_VOORNEMEN, door, op, uitkomst=voornemen.uitkomst.value)


def vraag_advies(
    bezwaar: Bezwaar, stukken_compleet: date, *, door: Gebruiker, op: datetime
) -> Gevraagd:
    """Record that the Zorginstituut was asked and has everything; 21 weeks from now on.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, as `controleer_adviesvraag`, or as `voer_uit`.

    Bron: [wlz] art. 10.3.1 lid 1, 4 and 5.
    """
    eis_onbetrokken(bezwaar, door)
    controleer_adviesvraag(
        lees_onderzoek(bezwaar).onderzoek,
        stukken_compleet=stukken_compleet,
        ontvangst=bezwaar.ontvangst,
        vandaag=clock.local_day(op),
    )
    regels = load_bezwaarregels(stukken_compleet)
    uiterlijk = adviesdatum(stukken_compleet, regels=regels, kalender=load_kalender()).datum
    advies = Zinadvies(
        id=uuid.uuid4(),
        bezwaar_id=bezwaar.id,
        stukken_compleet=stukken_compleet,
        uiterlijk=uiterlijk,
        gevraagd_op=op,
        tekst="",
    )
    was = bezwaar.beslisdatum
    dagen = {"stukken_compleet": stukken_compleet.isoformat(), "uiterlijk": uiterlijk.isoformat()}
    gebeurtenis = _leg_vast(bezwaar, Handeling.BEZWAAR_ADVIES_VRAGEN, door, op, **dagen)
    db.session.add(advies)
    db.session.flush()
    return Gevraagd(advies, gebeurtenis, was)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advies:
    """What the Zorginstituut advises.

    Attributes:
        ontvangen: Dutch calendar day on which it came in.
        tekst: As the bezwaarmaker gets it.
    """

    ontvangen: date
    inhoud: Adviesinhoud
    tekst: str


def ontvang_advies(bezwaar: Bezwaar, wat: Advies, *, door: Gebruiker, op: datetime) -> Gevraagd:
    """Record the advice that came; deciding is free from now on.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `advies_niet_gevraagd`, `adviesdag_kan_niet`, or as
            `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    advies = _eis_gevraagd(bezwaar)
    vandaag = clock.local_day(op)
    controleer_adviesdag(wat.ontvangen, gevraagd=advies.stukken_compleet, vandaag=vandaag)
    advies.ontvangen, advies.inhoud, advies.tekst = wat.ontvangen, wat.inhoud, wat.tekst.strip()
    advies.afgesloten_op = op
    gebeurtenis = _leg_vast(
        bezwaar,
        Handeling.BEZWAAR_ADVIES_ONTVANGEN,
        door,
        op,
        ontvangen=wat.ontvangen.isoformat(),
        inhoud=wat.inhoud.value,
    )
    return Gevraagd(advies, gebeurtenis, bezwaar.beslisdatum)


def leg_geen_advies_vast(
    bezwaar: Bezwaar, grond: GeenAdvies, *, door: Gebruiker, op: datetime
) -> None:
    """Record that there is no advice: its term is over, or the Zorginstituut gives none.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `advies_niet_gevraagd`, `advies_kan_nog_komen`, or as
            `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    advies = _eis_gevraagd(bezwaar)
    controleer_geen_advies(grond, uiterlijk=advies.uiterlijk, vandaag=clock.local_day(op))
    advies.geen_advies, advies.afgesloten_op = grond.value, op
    _leg_vast(bezwaar, Handeling.BEZWAAR_GEEN_ADVIES, door, op, grond=grond.value)


def _eis_gevraagd(bezwaar: Bezwaar) -> Zinadvies:
    advies = find_advies(bezwaar.id)
    if advies is None or adviesstand(advies) is not Adviesstand.GEVRAAGD:
        raise DomeinFout("advies_niet_gevraagd")
    return advies


def _leg_vast(
    bezwaar: Bezwaar, handeling: Handeling, door: Gebruiker, op: datetime, **gegevens: str
) -> Bezwaargebeurtenis:
    return voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
