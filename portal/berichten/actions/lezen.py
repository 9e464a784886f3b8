"""A person reads messages; reading twice changes nothing."""

import uuid
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GELEZEN = "bericht.gelezen"


def lees(berichten: Iterable[Bericht], *, door: Gebruiker, op: datetime) -> int:
    """Mark messages as read, and write down that each was opened.

    Returns:
        How many were unread until now.

    Bron: [berichten] Ladder bij geen reactie.
    """
    nieuw = [bericht for bericht in berichten if bericht.gelezen_op is None]
    for bericht in nieuw:
        bericht.gelezen_op = op
        audit.leg_vast(_regel(bericht, door))
    return len(nieuw)


def leesmerken(
    object_id: uuid.UUID | sa.Select[uuid.UUID],
    *,
    door: Gebruiker,
    op: datetime,
    code: str = "",
) -> list[sa.Update]:
    """Give what marks the messages of a person about a row as read, where the row itself is opened.

    It belongs in the transaction of the audit line of that read, which says the same; nothing
    when nothing waits, so that opening it again writes nothing more. With a code only messages of
    that kind: the others about the same row stay unread. A select names several rows at once.
    """
    rijen = [object_id] if isinstance(object_id, uuid.UUID) else object_id
    wacht = sa.and_(
        Bericht.object_id.in_(rijen),
        Bericht.gebruiker_id == door.id,
        Bericht.gelezen_op.is_(None),
        Bericht.code == code if code else sa.true(),
    )
    if db.session.scalar(sa.select(Bericht.id).where(wacht).limit(1)) is None:
        return []
    return [sa.update(Bericht).where(wacht).values(gelezen_op=op)]


def _regel(bericht: Bericht, door: Gebruiker) -> audit.AuditRegelInvoer:
    return audit_regel(GELEZEN, door=door, over=bericht, kenmerk=bericht.code.lower())
