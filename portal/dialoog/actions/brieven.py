"""Keep a letter about a dialoog exactly as it was made; its bytes never change."""

from portal.dialoog.models import Dialoogbrief
from portal.platform import audit
from portal.platform.database import db

GEMAAKT = "dialoog.brief_gemaakt"


def bewaar_brief(brief: Dialoogbrief) -> Dialoogbrief:
    """Keep content and bytes of a letter, in the transaction of what it tells."""
    db.session.add(brief)
    db.session.flush()
    audit.leg_vast(
        audit.AuditRegelInvoer(
            keten=brief.dialoog.zorgkantoor_id,
            code=GEMAAKT,
            gebruiker_id=brief.door_id,
            namens=brief.dialoog.zorgkantoor_id,
            object_soort="dialoogbrief",
            object_id=brief.id,
            kenmerk=brief.soort.lower(),
        )
    )
    return brief
