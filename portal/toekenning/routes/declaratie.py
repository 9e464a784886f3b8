"""The declaratiehulp: days times etmaalbedrag, per month."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.queries.declaratie import maak_declaratiehulp
from portal.toekenning.routes.blauwdruk import bp


@bp.get("/toekenningen/<uuid:toekenning_id>/declaratiehulp")
@vereist(Handeling.DECLARATIEHULP_LEZEN)
def declaratiehulp(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show what can be declared, month by month."""
    gebruiker = huidige_gebruiker()
    hulp = maak_declaratiehulp(toekenning_id, op=clock.today(), voor=gebruiker)
    return render_template(
        "toekenning/declaratiehulp.html",
        hulp=hulp,
        toekenning=hulp.toekenning,
        vandaag=clock.today(),
    )
