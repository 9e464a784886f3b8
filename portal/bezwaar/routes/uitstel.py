"""Z08: put the decision off once, or with consent to a day that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.bezwaar.actions.melden import meld_brief
from portal.bezwaar.actions.uitstel import stel_uit, verdaag
from portal.bezwaar.forms.uitstel import Uitstelformulier, Verdaagformulier
from portal.bezwaar.letters.uitstel import schrijf_uitstel, schrijf_verdaging
from portal.bezwaar.letters.versturen import verstuur
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

N38 = "N38"
ADRES = "/bezwaren/<uuid:bezwaar_id>"


@bp.route(f"{ADRES}/verdagen", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_VERDAGEN)
@eenmalig
def verdagen(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Put the decision off by six weeks; a letter says why."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Verdaagformulier()

    def verdaag_nu() -> str:
        door, op, reden = huidige_gebruiker(), clock.now(), form.reden.data or ""
        was = verdaag(bezwaar, door=door, op=op)
        brief = verstuur(
            bezwaar, lambda bron: schrijf_verdaging(bron, reden, was=was), door=door, op=op
        )
        meld_brief(bezwaar, brief, code=N38, op=op)
        return "verdaagd"

    klaar = verwerk(form, bezwaar, verdaag_nu)
    nieuw = beslisdatum_na(bezwaar, Bezwaarfeit.VERDAAGD, clock.today())
    return klaar or toon("onderzoek/verdagen", form, bezwaar_id, nieuwe_datum=nieuw)


@bp.route(f"{ADRES}/uitstel", methods=["GET", "POST"])
@vereist(Handeling.BEZWAAR_UITSTELLEN)
@eenmalig
def uitstel(bezwaar_id: uuid.UUID) -> ResponseReturnValue:
    """Record until which day the parties agreed to wait; a letter confirms it."""
    bezwaar = open_bezwaar(bezwaar_id)
    form = Uitstelformulier()

    def stel_nu_uit() -> str:
        door, op, afspraak = huidige_gebruiker(), clock.now(), form.afspraak()
        stel_uit(bezwaar, afspraak, door=door, op=op)
        brief = verstuur(
            bezwaar,
            lambda bron: schrijf_uitstel(
                bron,
                form.reden.data or "",
                instemming=afspraak.instemming,
                ingestemd_op=afspraak.ingestemd_op,
            ),
            door=door,
            op=op,
        )
        meld_brief(bezwaar, brief, code=N38, op=op)
        return "uitgesteld"

    klaar = verwerk(form, bezwaar, stel_nu_uit)
    return klaar or toon("onderzoek/uitstel", form, bezwaar_id)
