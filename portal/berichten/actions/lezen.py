"""A person reads messages; reading twice changes nothing."""

from collections.abc import Iterable
from datetime import datetime

from portal.berichten.models import Bericht
from portal.platform import audit
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


def _regel(bericht: Bericht, door: Gebruiker) -> audit.AuditRegelInvoer:
    return audit_regel(GELEZEN, door=door, over=bericht, kenmerk=bericht.code.lower())
