"""Letters about a toekenning that somebody of the aanbieder still has to read."""

from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer

from portal.beoordeling.queries.toekenningen import GEHEIM, toekenningen_voor
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief

TE_LEZEN = timedelta(weeks=6)
"""How long a message without bezwaar is called to mind."""


def list_ongelezen_brieven(
    *, voor: Gebruiker, op: date, hoogstens: int
) -> Sequence[Toekenningsbrief]:
    """List letters in view that this user never opened, while bezwaar is still possible.

    What somebody opened stands in the audit log.
    """
    gelezen = sa.exists().where(
        AuditRegel.keten == voor.organisatie_id,
        AuditRegel.gebruiker_id == voor.id,
        AuditRegel.code == Handeling.BESLUIT_LEZEN.value,
        AuditRegel.object_id == Toekenningsbrief.id,
    )
    actueel = sa.or_(
        Toekenningsbrief.bezwaar_tot >= op,
        sa.and_(
            Toekenningsbrief.bezwaar_tot.is_(None), Toekenningsbrief.verzenddatum > op - TE_LEZEN
        ),
    )
    return db.session.scalars(
        sa.select(Toekenningsbrief)
        .join(Toekenningsbrief.toekenning)
        .where(toekenningen_voor(voor), actueel, sa.not_(gelezen))
        .options(
            defer(Toekenningsbrief.brief_v),
            defer(Toekenningsbrief.pdf_v),
            contains_eager(Toekenningsbrief.toekenning).options(*GEHEIM),
        )
        .order_by(Toekenningsbrief.verzenddatum, Toekenningsbrief.id)
        .limit(hoogstens)
    ).all()
