"""The calculation of the submitted version, step by step, and the proof that it comes out again."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.aanvraag.queries.rekenweergave import lees_berekening
from portal.beoordeling.queries.toekenning import herreken_stand
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.toetsdossier import open_toetsdossier
from portal.domain.bevoegdheid import Handeling
from portal.toegang.bewaking import vereist


@bp.get("/dossiers/<uuid:aanvraag_id>/berekening")
@vereist(Handeling.TRACE_LEZEN)
def berekening(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show every step of the calculation."""
    dossier = open_toetsdossier(aanvraag_id)
    opgeslagen = dossier.stand.bron.berekend()
    return render_template(
        "beoordeling/toetsing/berekening.html",
        kop=dossier.kop,
        aanvraag_id=aanvraag_id,
        berekening=lees_berekening(opgeslagen) if opgeslagen else None,
        herrekening=herreken_stand(dossier.stand),
    )
