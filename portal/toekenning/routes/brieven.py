"""Read a letter about a toekenning: the stored bytes, as page and as PDF."""

import json
import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.berichten.actions.lezen import leesmerken
from portal.berichten.queries.verzending import lees_verzending, mag_posten
from portal.domain.bevoegdheid import Handeling, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.pdf import van_gegevens
from portal.platform.web.downloads import als_bijlage
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.models import Toekenningsbrief
from portal.toekenning.queries.brieven import get_brief
from portal.toekenning.routes.blauwdruk import bp


@bp.get("/toekenningsbrieven/<uuid:brief_id>")
@vereist(Handeling.BESLUIT_LEZEN)
def brief(brief_id: uuid.UUID) -> ResponseReturnValue:
    """Show a letter from the content that was stored when it was sent."""
    rij = _open(brief_id)
    document = van_gegevens(json.loads(rij.brief))
    kan_bezwaar = mag(huidige_gebruiker().rol_set, Handeling.BEZWAAR_INDIENEN)
    return render_template(
        "toekenning/brief.html",
        brief=rij,
        document=document,
        mag_bezwaar=kan_bezwaar and rij.bezwaar_tot is not None,
        vandaag=clock.today(),
        verzending=lees_verzending(rij.id, voor=huidige_gebruiker(), nu=clock.now()),
        mag_posten=mag_posten(huidige_gebruiker()),
    )


@bp.get("/toekenningsbrieven/<uuid:brief_id>.pdf")
@vereist(Handeling.BESLUIT_LEZEN)
def brief_pdf(brief_id: uuid.UUID) -> ResponseReturnValue:
    """Give the PDF of a letter, the very bytes that were sent."""
    rij = _open(brief_id)
    return als_bijlage(rij.pdf, f"{rij.kenmerk}.pdf", "application/pdf")


def _open(brief_id: uuid.UUID) -> Toekenningsbrief:
    """Give a letter in view, and write down that it was read."""
    gebruiker = huidige_gebruiker()
    rij = get_brief(brief_id, voor=gebruiker)
    leg_lezen_vast(
        audit_regel(
            Handeling.BESLUIT_LEZEN.value,
            door=gebruiker,
            over=rij,
            client_id=rij.toekenning.client_id,
        ),
        *leesmerken(rij.id, door=gebruiker, op=clock.now()),
    )
    return rij
