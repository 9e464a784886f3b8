"""Add, change and remove the doelen of an aanvraag; each keeps its identity for good."""

import uuid
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoorden import (
    Verslag,
    Wijziging,
    is_conflict,
    maak_conflict,
    na_opslaan,
    vergrendel,
)
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.samenvoegen import schoon, voeg_samen
from portal.aanvraag.models import Aanvraag, Doel
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.models import Gebruiker

ONDERDEEL = "doelen"


def voeg_doel_toe(
    aanvraag: Aanvraag, hoogstens: int | None, *, door: Gebruiker, op: datetime
) -> Doel:
    """Add an empty doel; its number was never used before in this dossier.

    Args:
        aanvraag: The dossier.
        hoogstens: Most doelen at once, None is no limit.
        door: Who adds it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `te_veel_doelen`, `niet_in_driehoek`, or as `voer_uit`.
    """
    vergrendel(aanvraag, door=door)
    rijen = db.session.scalars(sa.select(Doel).where(Doel.aanvraag_id == aanvraag.id)).all()
    aanwezig = [rij for rij in rijen if rij.verwijderd_op is None]
    if hoogstens is not None and len(aanwezig) >= hoogstens:
        raise DomeinFout("te_veel_doelen", hoogstens=hoogstens)
    doel = Doel(
        aanvraag_id=aanvraag.id,
        doel_id=uuid.uuid4(),
        volgnummer=max((rij.volgnummer for rij in rijen), default=0) + 1,
        velden={},
        door_id=door.id,
        op=op,
    )
    db.session.add(doel)
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)
    return doel


def bewaar_doel(
    aanvraag: Aanvraag, doel: Doel, wijziging: Wijziging, *, door: Gebruiker, op: datetime
) -> Verslag:
    """Save a doel as far as nobody else changed the same parts.

    Raises:
        DomeinFout: `doel_verwijderd`, `niet_in_driehoek`, or as `voer_uit`.
    """
    vergrendel(aanvraag, door=door)
    db.session.refresh(doel)
    if doel.verwijderd_op is not None:
        raise DomeinFout("doel_verwijderd")
    hun = schoon(doel.velden)
    if not wijziging.is_anders:
        return Verslag()
    if is_conflict(wijziging, doel.versie, hun):
        return Verslag(conflicten=[maak_conflict(wijziging, doel, hun)])
    waarde = voeg_samen(wijziging.getoond.waarde, hun, wijziging.mijn)
    doel.velden = {} if waarde is None else waarde
    doel.door_id, doel.op = door.id, op
    db.session.flush()
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)
    return Verslag(getoond={wijziging.sleutel: na_opslaan(wijziging, doel.versie, waarde)})


def verwijder_doel(
    aanvraag: Aanvraag, doel: Doel, versie: int, *, door: Gebruiker, op: datetime
) -> None:
    """Take a doel out of the aanvraag; its row and its number stay.

    Raises:
        DomeinFout: `verouderd` when it was changed after the page was shown, `niet_in_driehoek`,
            or as `voer_uit`.
    """
    vergrendel(aanvraag, door=door)
    db.session.refresh(doel)
    if doel.versie != versie:
        raise DomeinFout("verouderd")
    doel.verwijderd_op, doel.door_id, doel.op = op, door.id, op
    db.session.flush()
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)
