"""Read a letter about a bezwaar: the stored bytes, as page and as PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import render_template

from portal.bezwaar.queries.brieven import get_brief
from portal.bezwaar.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.platform.pdf import van_gegevens
from portal.platform.web.downloads import als_bijlage
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaarbrief


@bp.get("/bezwaarbrieven/<uuid:bezwaarbrief_id>")
@vereist(Handeling.BEZWAAR_LEZEN)
def brief(bezwaarbrief_id: uuid.UUID) -> ResponseReturnValue:
    """Show a letter from the content that was stored when it was sent."""
    rij = _open(bezwaarbrief_id)
    document = van_gegevens(json.loads(rij.brief))
    return render_template("bezwaar/brief.html", brief=rij, document=document)


@bp.get("/bezwaarbrieven/<uuid:bezwaarbrief_id>.pdf")
@vereist(Handeling.BEZWAAR_LEZEN)
def brief_pdf(bezwaarbrief_id: uuid.UUID) -> ResponseReturnValue:
    """Give the PDF of a letter, the very bytes that were sent."""
    rij = _open(bezwaarbrief_id)
    return als_bijlage(rij.pdf, f"{rij.kenmerk}.pdf", "application/pdf")


def _open(brief_id: uuid.UUID) -> Bezwaarbrief:
    """Give a letter in view, and write down that it was read."""
    gebruiker = huidige_gebruiker()
    rij = get_brief(brief_id, voor=gebruiker)
    leg_lezen_vast(
        audit_regel(
            Handeling.BEZWAAR_LEZEN.value,
            door=gebruiker,
            over=rij,
            client_id=rij.bezwaar.client_id,
        )
    )
    return rij
