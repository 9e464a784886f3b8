"""What to do after bijstellen: change, or ask for a besluit; and agreeing to uitstel."""

import uuid

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.bijstellen import stem_in_met_uitstel, vraag_besluit
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.forms.bijstellen import Uitstelformulier
from portal.aanvraag.forms.intrekken import Redenformulier
from portal.aanvraag.queries.bijstellen import list_bijstelpunten
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.gesloten import eis_stap
from portal.aanvraag.routes.lezen import open_aanvraag
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/aanvragen/<uuid:aanvraag_id>/bijstellen")
@vereist(Handeling.AANVRAAG_BEWERKEN)
def bijstellen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what must change per criterium, and the two ways on."""
    aanvraag = open_aanvraag(aanvraag_id)
    eis_stap(aanvraag, Handeling.AANVRAAG_BEWERKEN)
    besluit = mag_stap(aanvraag, Handeling.AANVRAAG_BESLUIT_VRAGEN, huidige_gebruiker())
    return render_template(
        "aanvraag/aanvulling/bijstellen.html",
        aanvraag=aanvraag,
        punten=list_bijstelpunten(aanvraag),
        mag_besluit_vragen=besluit,
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/besluit-vragen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BESLUIT_VRAGEN)
@eenmalig
def besluit_vragen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask for a besluit on the submitted version, with the reason why nothing changes."""
    aanvraag = open_aanvraag(aanvraag_id)
    eis_stap(aanvraag, Handeling.AANVRAAG_BESLUIT_VRAGEN)
    form = Redenformulier(data={"versie": aanvraag.versie})
    if form.validate_on_submit():
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            vraag_besluit(aanvraag, form.reden.data or "", door=huidige_gebruiker(), op=clock.now())
            flash("Het zorgkantoor neemt een besluit op de versie die u indiende.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
    return render_form("aanvraag/aanvulling/besluit_vragen.html", form=form, aanvraag=aanvraag)


@bp.route("/aanvragen/<uuid:aanvraag_id>/uitstel", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_UITSTEL_INSTEMMEN)
@eenmalig
def uitstel(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Agree that the beslistermijn stands still in a named period."""
    aanvraag = open_aanvraag(aanvraag_id)
    eis_stap(aanvraag, Handeling.AANVRAAG_UITSTEL_INSTEMMEN)
    form = Uitstelformulier(data={"versie": aanvraag.versie})
    if form.validate_on_submit() and form.van.data and form.tot_en_met.data:
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            stem_in_met_uitstel(
                aanvraag,
                form.van.data,
                form.tot_en_met.data,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            flash("U heeft ingestemd met uitstel.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
    return render_form(
        "aanvraag/aanvulling/uitstel.html",
        form=form,
        aanvraag=aanvraag,
    )
