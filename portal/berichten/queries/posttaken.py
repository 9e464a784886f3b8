"""What has to go by letter: tasks of the team of a zorgkantoor."""

import uuid
from collections.abc import Collection, Sequence

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.berichten.models import Taak
from portal.berichten.queries.taken import get_taak
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

PER_POST = ("per_brief", "niet_afgeleverd")


def get_posttaak(taak_id: uuid.UUID, *, voor: Gebruiker) -> Taak:
    """Give one task in view that a letter settles, open or done.

    Raises:
        NotFound: It does not exist, is not for this user, or asks for something else.
    """
    taak = get_taak(taak_id, voor=voor)
    if taak.soort not in PER_POST:
        raise NotFound
    return taak


def list_posttaken(object_ids: Collection[uuid.UUID]) -> Sequence[Taak]:
    """Give what had or has to go by letter about some rows, in order of time."""
    return db.session.scalars(
        sa.select(Taak)
        .where(Taak.object_id.in_(object_ids), Taak.soort.in_(PER_POST))
        .order_by(Taak.op, Taak.id)
    ).all()


def geadresseerde(taak: Taak) -> str:
    """Name the organisation to which the letter goes."""
    organisatie = db.session.get(Organisatie, uuid.UUID(str(taak.gegevens["organisatie"])))
    return organisatie.naam if organisatie else ""
