"""The only way in which a bezwaar changes its toestand: the table decides, an event remembers."""

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.domain.bevoegdheid import Handeling, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import bezwaarstand_uit, vind_bezwaarovergang
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.rows import ga_voor, volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toegang.stappen import Stap, eis_rol

__all__ = ["Stap", "mag_stap", "voer_uit"]


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
        stap: What is done; what the rules read in its gegevens stands with `Bezwaargebeurd`.
        nieuw: The bezwaar starts with this step.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the table has no such step here, or
            `rol_ontbreekt` when the user may not do it.
    """
    overgang = vind_bezwaarovergang(None if nieuw else bezwaar.toestand, stap.handeling)
    rol = eis_rol(stap)
    ga_voor(bezwaar, "termijn_stil")
    gebeurtenis = Bezwaargebeurtenis(
        bezwaar_id=bezwaar.id,
        nr=volgend_nr(Bezwaargebeurtenis.nr, Bezwaargebeurtenis.bezwaar_id == bezwaar.id),
        soort=overgang.soort.value,
        op=stap.op,
        dag=clock.local_day(stap.op),
        door_id=stap.door.id,
        rol=rol.value,
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


def _werk_kolommen_bij(bezwaar: Bezwaar) -> None:
    """Write what follows from the events; lists and filters use nothing else."""
    verloop = lees_verloop(bezwaar.id)
    bezwaar.toestand = bezwaarstand_uit(verloop).toestand
    termijn = termijn_van(bezwaar, verloop)
    bezwaar.beslisdatum, bezwaar.termijn_stil = termijn.beslisdatum, termijn.staat_stil
    db.session.flush()
