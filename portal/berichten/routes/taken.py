"""The tasks of a role: what reminders did not achieve, and who could not be reached."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.berichten.actions.afhandelen import handel_af
from portal.berichten.actions.taken import PER_BRIEF
from portal.berichten.models import Taak
from portal.berichten.queries.berichttekst import naam_van
from portal.berichten.queries.posttaken import PER_POST
from portal.berichten.queries.taakteksten import taaktekst
from portal.berichten.queries.taken import HOOGSTENS, get_taak, list_taken
from portal.berichten.routes.adressen import adres_bij
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/berichten/taken")
@vereist(Handeling.TAAK_AFHANDELEN)
def taken() -> ResponseReturnValue:
    """List the open tasks of the own roles, the oldest first."""
    gebruiker = huidige_gebruiker()
    soort = gebruiker.organisatie.soort
    leg_lezen_vast(audit_regel("taak.lijst", door=gebruiker))
    regels = [
        (taak, _titel(taak), adres_bij(taak.object_soort, taak.object_id, soort))
        for taak in list_taken(voor=gebruiker)
    ]
    return render_template(
        "berichten/taken.html",
        regels=regels,
        vol=len(regels) == HOOGSTENS,
        per_post=PER_POST,
    )


@bp.post("/berichten/taken/<uuid:taak_id>/afhandelen")
@vereist(Handeling.TAAK_AFHANDELEN)
def afhandelen(taak_id: uuid.UUID) -> ResponseReturnValue:
    """Say that a task is done."""
    gebruiker = huidige_gebruiker()
    taak = get_taak(taak_id, voor=gebruiker)
    if taak.soort == PER_BRIEF:
        return redirect(url_for("berichten.per_brief", taak_id=taak_id), code=303)
    handel_af(taak, door=gebruiker, op=clock.now())
    db.session.commit()
    flash("De taak is afgehandeld.", "success")
    return redirect(url_for("berichten.taken"), code=303)


def _titel(taak: Taak) -> tuple[str, str]:
    """Give what has to be done, and about which kind of message."""
    return taaktekst(taak.soort), naam_van(taak.code)
