"""Keep a letter about a bezwaar exactly as it goes out; its bytes never change."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.bezwaar.models import Bezwaar, Bezwaarbrief
from portal.platform import audit
from portal.platform.database import db
from portal.platform.pdf import Gemaakt
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

VERZONDEN = "bezwaar.brief_verzonden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A letter that was set.

    Attributes:
        soort: See `Bezwaarbrief`.
        nr: Its number among the letters of the bezwaar, as its kenmerk says.
    """

    soort: str
    nr: int
    gemaakt: Gemaakt
    verzonden: date


def bewaar_brief(bezwaar: Bezwaar, brief: Brief, *, door: Gebruiker, op: datetime) -> Bezwaarbrief:
    """Keep content and bytes of a letter, in the transaction of what it tells.

    Raises:
        IntegrityError: Somebody sent a letter about it at the same moment.
    """
    rij = Bezwaarbrief(
        bezwaar=bezwaar,
        nr=brief.nr,
        soort=brief.soort,
        verzenddatum=brief.verzonden,
        brief=brief.gemaakt.inhoud,
        brief_sha256=brief.gemaakt.inhoud_sha256,
        pdf=brief.gemaakt.pdf,
        pdf_sha256=brief.gemaakt.pdf_sha256,
        sjabloonversie=brief.gemaakt.sjabloonversie,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    regel = audit_regel(
        VERZONDEN, door=door, over=bezwaar, client_id=bezwaar.client_id, kenmerk=brief.soort
    )
    audit.leg_vast(regel)
    return rij
