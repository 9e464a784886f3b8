"""The page on which the three people of an aanvraag are chosen."""

import uuid

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.driehoek import TELEFOON, VRAAG, Driehoek, bewaar_driehoek
from portal.aanvraag.forms.driehoek import Driehoekformulier
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug
from portal.domain.bevoegdheid import DRIEHOEK, Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import SelectChoice, eis_versie, render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.queries import list_gebruikers_met_rol


@bp.route("/aanvragen/<uuid:aanvraag_id>/driehoek", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def driehoek(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Choose manager, behandelaar and begeleider among the accounts of the own organisation."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    form = _formulier(stand)
    if form.validate_on_submit():
        keuze = Driehoek(leden=form.leden(), telefoon=(form.telefoon.data or "").strip())
        with fouten_op(form):
            eis_versie(form, stand.dossier.antwoordversie(VRAAG))
            bewaar_driehoek(aanvraag, keuze, door=huidige_gebruiker(), op=clock.now())
            db.session.commit()
            flash("De driehoek is opgeslagen.", "success")
            return redirect(adres_terug(aanvraag_id), code=303)
        stand = stand_van(open_aanvraag(aanvraag_id))
    return render_form(
        "aanvraag/driehoek.html",
        form=form,
        aanvraag=stand.dossier.aanvraag,
        versie=stand.dossier.antwoordversie(VRAAG),
        leden=[(functie, lid.gebruiker.naam) for functie, lid in stand.dossier.driehoek.items()],
    )


def _formulier(stand: Stand) -> Driehoekformulier:
    antwoord = stand.antwoorden[VRAAG]
    leden = {functie: str(lid.gebruiker_id) for functie, lid in stand.dossier.driehoek.items()}
    telefoon = antwoord.get(TELEFOON, "") if isinstance(antwoord, dict) else ""
    form = Driehoekformulier(
        data={"versie": stand.dossier.antwoordversie(VRAAG), "telefoon": telefoon, **leden}
    )
    collegas = list_gebruikers_met_rol(frozenset(DRIEHOEK), voor=huidige_gebruiker())
    form.bied_aan(
        {
            functie: [
                SelectChoice(str(collega.id), collega.naam)
                for collega in collegas
                if functie in collega.rol_set
            ]
            for functie in DRIEHOEK
        }
    )
    return form
