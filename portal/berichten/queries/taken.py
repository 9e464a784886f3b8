"""Which tasks the roles of a user have to do."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.berichten.models import Taak
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

HOOGSTENS = 100


def taken_voor(gebruiker: Gebruiker) -> Voorwaarde:
    """Give the condition under which a task is in view: own organisation, own role.

    What a team has to do, its teamleider can do too.
    """
    rollen = set(gebruiker.rol_set)
    if Rol.TEAMLEIDER in rollen:
        rollen.add(Rol.BEOORDELAAR)
    return sa.and_(Taak.organisatie_id == gebruiker.organisatie_id, Taak.rol.in_(sorted(rollen)))


def list_taken(*, voor: Gebruiker) -> Sequence[Taak]:
    """Give the open tasks, the oldest first; more than `HOOGSTENS` wait until some are done."""
    return db.session.scalars(
        sa.select(Taak)
        .where(taken_voor(voor), Taak.afgehandeld_op.is_(None))
        .options(joinedload(Taak.over))
        .order_by(Taak.op, Taak.id)
        .limit(HOOGSTENS)
    ).all()


def get_taak(taak_id: uuid.UUID, *, voor: Gebruiker) -> Taak:
    """Give one task in view.

    Raises:
        NotFound: It does not exist or is not for this user.
    """
    return een_of_404(sa.select(Taak).where(Taak.id == taak_id, taken_voor(voor)))
