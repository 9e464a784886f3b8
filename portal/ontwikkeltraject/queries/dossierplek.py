"""Between whom a traject is, for messages about it."""

import uuid

from portal.berichten.dossiers import Dossierplek
from portal.ontwikkeltraject.models import Traject, Trajectbeurt
from portal.ontwikkeltraject.queries.herinneringen import BEURT, TRAJECT
from portal.platform.database import db


def _traject(traject_id: uuid.UUID) -> Dossierplek | None:
    return _plek(db.session.get(Traject, traject_id))


def _beurt(client_id: uuid.UUID) -> Dossierplek | None:
    return _plek(db.session.get(Trajectbeurt, client_id))


def _plek(rij: Traject | Trajectbeurt | None) -> Dossierplek | None:
    if rij is None:
        return None
    return Dossierplek(aanbieder_id=rij.aanbieder_id, zorgkantoor_id=rij.zorgkantoor_id)


DOSSIERS = {TRAJECT: _traject, BEURT: _beurt}
