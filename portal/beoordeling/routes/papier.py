"""Register an aanvraag that came on paper."""

import uuid

from flask import abort, flash, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.papier import registreer_papier
from portal.aanvraag.queries.papier import list_papierlocaties
from portal.beoordeling.forms.papier import Papierformulier
from portal.beoordeling.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.waarden import voldoet_elfproef
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

BSN_KLOPT_NIET = "Let op: dit BSN kan niet kloppen. Vraag het juiste nummer in een aanvulverzoek."


@bp.route("/werkvoorraad/papier", methods=["GET", "POST"])
@vereist(Handeling.PAPIER_REGISTREREN)
@eenmalig
def papier() -> ResponseReturnValue:
    """Copy what stands on the paper, and go to the dossier."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    form = Papierformulier()
    form.vul_keuzes(list_papierlocaties(op=vandaag, voor=gebruiker), vandaag)
    if form.validate_on_submit() and form.is_client_bekend():
        gelezen = form.papier(_locatie_id(form.locatie.data))
        with domain_errors_on(form):
            aanvraag = registreer_papier(gelezen, door=gebruiker, op=clock.now())
            bsn = gelezen.nieuw.bsn if gelezen.nieuw else ""
            if bsn and not voldoet_elfproef(bsn):
                flash(BSN_KLOPT_NIET, "info")
            flash(f"De aanvraag is geregistreerd als {aanvraag.nummer}.", "success")
            return rond_af(url_for("beoordeling.dossier", aanvraag_id=aanvraag.id))
        form.vul_keuzes(list_papierlocaties(op=vandaag, voor=huidige_gebruiker()), vandaag)
    return render_form("beoordeling/papier.html", form=form)


def _locatie_id(tekst: str) -> uuid.UUID:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        abort(404)
