"""One e-mail with the proof of sending, and sending it once more when it did not arrive."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.berichten.actions.herstel import stuur_opnieuw
from portal.berichten.models import Mail
from portal.berichten.queries.taken import get_taak
from portal.berichten.queries.verzonden import NIET_AANGEKOMEN, get_mail, get_mail_van_taak
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.database import db
from portal.platform.web.messages import tekst_van
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/berichten/e-mail/<uuid:mail_id>")
@vereist(Handeling.MAIL_LEZEN)
def mail(mail_id: uuid.UUID) -> ResponseReturnValue:
    """Show what happened to one e-mail, step by step."""
    gebruiker = huidige_gebruiker()
    rij = get_mail(mail_id, voor=gebruiker)
    leg_lezen_vast(audit_regel(Handeling.MAIL_LEZEN.value, door=gebruiker, over=rij))
    return render_template(
        "berichten/mail.html", mail=rij, niet_aangekomen=rij.stand in NIET_AANGEKOMEN
    )


@bp.post("/berichten/e-mail/<uuid:mail_id>/opnieuw")
@vereist(Handeling.MAIL_OPNIEUW)
def mail_opnieuw(mail_id: uuid.UUID) -> ResponseReturnValue:
    """Send an e-mail to somebody of the own organisation once more."""
    rij = get_mail(mail_id, voor=huidige_gebruiker())
    return _stuur(rij, url_for("berichten.mails"))


@bp.post("/berichten/taken/<uuid:taak_id>/opnieuw")
@vereist(Handeling.MAIL_OPNIEUW)
def taak_opnieuw(taak_id: uuid.UUID) -> ResponseReturnValue:
    """Send the e-mail once more that a task is about."""
    taak = get_taak(taak_id, voor=huidige_gebruiker())
    rij = get_mail_van_taak(taak)
    if rij is None:
        raise NotFound
    return _stuur(rij, url_for("berichten.taken"))


def _stuur(rij: Mail, terug: str) -> ResponseReturnValue:
    """Send it, or say why not; the second of two clicks finds that it was done."""
    try:
        stuur_opnieuw(rij, door=huidige_gebruiker(), op=clock.now())
        db.session.commit()
        flash("De e-mail wordt opnieuw verstuurd.", "success")
    except DomeinFout as fout:
        db.session.rollback()
        flash(tekst_van(fout), "info")
    return redirect(terug, code=303)
