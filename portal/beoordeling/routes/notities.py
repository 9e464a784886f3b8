"""Private notes of the zorgkantoor on a dossier."""

import uuid

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions.notities import noteer
from portal.beoordeling.forms.dossier import NotitieForm
from portal.beoordeling.queries.dossier import list_notities
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_dossier
from portal.beoordeling.routes.verwerken import toon_stap
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/dossiers/<uuid:aanvraag_id>/notities", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_NOTITIE)
@eenmalig
def notities(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the notes and add one."""
    aanvraag = open_dossier(aanvraag_id)
    form = NotitieForm()
    if form.validate_on_submit():
        with domain_errors_on(form):
            noteer(aanvraag, form.tekst.data or "", door=huidige_gebruiker(), op=clock.now())
            flash("De notitie is bewaard.", "success")
            return rond_af(url_for("beoordeling.notities", aanvraag_id=aanvraag_id))
    gevonden = list_notities(aanvraag, voor=huidige_gebruiker())
    return toon_stap("notities", form, aanvraag_id, notities=gevonden)
