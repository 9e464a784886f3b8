"""Keep a letter about a toekenning exactly as it goes out; its bytes never change."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.beoordeling.actions.ontstaan import toekenningregel
from portal.beoordeling.models import Toekenning
from portal.platform import audit
from portal.platform.database import db
from portal.platform.pdf import Gemaakt
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.melden import meld_brief
from portal.toekenning.models import Toekenningsbrief

VERZONDEN = "toekenning.brief_verzonden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A letter that was set.

    Attributes:
        soort: See `Toekenningsbrief`.
        nr: Its number among the letters of the toekenning, as its kenmerk says.
        bezwaar_tot: Last day for bezwaar; None when it is no besluit.
    """

    soort: str
    nr: int
    gemaakt: Gemaakt
    verzonden: date
    bezwaar_tot: date | None


def bewaar_brief(
    toekenning: Toekenning, brief: Brief, *, door: Gebruiker | None, op: datetime
) -> Toekenningsbrief:
    """Keep content and bytes of a letter, in the transaction of what it tells.

    A toekenning that began with this letter is known by its kenmerk. The portal itself sends
    messages in nobody's name: `door` is None.

    Raises:
        IntegrityError: Somebody sent a letter about it at the same moment.
    """
    rij = Toekenningsbrief(
        toekenning=toekenning,
        nr=brief.nr,
        soort=brief.soort,
        verzenddatum=brief.verzonden,
        bezwaar_tot=brief.bezwaar_tot,
        brief=brief.gemaakt.inhoud,
        brief_sha256=brief.gemaakt.inhoud_sha256,
        pdf=brief.gemaakt.pdf,
        pdf_sha256=brief.gemaakt.pdf_sha256,
        sjabloonversie=brief.gemaakt.sjabloonversie,
        door_id=door.id if door else None,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    if not toekenning.kenmerk:
        toekenning.kenmerk = rij.kenmerk
    regel = toekenningregel(VERZONDEN, toekenning, door=door, kenmerk=brief.soort)
    audit.leg_vast(regel)
    meld_brief(rij, op=op)
    return rij
