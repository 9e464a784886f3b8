"""May an aanbieder be written to electronically on a day (Awb 2:8)?"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.berichten.models import Bereikbaarheid
from portal.platform.database import db


def list_op_papier(organisaties: Collection[uuid.UUID], dag: date) -> frozenset[uuid.UUID]:
    """Give which of some organisations are written to by letter on a day.

    An aanbieder that uses the portal is reachable through it until its beheerder withdraws that.

    Bron: [awb] art. 2:8; [processen] L2.
    """
    rijen = db.session.execute(
        sa.select(Bereikbaarheid.organisatie_id, Bereikbaarheid.elektronisch)
        .where(Bereikbaarheid.organisatie_id.in_(organisaties), Bereikbaarheid.van <= dag)
        .order_by(Bereikbaarheid.van)
    )
    laatste = dict(rijen.all())
    return frozenset(wie for wie, elektronisch in laatste.items() if not elektronisch)


def list_bereikbaarheid(organisatie_id: uuid.UUID) -> Sequence[Bereikbaarheid]:
    """Give what an organisation chose, newest first, with who chose it."""
    return db.session.scalars(
        sa.select(Bereikbaarheid)
        .where(Bereikbaarheid.organisatie_id == organisatie_id)
        .options(joinedload(Bereikbaarheid.door))
        .order_by(Bereikbaarheid.van.desc())
    ).all()
