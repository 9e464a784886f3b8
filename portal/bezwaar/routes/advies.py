"""Z09-Z11: what is meant to be decided, and the advice of the Zorginstituut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import NotFound

from portal.bezwaar.actions.advies import (
    Advies,
    leg_geen_advies_vast,
    leg_voornemen_vast,
    ontvang_advies,
    vraag_advies,
)
from portal.bezwaar.actions.onderzoek_melden import meld_advies, meld_advies_gevraagd
from portal.bezwaar.forms.advies import (
    Adviesformulier,
    Adviesvraagformulier,
    GeenAdviesformulier,
    Voornemenformulier,
)
from portal.bezwaar.letters.onderzoek_versturen import verstuur_adviesvraag, verstuur_afschrift
from portal.bezwaar.queries.onderzoek import find_advies
from portal.bezwaar.queries.verwacht import beslisdatum_na
from portal.bezwaar.routes.blauwdruk import bp
from portal.bezwaar.routes.stap import open_bezwaar, toon, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Bezwaarfeit
from portal.platform import clock
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaar, Zinadvies

ADRES = "/bezwaren/<uuid:bezwaar_id>"


@bp.route(f"{ADRES}/voornemen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_VOORNEMEN)
@eenmalig
def voornemen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record what is meant to be decided and why; an inner document."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Voornemenformulier(data=_ingevuld(bezwaar))

    def leg_vast() -> str:
        door, op = huidige_gebruiker(), clock.now()
        tekst = form.toelichting.data or ""
        leg_voornemen_vast(bezwaar, form.voornemen(), tekst, door=door, op=op)
        return "voornemen"

    klaar = verwerk(form, bezwaar, leg_vast)
    return klaar or toon("onderzoek/voornemen", form, bezwaar_id)


@bp.route(f"{ADRES}/advies-vragen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_ADVIES_VRAGEN)
@eenmalig
def advies_vragen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record that the Zorginstituut has everything; the term becomes 21 weeks."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Adviesvraagformulier()

    def vraag() -> str:
        door, op, compleet = huidige_gebruiker(), clock.now(), form.stukken_compleet.data
        assert compleet is not None
        gevraagd = vraag_advies(bezwaar, compleet, door=door, op=op)
        verstuur_adviesvraag(bezwaar, gevraagd, door=door, op=op)
        meld_advies_gevraagd(bezwaar, gevraagd, op=op)
        return "advies_gevraagd"

    klaar = verwerk(form, bezwaar, vraag)
    nieuw = beslisdatum_na(bezwaar, Bezwaarfeit.ADVIES_GEVRAAGD, clock.today())
    return klaar or toon("onderzoek/advies_vragen", form, bezwaar_id, nieuwe_datum=nieuw)


@bp.route(f"{ADRES}/advies", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_ADVIES_ONTVANGEN)
@eenmalig
def advies(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record the advice that came; the bezwaarmaker gets a copy."""
    bezwaar, _ = _open_advies(bezwaar_id)
    form = Adviesformulier()

    def ontvang() -> str:
        door, op, ontvangen = huidige_gebruiker(), clock.now(), form.ontvangen.data
        assert ontvangen is not None
        wat = Advies(ontvangen=ontvangen, inhoud=form.gekozen, tekst=form.tekst.data or "")
        gekomen = ontvang_advies(bezwaar, wat, door=door, op=op)
        verstuur_afschrift(bezwaar, gekomen, door=door, op=op)
        meld_advies(bezwaar, gekomen, op=op)
        return "advies_ontvangen"

    klaar = verwerk(form, bezwaar, ontvang)
    return klaar or toon("onderzoek/advies_ontvangen", form, bezwaar_id)


@bp.route(f"{ADRES}/geen-advies", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_GEEN_ADVIES)
@eenmalig
def geen_advies(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record that there is no advice, so that deciding is free."""
    bezwaar, gevraagd = _open_advies(bezwaar_id)
    form = GeenAdviesformulier()

    def leg_vast() -> str:
        door, op = huidige_gebruiker(), clock.now()
        leg_geen_advies_vast(bezwaar, form.gekozen, door=door, op=op)
        return "geen_advies"

    klaar = verwerk(form, bezwaar, leg_vast)
    return klaar or toon("onderzoek/geen_advies", form, bezwaar_id, advies=gevraagd)


def _open_advies(bezwaar_id: uuid.UUID) -> tuple[Bezwaar, Zinadvies]:
    """Give a bezwaar in view with the advice that was asked.

    Raises:
        NotFound: None was asked, or the bezwaar is not in view.
    """
    bezwaar = open_bezwaar(bezwaar_id)
    gevraagd = find_advies(bezwaar.id)
    if gevraagd is None:
        raise NotFound
    return bezwaar, gevraagd


def _ingevuld(bezwaar: Bezwaar) -> dict[str, object]:
    return {
        "uitkomst": bezwaar.voornemen.value if bezwaar.voornemen else None,
        "volledig_tegemoet": bezwaar.volledig_tegemoet,
        "kennelijk": bezwaar.kennelijk,
        "toelichting": bezwaar.voornemen_tekst,
    }
