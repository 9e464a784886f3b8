"""The page on which a submitted aanvraag is withdrawn, with its consequence."""

import uuid

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.intrekken import trek_in
from portal.aanvraag.forms.intrekken import Redenformulier
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.gesloten import eis_stap
from portal.aanvraag.routes.lezen import open_aanvraag
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/aanvragen/<uuid:aanvraag_id>/intrekken", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_INTREKKEN)
@eenmalig
def intrekken(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask for the reason and withdraw."""
    aanvraag = open_aanvraag(aanvraag_id)
    eis_stap(aanvraag, Handeling.AANVRAAG_INTREKKEN)
    form = Redenformulier(data={"versie": aanvraag.versie})
    if form.validate_on_submit():
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            trek_in(aanvraag, form.reden.data or "", door=huidige_gebruiker(), op=clock.now())
            flash("De aanvraag is ingetrokken. Het zorgkantoor ziet dat meteen.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
    return render_form(
        "aanvraag/versies/intrekken.html",
        form=form,
        aanvraag=aanvraag,
    )
