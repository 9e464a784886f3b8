"""Hand over all work of one person: who has what open, and to whom it goes."""

import uuid

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.domain.fouten import DomeinFout
from portal.overzicht.actions.overdragen import Overdracht, draag_werk_over
from portal.overzicht.forms.werk import Overdrachtformulier
from portal.overzicht.queries.werk import get_werk, list_opvolgers, list_werk
from portal.overzicht.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import SelectChoice, domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.messages import tekst_van
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/werk")
@vereist(Handeling.WERK_OVERDRAGEN)
def werk() -> ResponseReturnValue:
    """List who has open work."""
    gebruiker = huidige_gebruiker()
    leg_lezen_vast(audit_regel("werk.lijst", door=gebruiker))
    return render_template(
        "overzicht/werk.html",
        regels=list_werk(voor=gebruiker),
        zorgkantoor=gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR,
    )


@bp.route("/werk/<uuid:gebruiker_id>/overdragen", methods=["GET", "POST"])
@vereist(Handeling.WERK_OVERDRAGEN)
@eenmalig
def overdragen(gebruiker_id: uuid.UUID) -> ResponseReturnValue:
    """Choose a colleague, and give him everything."""
    gebruiker = huidige_gebruiker()
    eigen = get_werk(gebruiker_id, voor=gebruiker)
    opvolgers = list_opvolgers(eigen, voor=gebruiker)
    form = Overdrachtformulier()
    form.aan.choices = [
        SelectChoice("", "Kies een collega"),
        *(SelectChoice(str(mens.id), mens.naam) for mens in opvolgers),
    ]
    if form.validate_on_submit():
        with domain_errors_on(form):
            aan = next(mens for mens in opvolgers if str(mens.id) == form.aan.data)
            overdracht = draag_werk_over(eigen, aan, door=gebruiker, op=clock.now())
            _meld(overdracht, aan.naam)
            return rond_af(url_for("overzicht.werk"))
    return render_form(
        "overzicht/overdragen.html",
        form=form,
        werk=eigen,
        zorgkantoor=gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR,
    )


def _meld(overdracht: Overdracht, naam: str) -> None:
    """Say what went over, and what did not and why."""
    if overdracht.gelukt:
        flash(f"Overgedragen aan {naam}: {overdracht.gelukt}.", "success")
    for nummer, fout in overdracht.niet:
        flash(f"{nummer} is niet overgedragen. {tekst_van(DomeinFout(fout))}", "info")
