"""Plan a dialoog, put it on another day, or cancel it; the invitation goes out at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template
from werkzeug.exceptions import NotFound

from portal.dialoog.actions.melden import (
    list_genodigden,
    meld_afgezegd,
    meld_niet_meer,
    meld_uitnodiging,
)
from portal.dialoog.actions.plannen import eis_planbaar, plan, verzet, zeg_af
from portal.dialoog.forms.plannen import Afzegformulier, Planformulier
from portal.dialoog.letters.versturen import verstuur_uitnodiging
from portal.dialoog.queries.samenwerking import (
    find_paar_van,
    get_paar,
    is_planner,
    list_kiesbaar,
    list_paren,
)
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.dialoogstap import naar, open_dialoog, toon, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web.idempotency import eenmalig
from portal.platform.web.messages import tekst_van
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.instellingen import get_getal

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Dialoog
    from portal.dialoog.queries.samenwerking import Paar

NIEUW = 0
"""Version of what does not exist yet."""


@bp.get("/dialogen/nieuw")
@vereist(Handeling.DIALOOG_PLANNEN)
def kies_samenwerking() -> ResponseReturnValue:
    """Choose with whom a dialoog is planned."""
    gebruiker = huidige_gebruiker()
    paren = [paar for paar in list_paren(voor=gebruiker) if is_planner(paar.rij, gebruiker)]
    return render_template("dialoog/kies_samenwerking.html", paren=paren)


@bp.route("/dialogen/nieuw/<uuid:samenwerking_id>", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_PLANNEN)
@eenmalig
def inplannen(samenwerking_id: uuid.UUID) -> ResponseReturnValue:
    """Plan the dialoog of a pair; the invitation goes out."""
    gebruiker = huidige_gebruiker()
    paar = get_paar(samenwerking_id, voor=gebruiker)
    kiesbaar = list_kiesbaar(paar.rij)
    form = Planformulier(data={"plaats": "", **_voorstel(paar)})
    form.bied_aan(kiesbaar, met_reden=False)

    def doe() -> tuple[str, str]:
        op = clock.now()
        dialoog = plan(paar.rij, form.planning(), door=gebruiker, op=op)
        verstuur_uitnodiging(dialoog, was=None, door=gebruiker, op=op)
        meld_uitnodiging(dialoog, op=op)
        return "gepland", naar(dialoog.id)

    klaar = verwerk(form, NIEUW, doe)
    if klaar:
        return klaar
    return render_form("dialoog/plannen.html", form=form, dialoog=None, **_rond(form, paar))


@bp.route("/dialogen/<uuid:dialoog_id>/verzetten", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_VERZETTEN)
@eenmalig
def verzetten(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Put a dialoog on another day or place, or change who takes part; a new invitation goes."""
    dialoog, gebruiker = open_dialoog(dialoog_id), huidige_gebruiker()
    paar, was = _paar_van(dialoog), dialoog.dag
    form = Planformulier()
    form.bied_aan(list_kiesbaar(paar.rij), met_reden=True)
    if not form.is_submitted():
        form.toon(dialoog)

    def doe() -> tuple[str, str]:
        op, eerder = clock.now(), list_genodigden(dialoog)
        verzet(dialoog, paar.rij, form.planning(), form.waarom, door=gebruiker, op=op)
        verstuur_uitnodiging(dialoog, was=was, door=gebruiker, op=op)
        meld_uitnodiging(dialoog, op=op)
        meld_niet_meer(dialoog, eerder, op=op)
        return "verzet", naar(dialoog_id)

    klaar = verwerk(form, dialoog.versie, doe)
    return klaar or toon("plannen", form, dialoog, **_rond(form, paar))


@bp.route("/dialogen/<uuid:dialoog_id>/afzeggen", methods=["GET", "POST"])
@vereist(Handeling.DIALOOG_AFZEGGEN)
@eenmalig
def afzeggen(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Cancel a dialoog; who would take part gets a message."""
    dialoog, gebruiker = open_dialoog(dialoog_id), huidige_gebruiker()
    paar = _paar_van(dialoog)
    form = Afzegformulier()

    def doe() -> tuple[str, str]:
        op = clock.now()
        zeg_af(dialoog, paar.rij, form.reden.data or "", door=gebruiker, op=op)
        meld_afgezegd(dialoog, op=op)
        return "afgezegd", naar(dialoog_id)

    return verwerk(form, dialoog.versie, doe) or toon("afzeggen", form, dialoog)


def _paar_van(dialoog: Dialoog) -> Paar:
    """Give the samenwerking of a dialoog in view.

    Raises:
        NotFound: There is none any more.
    """
    paar = find_paar_van(dialoog.aanbieder_id, dialoog.zorgkantoor_id)
    if paar is None:
        raise NotFound
    return paar


def _rond(form: Planformulier, paar: Paar) -> dict[str, object]:
    """Give what the page shows around the form, or why there is none to fill in."""
    vandaag = clock.today()
    return {
        "paar": paar,
        "beletsel": "" if form.is_submitted() else _beletsel(paar),
        "dagen": get_getal("plan_inleveren_dagen", paar.rij.zorgkantoor_id, vandaag),
    }


def _beletsel(paar: Paar) -> str:
    try:
        eis_planbaar(paar.rij, huidige_gebruiker())
    except DomeinFout as fout:
        return tekst_van(fout)
    return ""


def _voorstel(paar: Paar) -> dict[str, object]:
    """Propose the people who are named for it."""
    rij = paar.rij
    return {
        "mensen_aanbieder": [str(rij.coordinator_id)] if rij.coordinator_id else [],
        "mensen_zorgkantoor": [str(rij.accounthouder_id)] if rij.accounthouder_id else [],
        "mensen_cce": [str(rij.cce_contact_id)] if rij.cce_contact_id else [],
    }
