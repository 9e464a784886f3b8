"""Toekenningen from before the portal that wait for a second person."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.domain.procedure import Herkomst
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker

PER_KEER = 100
"""Rows on one page, so that a person can look at each."""


def _wacht(voor: Gebruiker) -> sa.ColumnElement[bool]:
    """Give the condition of what waits in the regions of a user of the zorgkantoor."""
    return sa.and_(
        toekenningen_voor(voor),
        Toekenning.herkomst == Herkomst.VOORAF,
        sa.not_(is_bevestigd()),
    )


def list_te_bevestigen(*, voor: Gebruiker) -> Sequence[Toekenning]:
    """List what waits, the oldest registration first; names stay unread."""
    return db.session.scalars(
        sa.select(Toekenning)
        .where(_wacht(voor))
        .options(
            *GEHEIM, joinedload(Toekenning.aanbieder), joinedload(Toekenning.geregistreerd_door)
        )
        .order_by(Toekenning.geregistreerd_op, Toekenning.jaar, Toekenning.volgnummer)
        .limit(PER_KEER)
    ).all()


def tel_te_bevestigen(*, voor: Gebruiker) -> int:
    """Count what waits."""
    return db.session.scalar(sa.select(sa.func.count()).where(_wacht(voor))) or 0


def get_te_bevestigen(toekenning_id: uuid.UUID, *, voor: Gebruiker) -> Toekenning:
    """Give one that waits, locked until the transaction ends.

    Raises:
        NotFound: It does not exist, is not in view, or waits no longer.
    """
    return een_of_404(
        sa.select(Toekenning)
        .where(Toekenning.id == toekenning_id, _wacht(voor))
        .with_for_update(of=Toekenning)
    )
