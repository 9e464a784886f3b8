"""Hand the place of one person in every driehoek over to a colleague."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.aanvraag.queries.driehoeken import met_driehoek_van
from portal.domain.bevoegdheid import Handeling, Rol
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

OVERGEDRAGEN, ONDERDEEL = "driehoek.overgedragen", "driehoek"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How it went for one aanvraag: the code of the refusal, or empty."""

    aanvraag_id: uuid.UUID
    nummer: str
    fout: str = ""


def draag_driehoeken_over(
    van: uuid.UUID, aan: Gebruiker, *, door: Gebruiker, op: datetime
) -> list[Uitslag]:
    """Put a colleague in the place of somebody in each driehoek that is still needed.

    Where the aanvraag is open for work, the signatures that the change touches are asked anew.

    Args:
        van: Whose places they are.
        aan: The colleague; where the role is missing or he is in the driehoek already, nothing
            changes and that is listed.
        door: The manager who does it; only aanvragen in view.
        op: The moment, UTC.
    """
    vraag = met_driehoek_van(van, voor=door).with_for_update(of=Aanvraag)
    return [_draag_over(rij, van, aan, door=door, op=op) for rij in db.session.scalars(vraag).all()]


def _draag_over(
    aanvraag: Aanvraag, van: uuid.UUID, aan: Gebruiker, *, door: Gebruiker, op: datetime
) -> Uitslag:
    vraag = sa.select(Driehoeklid).where(Driehoeklid.aanvraag_id == aanvraag.id)
    leden = db.session.scalars(vraag).all()
    fout = _weigering(leden, van, aan)
    if not fout:
        for lid in leden:
            if lid.gebruiker_id == van:
                lid.gebruiker_id = aan.id
        if mag_stap(aanvraag, Handeling.AANVRAAG_BEWERKEN, door):
            bewerk(aanvraag, ONDERDEEL, door=door, op=op)
        audit.leg_vast(
            audit_regel(OVERGEDRAGEN, door=door, over=aanvraag, client_id=aanvraag.client_id)
        )
    return Uitslag(aanvraag.id, aanvraag.nummer, fout)


def _weigering(leden: Sequence[Driehoeklid], van: uuid.UUID, aan: Gebruiker) -> str:
    if any(lid.gebruiker_id == aan.id for lid in leden):
        return "geen_drie_personen"
    functies = {Rol(lid.functie) for lid in leden if lid.gebruiker_id == van}
    return "" if functies <= aan.rol_set else "lid_zonder_rol"
