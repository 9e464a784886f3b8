"""The only way in which an aanvraag changes its toestand: the table decides, an event remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.aanvraag.actions.melden import meld_gebeurtenis
from portal.aanvraag.actions.spiegelen import spiegel
from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.verloop import lees_verloop
from portal.domain.bevoegdheid import Handeling, Rol, Uitkomst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Kenmerk, Overgang, beslistermijn_uit, stand_uit, vind_overgang
from portal.platform import audit, clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.platform.rows import ga_voor, volgend_nr
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Something that somebody, or the system, does to an aanvraag.

    Attributes:
        handeling: What is done.
        door: Who does it; None for the system.
        op: The moment, UTC.
        gegevens: Codes, ids and ISO dates that the event keeps; never free text.
        uitkomst: Chosen outcome, for preparing and fixing a besluit.
        dag: Dutch calendar day that counts, when it is not that of the moment: paper came in before
            it was registered.
    """

    handeling: Handeling
    door: Gebruiker | None
    op: datetime
    gegevens: Mapping[str, str | int] = field(default_factory=dict)
    uitkomst: Uitkomst | None = None
    dag: date | None = None


def mag_stap(aanvraag: Aanvraag, handeling: Handeling, door: Gebruiker) -> bool:
    """Say whether the table has this handeling for this toestand and one of the user's roles."""
    try:
        overgang = vind_overgang(aanvraag.toestand, handeling)
    except DomeinFout:
        return False
    return bool(overgang.rollen & door.rol_set)


def voer_uit(aanvraag: Aanvraag, stap: Stap, *, nieuw: bool = False) -> Gebeurtenis | None:
    """Do one step: the table, the event, the columns, the audit line, and who is told of it.

    The guards of the step itself are checked by the action that calls this.

    Args:
        aanvraag: The dossier; its version column makes the second of two people fail.
        stap: What is done.
        nieuw: The aanvraag starts with this step.

    Returns:
        The event, or None when this step records none.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the table has no such step here, or
            `rol_ontbreekt` when the user may not do it in this toestand.
    """
    overgang = vind_overgang(
        None if nieuw else aanvraag.toestand, stap.handeling, uitkomst=stap.uitkomst
    )
    _controleer_rol(overgang, stap.door)
    gebeurtenis = None
    if overgang.soort is not None:
        ga_voor(aanvraag, "gewijzigd_op")
        gebeurtenis = _leg_vast(aanvraag, overgang, stap)
        _werk_kolommen_bij(aanvraag, stap.op)
    aanvraag.gewijzigd_op = stap.op
    if aanvraag.is_groep:
        spiegel(aanvraag)
    _audit(aanvraag, stap)
    if gebeurtenis is not None:
        meld_gebeurtenis(aanvraag, gebeurtenis)
    return gebeurtenis


def _controleer_rol(overgang: Overgang, door: Gebruiker | None) -> None:
    past = not overgang.rollen if door is None else bool(overgang.rollen & door.rol_set)
    if not past:
        raise DomeinFout("rol_ontbreekt", rollen=sorted(overgang.rollen))


def _leg_vast(aanvraag: Aanvraag, overgang: Overgang, stap: Stap) -> Gebeurtenis:
    assert overgang.soort is not None
    gegevens: dict[str, object] = dict(stap.gegevens)
    if stap.uitkomst is not None:
        gegevens["uitkomst"] = stap.uitkomst.value
    gebeurtenis = Gebeurtenis(
        aanvraag_id=aanvraag.id,
        nr=volgend_nr(Gebeurtenis.nr, Gebeurtenis.aanvraag_id == aanvraag.id),
        soort=overgang.soort.value,
        op=stap.op,
        dag=stap.dag or clock.local_day(stap.op),
        door_id=stap.door.id if stap.door else None,
        rol=_rol(overgang, stap.door),
        gegevens=gegevens,
    )
    db.session.add(gebeurtenis)
    db.session.flush()
    return gebeurtenis


def _rol(overgang: Overgang, door: Gebruiker | None) -> str:
    if door is None:
        return "systeem"
    passend = overgang.rollen & door.rol_set
    return next(rol.value for rol in Rol if rol in passend)


def _werk_kolommen_bij(aanvraag: Aanvraag, op: datetime) -> None:
    """Write what follows from the events; lists and filters use nothing else."""
    verloop = lees_verloop(aanvraag)
    stand = stand_uit(verloop)
    aanvraag.toestand = stand.toestand
    aanvraag.aanvulling_uitgebleven = Kenmerk.AANVULLING_UITGEBLEVEN in stand.kenmerken
    aanvraag.besluit_gevraagd = Kenmerk.BESLUIT_GEVRAAGD in stand.kenmerken
    termijn = beslistermijn_uit(
        verloop,
        regels=load_termijnregels(clock.local_day(aanvraag.ontvangen_op or op)),
        kalender=load_kalender(),
    )
    if termijn is not None:
        aanvraag.beslisdatum = termijn.beslisdatum
        aanvraag.termijn_stil = termijn.staat_stil


def _audit(aanvraag: Aanvraag, stap: Stap) -> None:
    ketens = {aanvraag.aanbieder_id, aanvraag.zorgkantoor_id}
    keten = stap.door.organisatie_id if stap.door else aanvraag.zorgkantoor_id
    assert keten in ketens
    audit.leg_vast(
        audit.AuditRegelInvoer(
            keten=keten,
            code=stap.handeling.value,
            gebruiker_id=stap.door.id if stap.door else None,
            rol=_eerste_rol(stap.door),
            namens=keten,
            client_id=aanvraag.client_id,
            object_soort="aanvraag",
            object_id=aanvraag.id,
        )
    )


def _eerste_rol(door: Gebruiker | None) -> str | None:
    return min((rol.value for rol in door.rol_set), default=None) if door else None
