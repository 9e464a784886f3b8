"""Which goals of the group are goals of one of its clients."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.actions.groepsdoelen import bewaar_groepsdoelen
from portal.aanvraag.forms.groep import Groepsdoelenformulier
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.groep import (
    LIDDOELEN,
    TOELICHTING,
    doelnaam,
    gekozen_groepsdoelen,
)
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import SelectChoice, render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/aanvragen/<uuid:aanvraag_id>/groepsdoelen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def groepsdoelen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Tick the goals of the group that are goals of this client."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    if stand.dossier.hoofd is None:
        raise NotFound
    form = _formulier(stand)
    if form.validate_on_submit():
        with fouten_op(form):
            bewaar_groepsdoelen(
                aanvraag,
                form.doelen.data or [],
                (form.toelichting.data or "").strip(),
                form.versie.data or 0,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            db.session.commit()
            flash("De doelen zijn opgeslagen.", "success")
            return redirect(url_for("aanvraag.doelen", aanvraag_id=aanvraag_id), code=303)
        stand = stand_van(open_aanvraag(aanvraag_id))
    return render_form(
        "aanvraag/groep/groepsdoelen.html",
        form=form,
        aanvraag=stand.dossier.aanvraag,
        nu=[doelnaam(doel) for doel in gekozen_groepsdoelen(stand.dossier)],
        versie=stand.dossier.antwoordversie(LIDDOELEN),
    )


def _formulier(stand: Stand) -> Groepsdoelenformulier:
    hoofd, rij = stand.dossier.hoofd, stand.dossier.antwoorden.get(LIDDOELEN)
    assert hoofd is not None
    waarde = rij.waarde if rij is not None and isinstance(rij.waarde, dict) else {}
    form = Groepsdoelenformulier(
        data={
            "versie": stand.dossier.antwoordversie(LIDDOELEN),
            "doelen": [str(doel.doel_id) for doel in gekozen_groepsdoelen(stand.dossier)],
            "toelichting": waarde.get(TOELICHTING, ""),
        }
    )
    form.doelen.choices = [
        SelectChoice(str(doel.doel_id), doelnaam(doel)) for doel in hoofd.zichtbare_doelen
    ]
    return form
