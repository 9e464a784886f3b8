"""The messages of whoever is signed in: list, open, mark as read."""

import uuid
from collections.abc import Mapping
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.berichten.actions.lezen import lees
from portal.berichten.models import Bericht
from portal.berichten.queries.berichten import (
    Berichtvraag,
    get_bericht,
    list_berichten,
    list_ongelezen,
)
from portal.berichten.queries.berichttekst import Berichttekst, maak_berichttekst
from portal.berichten.routes.adressen import adres_van
from portal.berichten.routes.blauwdruk import bp
from portal.berichten.routes.plaats import als_tekst, lees_moment, lees_plaats
from portal.domain.bevoegdheid import Handeling, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.database import db
from portal.platform.mail.settings import DEMO
from portal.platform.paging import Bladzijde
from portal.platform.settings import huidige_instellingen
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

ALLES = "alles"


@bp.get("/berichten")
@vereist(Handeling.BERICHT_LEZEN)
def lijst() -> ResponseReturnValue:
    """List the messages, newest first; the unread ones unless all are asked for."""
    gebruiker = huidige_gebruiker()
    vraag = _vraag(request.args)
    bladzijde = list_berichten(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("bericht.lijst", door=gebruiker))
    return render_template(
        "berichten/lijst.html",
        regels=[(rij, _tekst(rij)) for rij in bladzijde.rijen],
        alles=vraag.alles,
        mag_mail=mag(gebruiker.rol_set, Handeling.MAIL_LEZEN),
        demo=huidige_instellingen().mail.transport == DEMO,
        nu=clock.now().isoformat(),
        links=_links(vraag, bladzijde),
    )


@bp.post("/berichten/<uuid:bericht_id>/openen")
@vereist(Handeling.BERICHT_LEZEN)
def openen(bericht_id: uuid.UUID) -> ResponseReturnValue:
    """Mark a message as read, and go to what it is about."""
    gebruiker = huidige_gebruiker()
    bericht = get_bericht(bericht_id, voor=gebruiker)
    lees([bericht], door=gebruiker, op=clock.now())
    db.session.commit()
    return redirect(adres_van(bericht, gebruiker.organisatie.soort), code=303)


@bp.post("/berichten/gelezen")
@vereist(Handeling.BERICHT_LEZEN)
def gelezen() -> ResponseReturnValue:
    """Mark as read what was unread when the page was shown; what came later stays unread."""
    gebruiker, nu = huidige_gebruiker(), clock.now()
    tot = min(lees_moment(request.form.get("tot", "")) or nu, nu)
    aantal = lees(list_ongelezen(gebruiker, tot=tot), door=gebruiker, op=nu)
    db.session.commit()
    flash(f"Gemarkeerd als gelezen: {aantal}.", "success")
    return redirect(url_for("berichten.lijst"), code=303)


def _tekst(rij: Bericht) -> Berichttekst:
    return maak_berichttekst(
        rij.code,
        kenmerk=rij.kenmerk,
        dag=rij.dag,
        trede=rij.trede,
        variant=rij.gegevens.get("variant", ""),
    )


def _vraag(adres: Mapping[str, str]) -> Berichtvraag:
    return Berichtvraag(
        alles=adres.get("toon") == ALLES,
        na=lees_plaats(adres.get("na", "")),
        tot=lees_plaats(adres.get("tot", "")),
    )


def _links(vraag: Berichtvraag, bladzijde: Bladzijde[Bericht]) -> Mapping[str, str]:
    adres = partial(url_for, "berichten.lijst", toon=ALLES if vraag.alles else None)
    return bladzijde.links(lambda rij: als_tekst(rij.op, rij.id), adres)
