"""The only way in which a dialoog changes its toestand: the table decides, an event remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from portal.dialoog.models import Dialoog, Dialooggebeurtenis
from portal.dialoog.queries.dialogen import is_voorzitter
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.dialoog import (
    Dialoogstap,
    mogelijke_dialoogstappen,
    pas_toe_op_dialoog,
)
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.rows import ga_voor, volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

S, H = Dialoogstap, Handeling
HANDELINGEN = {
    S.PLANNEN: H.DIALOOG_PLANNEN,
    S.VERZETTEN: H.DIALOOG_VERZETTEN,
    S.AFZEGGEN: H.DIALOOG_AFZEGGEN,
    S.GEHOUDEN: H.DIALOOG_HOUDEN,
    S.VERSLAG_SCHRIJVEN: H.DIALOOG_VERSLAG,
    S.VERSLAG_AANBIEDEN: H.DIALOOG_AANBIEDEN,
    S.BEVESTIGEN: H.DIALOOG_BEVESTIGEN,
    S.OPMERKING: H.DIALOOG_BEVESTIGEN,
}
GEREED = "gereed"
VERSTREKEN = "dialoog.verslag_verstreken"
ZONDER_SPOOR = frozenset({S.VERSLAG_SCHRIJVEN})
"""Steps that change no toestand and are done many times: no event, an audit line only."""
ALS_VOORZITTER = frozenset({S.GEHOUDEN, S.VERSLAG_SCHRIJVEN, S.VERSLAG_AANBIEDEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Something that is done to a dialoog.

    Attributes:
        stap: What is done.
        door: Who does it; None: the portal itself.
        op: The moment, UTC.
        gegevens: Codes, ids and ISO dates that the event keeps; never free text.
    """

    stap: Dialoogstap
    door: Gebruiker | None
    op: datetime
    gegevens: Mapping[str, object] = field(default_factory=dict)


def mag_stap(dialoog: Dialoog, stap: Dialoogstap, door: Gebruiker) -> bool:
    """Say whether the table has this step here, and the user the role and the place for it."""
    if stap not in mogelijke_dialoogstappen(dialoog.toestand):
        return False
    if not mag(door.rol_set, HANDELINGEN[stap]):
        return False
    return stap not in ALS_VOORZITTER or is_voorzitter(dialoog, door)


def eis_voorzitter(dialoog: Dialoog, gebruiker: Gebruiker) -> None:
    """Refuse who does not lead the dialoog.

    Raises:
        DomeinFout: `niet_de_voorzitter`.
    """
    if not is_voorzitter(dialoog, gebruiker):
        raise DomeinFout("niet_de_voorzitter")


def voer_uit(dialoog: Dialoog, stap: Stap, *, nieuw: bool = False) -> None:
    """Do one step: check the table, write the toestand, append the event, leave the audit line.

    The guards of the step itself are checked by the action that calls this.

    Args:
        dialoog: Its version column makes the second of two people fail.
        stap: What is done.
        nieuw: The dialoog starts with this step.

    Raises:
        DomeinFout: `handeling_niet_mogelijk`.
    """
    naar = pas_toe_op_dialoog(None if nieuw else dialoog.toestand, stap.stap)
    dialoog.toestand = naar
    ga_voor(dialoog, "toestand")
    if stap.stap not in ZONDER_SPOOR:
        leg_gebeurtenis_vast(dialoog, stap.stap.value, stap)
    _leg_vast(dialoog, stap)


def leg_gebeurtenis_vast(dialoog: Dialoog, soort: str, stap: Stap) -> None:
    """Append an event to what happened to a dialoog."""
    db.session.add(
        Dialooggebeurtenis(
            dialoog_id=dialoog.id,
            nr=volgend_nr(Dialooggebeurtenis.nr, Dialooggebeurtenis.dialoog_id == dialoog.id),
            soort=soort,
            op=stap.op,
            dag=clock.local_day(stap.op),
            door_id=stap.door.id if stap.door else None,
            gegevens=dict(stap.gegevens),
        )
    )
    db.session.flush()


def _leg_vast(dialoog: Dialoog, stap: Stap) -> None:
    if stap.door is not None:
        code = HANDELINGEN[stap.stap].value
        audit.leg_vast(audit_regel(code, door=stap.door, over=dialoog))
        return
    audit.leg_vast(
        audit.AuditRegelInvoer(
            keten=dialoog.zorgkantoor_id,
            code=VERSTREKEN,
            namens=dialoog.zorgkantoor_id,
            object_soort="dialoog",
            object_id=dialoog.id,
        )
    )
