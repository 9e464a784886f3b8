"""Begin the aanvraag for who joins a group that has meerzorg."""

import uuid

from flask import url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.clienten.queries import get_groep
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.instroom import laat_instromen
from portal.toekenning.forms.mutatie import Instroomformulier
from portal.toekenning.queries.instroom import list_nieuwe_leden
from portal.toekenning.queries.mutatie import list_lopende_leden
from portal.toekenning.routes.blauwdruk import bp


@bp.route("/groepen/<uuid:groep_id>/instroom", methods=["GET", "POST"])
@vereist(Handeling.MUTATIE_AANVRAGEN)
@eenmalig
def instroom(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Choose who joins and from which day; then the ordinary task list follows."""
    gebruiker, dag = huidige_gebruiker(), clock.today()
    groep = get_groep(groep_id, voor=gebruiker)
    lopend = list_lopende_leden(groep_id, voor=gebruiker, op=dag)
    if not lopend:
        raise NotFound
    nieuw, form = list_nieuwe_leden(groep, op=dag), Instroomformulier()
    tot = max(rij.einde for rij in lopend)
    form.zet_keuzes(nieuw)
    if form.validate_on_submit():
        with domain_errors_on(form):
            ingang = form.ingang.data
            assert ingang is not None
            aanvraag = laat_instromen(groep, form.gekozen(), ingang, door=gebruiker, op=clock.now())
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag.id))
        groep = get_groep(groep_id, voor=gebruiker)
    return render_form(
        "toekenning/mutatie/instroom.html", form=form, groep=groep, tot=tot, heeft=bool(nieuw)
    )
