"""Between whom a bezwaar is, and who handles it."""

import uuid

from portal.berichten.dossiers import Dossierplek
from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db


def _bezwaar(bezwaar_id: uuid.UUID) -> Dossierplek | None:
    bezwaar = db.session.get(Bezwaar, bezwaar_id)
    if bezwaar is None:
        return None
    return Dossierplek(
        aanbieder_id=bezwaar.aanbieder_id,
        zorgkantoor_id=bezwaar.zorgkantoor_id,
        regio_id=bezwaar.regio_id,
        behandelaar_id=bezwaar.behandelaar_id,
        team=Rol.BEZWAARBEHANDELAAR,
    )


DOSSIERS = {"bezwaar": _bezwaar}
