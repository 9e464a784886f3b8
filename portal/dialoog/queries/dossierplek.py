"""Between whom a dialoog is, for a message about it."""

import uuid

from portal.berichten.dossiers import Dossierplek
from portal.dialoog.models import Afspraak, Dialoog
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor


def _dialoog(dialoog_id: uuid.UUID) -> Dossierplek | None:
    rij = db.session.get(Dialoog, dialoog_id)
    return _plek(rij) if rij else None


def _afspraak(afspraak_id: uuid.UUID) -> Dossierplek | None:
    rij = db.session.get(Afspraak, afspraak_id)
    return _plek(rij.dialoog) if rij else None


def _samenwerking(samenwerking_id: uuid.UUID) -> Dossierplek | None:
    rij = db.session.get(AanbiederZorgkantoor, samenwerking_id)
    return _plek(rij) if rij else None


def _plek(rij: Dialoog | AanbiederZorgkantoor) -> Dossierplek:
    return Dossierplek(aanbieder_id=rij.aanbieder_id, zorgkantoor_id=rij.zorgkantoor_id)


DOSSIERS = {"dialoog": _dialoog, "afspraak": _afspraak, "samenwerking": _samenwerking}
