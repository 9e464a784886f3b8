"""How many open bezwaren each bezwaarbehandelaar handles."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import bezwaren_voor, is_open
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def tel_bezwaren(*, voor: Gebruiker) -> Mapping[uuid.UUID, int]:
    """Count per behandelaar the open bezwaren in view."""
    vraag = (
        sa.select(Bezwaar.behandelaar_id, sa.func.count())
        .where(bezwaren_voor(voor), is_open())
        .group_by(Bezwaar.behandelaar_id)
    )
    return {wie: aantal for wie, aantal in db.session.execute(vraag) if wie is not None}
