"""Record that what could not be told electronically went by letter."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa

from portal.berichten.actions.herstel import leg_brief_vast
from portal.berichten.models import Mail, Taak
from portal.domain.fouten import DomeinFout
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEPOST = "bericht.per_brief"


def leg_post_vast(taak: Taak, gepost: date, *, door: Gebruiker, op: datetime) -> None:
    """Record the day on which a letter was posted; the sending that succeeds counts.

    Args:
        taak: Of the own team, `per_brief` or `niet_afgeleverd`.
        gepost: Not before the message itself, not after today.
        door: Who records it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `taak_afgehandeld`, `postdatum_toekomst` or `postdatum_te_vroeg`; about an
            e-mail also as `leg_brief_vast`.

    Bron: [awb] art. 2:8, 2:11 en 2:25; [processen] L2, L4, L5.
    """
    if gepost > clock.local_day(op):
        raise DomeinFout("postdatum_toekomst", veld="gepost")
    if gepost < clock.local_day(taak.op):
        raise DomeinFout("postdatum_te_vroeg", veld="gepost", dag=clock.local_day(taak.op))
    gezet = db.session.execute(
        sa.update(Taak)
        .where(Taak.id == taak.id, Taak.afgehandeld_op.is_(None))
        .values(
            afgehandeld_op=op,
            afgehandeld_door_id=door.id,
            gegevens={**taak.gegevens, "gepost": gepost.isoformat()},
        )
        .returning(Taak.id)
    ).one_or_none()
    if gezet is None:
        raise DomeinFout("taak_afgehandeld")
    audit.leg_vast(audit_regel(GEPOST, door=door, over=taak, kenmerk=gepost.isoformat()))
    if "mail" in taak.gegevens:
        mail = db.session.get_one(Mail, uuid.UUID(str(taak.gegevens["mail"])))
        leg_brief_vast(mail, gepost, door=door, op=op)
