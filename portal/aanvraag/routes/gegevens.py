"""The page of client, indicatie and looptijd."""

import uuid

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.gegevens import VRAAG, Termijn, bewaar_termijn
from portal.aanvraag.forms.gegevens import Termijnformulier
from portal.aanvraag.queries.cce import cce_deel, cce_tekst
from portal.aanvraag.queries.instroom import groep_tot_van
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import eis_versie, render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/aanvragen/<uuid:aanvraag_id>/gegevens", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def gegevens(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show client and indicatie, and ask for how long and from when."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    form = Termijnformulier(data=_waarden(stand))
    if form.validate_on_submit():
        termijn = Termijn(
            maanden=form.maanden.data, ingang=form.ingang.data, uitleg=form.uitleg.data or ""
        )
        with fouten_op(form):
            eis_versie(form, stand.dossier.antwoordversie(VRAAG))
            bewaar_termijn(
                aanvraag, termijn, stand.looptijdgrens, door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            flash("De gegevens zijn opgeslagen.", "success")
            return redirect(adres_terug(aanvraag_id), code=303)
        stand = stand_van(open_aanvraag(aanvraag_id))
    return render_form(
        "aanvraag/gegevens.html",
        form=form,
        aanvraag=stand.dossier.aanvraag,
        dossier=stand.dossier,
        grens=stand.looptijdgrens,
        laatste_dag=stand.laatste_dag,
        groep_tot=groep_tot_van(stand.dossier.aanvraag),
        versie=stand.dossier.antwoordversie(VRAAG),
        uitleg=_waarden(stand)["uitleg"],
        cce=cce_tekst(cce_deel(stand.dossier.aanvraag, stand.kader.op)),
    )


def _waarden(stand: Stand) -> dict[str, object]:
    antwoord = stand.antwoorden[VRAAG]
    return {
        "versie": stand.dossier.antwoordversie(VRAAG),
        "maanden": stand.dossier.aanvraag.gewenste_maanden,
        "ingang": stand.dossier.aanvraag.beoogde_ingang,
        "uitleg": antwoord.get("uitleg", "") if isinstance(antwoord, dict) else "",
    }
