"""The only way in which a bezwaar changes its toestand: the table decides, an event remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.domain.bevoegdheid import Handeling, Rol, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import bezwaarstand_uit, vind_bezwaarovergang
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Something that somebody does to a bezwaar.

    Attributes:
        handeling: What is done.
        door: Who does it.
        op: The moment, UTC.
        gegevens: Codes, ids and ISO dates that the event keeps; never free text. What the rules
            read there stands with `Bezwaargebeurd`.
    """

    handeling: Handeling
    door: Gebruiker
    op: datetime
    gegevens: Mapping[str, str | int | bool] = field(default_factory=dict)


def mag_stap(bezwaar: Bezwaar, handeling: Handeling, door: Gebruiker) -> bool:
    """Say whether the table has this handeling for this toestand and one of the user's roles."""
    try:
        vind_bezwaarovergang(bezwaar.toestand, handeling)
    except DomeinFout:
        return False
    return bool(benodigde_rollen(handeling) & door.rol_set)


def voer_uit(bezwaar: Bezwaar, stap: Stap, *, nieuw: bool = False) -> Bezwaargebeurtenis:
    """Do one step: check the table, append the event, write the columns, leave the audit line.

    The guards of the step itself are checked by the action that calls this.

    Args:
        bezwaar: Its version column makes the second of two people fail.
        stap: What is done.
        nieuw: The bezwaar starts with this step.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the table has no such step here, or
            `rol_ontbreekt` when the user may not do it.
    """
    overgang = vind_bezwaarovergang(None if nieuw else bezwaar.toestand, stap.handeling)
    rollen = benodigde_rollen(stap.handeling)
    if not rollen & stap.door.rol_set:
        raise DomeinFout("rol_ontbreekt", rollen=sorted(rollen))
    _ga_voor(bezwaar)
    gebeurtenis = Bezwaargebeurtenis(
        bezwaar_id=bezwaar.id,
        nr=_volgend_nr(bezwaar),
        soort=overgang.soort.value,
        op=stap.op,
        dag=clock.local_day(stap.op),
        door_id=stap.door.id,
        rol=next(rol.value for rol in Rol if rol in rollen & stap.door.rol_set),
        gegevens=dict(stap.gegevens),
    )
    db.session.add(gebeurtenis)
    db.session.flush()
    _werk_kolommen_bij(bezwaar)
    regel = audit_regel(
        stap.handeling.value, door=stap.door, over=bezwaar, client_id=bezwaar.client_id
    )
    audit.leg_vast(regel)
    return gebeurtenis


def _ga_voor(bezwaar: Bezwaar) -> None:
    """Write the row first: who does something at the same moment waits, and finds it changed."""
    if bezwaar not in db.session:
        db.session.add(bezwaar)
    else:
        flag_modified(bezwaar, "termijn_stil")
    db.session.flush()


def _volgend_nr(bezwaar: Bezwaar) -> int:
    hoogste = sa.select(sa.func.max(Bezwaargebeurtenis.nr)).where(
        Bezwaargebeurtenis.bezwaar_id == bezwaar.id
    )
    return (db.session.scalar(hoogste) or 0) + 1


def _werk_kolommen_bij(bezwaar: Bezwaar) -> None:
    """Write what follows from the events; lists and filters use nothing else."""
    verloop = lees_verloop(bezwaar.id)
    bezwaar.toestand = bezwaarstand_uit(verloop).toestand
    termijn = termijn_van(bezwaar, verloop)
    bezwaar.beslisdatum, bezwaar.termijn_stil = termijn.beslisdatum, termijn.staat_stil
    db.session.flush()
