"""May the zorgkantoor write to an aanbieder electronically: the aanbieder itself says so."""

from datetime import datetime

from portal.berichten.models import Bereikbaarheid
from portal.berichten.queries.bereikbaarheid import list_bereikbaarheid
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

PER_DAG = {"uq_bereikbaarheid_organisatie_id_van": "verouderd"}


def zet_bereikbaarheid(*, elektronisch: bool, door: Gebruiker, op: datetime) -> bool:
    """Give or withdraw the consent of the own organisation, from today on.

    What was told before stays as it was told; choosing again on one day replaces that day.

    Returns:
        False when it was so already.

    Raises:
        IntegrityError: Somebody else chose at the same moment.

    Bron: [awb] art. 2:8; [processen] L2.
    """
    vandaag, eerder = clock.local_day(op), list_bereikbaarheid(door.organisatie_id)
    nu = eerder[0].elektronisch if eerder else True
    if nu == elektronisch:
        return False
    rij = next((rij for rij in eerder if rij.van == vandaag), None)
    if rij is None:
        rij = Bereikbaarheid(organisatie_id=door.organisatie_id, van=vandaag)
        db.session.add(rij)
    rij.elektronisch, rij.door_id, rij.op = elektronisch, door.id, op
    db.session.flush()
    code = "bereikbaarheid.gegeven" if elektronisch else "bereikbaarheid.ingetrokken"
    audit.leg_vast(audit_regel(code, door=door, over=rij))
    return True
