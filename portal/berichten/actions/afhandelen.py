"""Do a task; doing it twice changes nothing."""

from datetime import datetime

from portal.berichten.models import Taak
from portal.platform import audit
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

AFGEHANDELD = "taak.afgehandeld"


def handel_af(taak: Taak, *, door: Gebruiker, op: datetime) -> None:
    """Say that a task is done; who did it first stays on record."""
    if taak.afgehandeld_op is not None:
        return
    taak.afgehandeld_op, taak.afgehandeld_door_id = op, door.id
    audit.leg_vast(audit_regel(AFGEHANDELD, door=door, over=taak, kenmerk=taak.soort))
