"""Invitations and verslagen as they were made."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.dialoog.models import Dialoog, Dialoogbrief
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker

ONGELEZEN = (defer(Dialoogbrief.brief_v), defer(Dialoogbrief.pdf_v))
"""What lists leave unread."""


def list_brieven(dialoog: Dialoog) -> Sequence[Dialoogbrief]:
    """Give the letters about a dialoog in view, newest first, unread."""
    return db.session.scalars(
        sa.select(Dialoogbrief)
        .where(Dialoogbrief.dialoog_id == dialoog.id)
        .options(*ONGELEZEN)
        .order_by(Dialoogbrief.nr.desc())
    ).all()


def get_brief(brief_id: uuid.UUID, *, voor: Gebruiker) -> Dialoogbrief:
    """Give one letter with its dialoog.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Dialoogbrief)
        .join(Dialoogbrief.dialoog)
        .where(Dialoogbrief.id == brief_id, dialogen_voor(voor))
        .options(joinedload(Dialoogbrief.dialoog).options(*GEHEIM, joinedload(Dialoog.aanbieder)))
    )
