"""The only way in which a traject changes its toestand: the table decides, an event remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from portal.domain.bevoegdheid import Handeling, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.trajectovergangen import vind_trajectovergang
from portal.ontwikkeltraject.models import Traject, Trajectgebeurtenis
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Something that somebody does to a traject.

    Attributes:
        handeling: What is done.
        door: Who does it.
        op: The moment, UTC.
        gegevens: Codes, ids and ISO dates that the event keeps; never free text.
    """

    handeling: Handeling
    door: Gebruiker
    op: datetime
    gegevens: Mapping[str, object] = field(default_factory=dict)


def mag_stap(traject: Traject, handeling: Handeling, door: Gebruiker) -> bool:
    """Say whether the table has this handeling for this toestand and one of the user's roles."""
    try:
        vind_trajectovergang(traject.toestand, handeling)
    except DomeinFout:
        return False
    return bool(benodigde_rollen(handeling) & door.rol_set)


def voer_uit(traject: Traject, stap: Stap, *, nieuw: bool = False) -> Trajectgebeurtenis:
    """Do one step: check the table, append the event, change the toestand, leave the audit line.

    Args:
        traject: Its version column makes the second of two people fail.
        stap: What is done.
        nieuw: The traject starts with this step.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the table has no such step here, or
            `rol_ontbreekt` when the user may not do it.
    """
    overgang = vind_trajectovergang(None if nieuw else traject.toestand, stap.handeling)
    rollen = benodigde_rollen(stap.handeling)
    if not rollen & stap.door.rol_set:
        raise DomeinFout("rol_ontbreekt", rollen=sorted(rollen))
    traject.toestand = overgang.naar or traject.toestand
    _ga_voor(traject)
    gebeurtenis = Trajectgebeurtenis(
        traject_id=traject.id,
        nr=_volgend_nr(traject),
        soort=overgang.soort.value,
        op=stap.op,
        dag=clock.local_day(stap.op),
        door_id=stap.door.id,
        gegevens=dict(stap.gegevens),
    )
    db.session.add(gebeurtenis)
    db.session.flush()
    regel = audit_regel(
        stap.handeling.value, door=stap.door, over=traject, client_id=traject.client_id
    )
    audit.leg_vast(regel)
    return gebeurtenis


def _ga_voor(traject: Traject) -> None:
    """Write the row first: who does something at the same moment waits, and finds it changed."""
    if traject not in db.session:
        db.session.add(traject)
    else:
        flag_modified(traject, "themas")
    db.session.flush()


def _volgend_nr(traject: Traject) -> int:
    hoogste = sa.select(sa.func.max(Trajectgebeurtenis.nr)).where(
        Trajectgebeurtenis.traject_id == traject.id
    )
    return (db.session.scalar(hoogste) or 0) + 1
