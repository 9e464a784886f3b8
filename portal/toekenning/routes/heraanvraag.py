"""Start a her-aanvraag from a toekenning."""

import uuid

from flask import url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.heraanvraag import Keuze, start_her_aanvraag
from portal.toekenning.forms.heraanvraag import Herstartformulier
from portal.toekenning.queries.heraanvraag import Herbegin, get_herbegin
from portal.toekenning.routes.blauwdruk import bp

KIES = "Maak een keuze."


@bp.route("/toekenningen/<uuid:toekenning_id>/her-aanvraag", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_HER_STARTEN)
@eenmalig
def her_aanvraag(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was granted, ask why and for how long, and start."""
    gebruiker = huidige_gebruiker()
    herbegin = get_herbegin(toekenning_id, op=clock.today(), voor=gebruiker)
    form = Herstartformulier(data=_begin(herbegin))
    form.zet_keuzes(herbegin.aanleidingen)
    if herbegin.groep_kan:
        form.bied_groep_aan()
    if form.validate_on_submit() and (keuze := _keuze(form)) is not None:
        with domain_errors_on(form):
            aanvraag = start_her_aanvraag(herbegin, keuze, door=gebruiker, op=clock.now())
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag.id))
    return render_form(
        "toekenning/her_aanvraag.html", form=form, herbegin=herbegin, rij=herbegin.toekenning
    )


def _begin(herbegin: Herbegin) -> dict[str, object]:
    """Propose what follows from the toekenning."""
    eerste = next(iter(herbegin.aanleidingen), Aanleiding.EINDE_LOOPTIJD)
    return {
        "aanleiding": eerste.value,
        "soort": "groep" if herbegin.groep_kan else "individueel",
        "ingang": herbegin.volgende_dag if herbegin.volgende_dag > clock.today() else None,
    }


def _keuze(form: Herstartformulier) -> Keuze | None:
    """Give what was chosen; None when something is not, with a message at it."""
    aanleiding, ingang = form.gekozen(), form.ingang.data
    if aanleiding is None:
        form.aanleiding.errors = [KIES]
        return None
    return Keuze(
        aanleiding=aanleiding,
        soort=form.soort.data or "",
        maanden=form.maanden.data,
        ingang=ingang,
        nieuwe_feiten=form.nieuwe_feiten.data or "",
    )
