"""The pages on which afstemming and declarations are recorded."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.afstemming import (
    Gesprek,
    Verklaard,
    bewaar_afstemming,
    bewaar_verklaringen,
)
from portal.aanvraag.forms.afstemming import (
    Afstemmingformulier,
    Verklaringformulier,
    maak_verklaringformulier,
)
from portal.aanvraag.queries.dossier import Dossier, laad_dossier
from portal.aanvraag.queries.stand import verklaringen_van
from portal.aanvraag.queries.stand.indiening import DATUM_VAN
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug
from portal.domain.bevoegdheid import Handeling
from portal.domain.vragenlijst import Verklaring
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import render_form
from portal.platform.framework_data import get_verklaringen
from portal.toegang.bewaking import huidige_gebruiker, vereist

BEWAARD = "Uw antwoorden zijn bewaard."


@bp.route("/aanvragen/<uuid:aanvraag_id>/afstemming", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def afstemming(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Record with whom, how and when the aanvraag was discussed."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    rij = laad_dossier(aanvraag).afstemming
    nu = {"met_wie": rij.met_wie, "hoe": rij.hoe, "datum": rij.datum} if rij is not None else {}
    form = Afstemmingformulier(data={"versie": rij.versie if rij is not None else 0, **nu})
    if form.validate_on_submit():
        gesprek = Gesprek(
            met_wie=form.met_wie.data or "", hoe=form.hoe.data or "", datum=form.datum.data
        )
        with fouten_op(form):
            bewaar_afstemming(
                aanvraag, gesprek, form.versie.data or 0, door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            flash(BEWAARD, "success")
            return redirect(adres_terug(aanvraag_id), code=303)
    return render_form("aanvraag/afronden/afstemming.html", form=form, aanvraag=aanvraag)


@bp.route("/aanvragen/<uuid:aanvraag_id>/verklaringen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def verklaringen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Record the declarations, each with its own box."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    gevraagd = verklaringen_van(get_verklaringen(op=clock.today()), aanvraag)
    form = _verklaringformulier(laad_dossier(aanvraag), gevraagd)
    if form.validate_on_submit():
        verklaard = Verklaard(
            getoond=form.was_aangevinkt,
            aangevinkt=form.aangevinkt,
            datums={v.id: form[f"{v.id}-datum"].data for v in gevraagd if v.datum},
        )
        with fouten_op(form):
            bewaar_verklaringen(
                aanvraag, verklaard, form.versie.data or 0, door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            flash(BEWAARD, "success")
            return redirect(adres_terug(aanvraag_id), code=303)
    return render_form(
        "aanvraag/afronden/verklaringen.html",
        form=form,
        aanvraag=aanvraag,
        verklaringen=gevraagd,
        client_adres=url_for("aanvraag.afstemming", aanvraag_id=aanvraag_id),
    )


def _verklaringformulier(dossier: Dossier, gevraagd: tuple[Verklaring, ...]) -> Verklaringformulier:
    rij = dossier.afstemming
    waarden: dict[str, object] = {
        "versie": rij.versie if rij is not None else 0,
        "getoond": " ".join(sorted(dossier.verklaringen)),
    }
    for verklaring in gevraagd:
        waarden[verklaring.id] = verklaring.id in dossier.verklaringen
        if verklaring.datum:
            waarden[f"{verklaring.id}-datum"] = getattr(rij, DATUM_VAN[verklaring.id], None)
    return maak_verklaringformulier(gevraagd, waarden)
