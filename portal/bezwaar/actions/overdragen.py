"""Hand the open bezwaren of one bezwaarbehandelaar over to a colleague."""

import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.betrokken import is_betrokken
from portal.bezwaar.queries.bezwaren import bezwaren_voor, is_open
from portal.domain.bevoegdheid import Rol
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

OVERGEDRAGEN = "bezwaar.overgedragen"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How it went for one bezwaar: the code of the refusal, or empty."""

    nummer: str
    fout: str = ""


def draag_bezwaren_over(van: uuid.UUID, aan: Gebruiker, *, door: Gebruiker) -> list[Uitslag]:
    """Make a colleague the behandelaar of each open bezwaar of somebody.

    Args:
        van: Whose bezwaren they are.
        aan: The colleague; where the role is missing or he had a hand in the besluit, nothing
            changes and that is listed.
        door: The teamleider who does it; only bezwaren in view.

    Bron: [procedure] §4.
    """
    vraag = (
        sa.select(Bezwaar)
        .where(bezwaren_voor(door), is_open(), Bezwaar.behandelaar_id == van)
        .order_by(Bezwaar.jaar, Bezwaar.volgnummer)
        .with_for_update(of=Bezwaar)
    )
    return [_draag_over(rij, aan, door) for rij in db.session.scalars(vraag).all()]


def _draag_over(bezwaar: Bezwaar, aan: Gebruiker, door: Gebruiker) -> Uitslag:
    if Rol.BEZWAARBEHANDELAAR not in aan.rol_set:
        return Uitslag(bezwaar.nummer, "geen_bezwaarbehandelaar")
    if is_betrokken(bezwaar, aan):
        return Uitslag(bezwaar.nummer, "collega_betrokken")
    bezwaar.behandelaar = aan
    regel = audit_regel(OVERGEDRAGEN, door=door, over=bezwaar, client_id=bezwaar.client_id)
    audit.leg_vast(regel)
    return Uitslag(bezwaar.nummer)
