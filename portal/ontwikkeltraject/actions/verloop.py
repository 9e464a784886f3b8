"""The only way in which a traject changes its toestand: the table decides, an event remembers."""

from portal.domain.bevoegdheid import Handeling, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.trajectovergangen import vind_trajectovergang
from portal.ontwikkeltraject.models import Traject, Trajectgebeurtenis
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.rows import ga_voor, volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toegang.stappen import Stap, eis_rol

__all__ = ["Stap", "mag_stap", "voer_uit"]


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
    eis_rol(stap)
    traject.toestand = overgang.naar or traject.toestand
    ga_voor(traject, "themas")
    gebeurtenis = Trajectgebeurtenis(
        traject_id=traject.id,
        nr=volgend_nr(Trajectgebeurtenis.nr, Trajectgebeurtenis.traject_id == traject.id),
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
