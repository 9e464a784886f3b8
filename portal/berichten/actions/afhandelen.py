"""Do a task; doing it twice changes nothing."""

from datetime import datetime

import sqlalchemy as sa

from portal.berichten.models import Taak
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

AFGEHANDELD = "taak.afgehandeld"


def handel_af(taak: Taak, *, door: Gebruiker, op: datetime) -> None:
    """Say that a task is done; who did it first stays on record."""
    gezet = db.session.execute(
        sa.update(Taak)
        .where(Taak.id == taak.id, Taak.afgehandeld_op.is_(None))
        .values(afgehandeld_op=op, afgehandeld_door_id=door.id)
        .returning(Taak.id)
    ).one_or_none()
    if gezet is None:
        return
    audit.leg_vast(audit_regel(AFGEHANDELD, door=door, over=taak, kenmerk=taak.soort))
