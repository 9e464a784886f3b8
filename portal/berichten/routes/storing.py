"""Outages of the portal, as the functioneel beheerder records them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, url_for

from portal.berichten.actions.storing import beeindig_storing, leg_storing_vast
from portal.berichten.forms.storing import Eindeformulier, Storingformulier
from portal.berichten.queries.storingen import get_storing, list_storingen, tel_ingelicht
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue


@bp.route("/storingen", methods=["GET", "POST"])
@vereist(Handeling.STORING_BEHEREN)
@eenmalig
def storingen() -> ResponseReturnValue:
    """List the outages, and record one."""
    form = Storingformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            leg_storing_vast(form.van(), form.tot(), door=huidige_gebruiker(), op=clock.now())
            flash("De storing is vastgelegd.", "success")
            return rond_af(url_for("berichten.storingen"))
    return render_form(
        "berichten/storingen.html", form=form, rijen=list_storingen(), ingelicht=tel_ingelicht()
    )


@bp.route("/storingen/<uuid:storing_id>/einde", methods=["GET", "POST"])
@vereist(Handeling.STORING_BEHEREN)
@eenmalig
def storing_einde(storing_id: uuid.UUID) -> ResponseReturnValue:
    """Record when an outage ended: those whose term ended on a day of it are told."""
    storing, form = get_storing(storing_id), Eindeformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, storing.versie)
            beeindig_storing(storing, form.tot(), door=huidige_gebruiker(), op=clock.now())
            flash("Het einde van de storing is vastgelegd.", "success")
            return rond_af(url_for("berichten.storingen"))
        storing = get_storing(storing_id)
    form.versie.data = storing.versie
    return render_form("berichten/storing_einde.html", form=form, storing=storing)
