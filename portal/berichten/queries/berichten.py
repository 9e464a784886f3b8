"""The messages of one person, newest first, and how many are unread."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.berichten.models import Bericht
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker

PER_BLADZIJDE = 25

Plaats = tuple[datetime, uuid.UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtvraag:
    """Which part of the list is asked for.

    Attributes:
        alles: Those that were read too.
        na: Messages older than this one, as `Bericht.op` and id.
        tot: Messages newer than this one; wins from `na`.
    """

    alles: bool = False
    na: Plaats | None = None
    tot: Plaats | None = None


def tel_ongelezen(gebruiker: Gebruiker) -> int:
    """Count the messages that a person has not read."""
    vraag = sa.select(sa.func.count()).where(*_ongelezen(gebruiker))
    return db.session.scalars(vraag).one()


def tel_ongelezen_over(ids: sa.Select[uuid.UUID], gebruiker: Gebruiker, *, code: str) -> int:
    """Count the messages of one kind about some rows that a person has not read."""
    vraag = sa.select(sa.func.count()).where(
        *_ongelezen(gebruiker), Bericht.object_id.in_(ids), Bericht.code == code
    )
    return db.session.scalars(vraag).one()


def get_bericht(bericht_id: uuid.UUID, *, voor: Gebruiker) -> Bericht:
    """Give one message of this person.

    Raises:
        NotFound: It does not exist or is somebody else's.
    """
    vraag = sa.select(Bericht).where(Bericht.id == bericht_id, Bericht.gebruiker_id == voor.id)
    return een_of_404(vraag)


def list_berichten(vraag: Berichtvraag, *, voor: Gebruiker) -> Bladzijde[Bericht]:
    """Give one page of the messages of a person, newest first."""
    select = sa.select(Bericht).where(Bericht.gebruiker_id == voor.id)
    if not vraag.alles:
        select = select.where(Bericht.gelezen_op.is_(None))
    orde = Orde(op=Bericht.op, id=Bericht.id, na=vraag.na, tot=vraag.tot, omlaag=True)
    return orde.blader(select.options(joinedload(Bericht.namens)), PER_BLADZIJDE)


def list_ongelezen(gebruiker: Gebruiker, *, tot: datetime) -> Sequence[Bericht]:
    """Give what a person had not read at a moment; what came later stays unread."""
    vraag = sa.select(Bericht).where(*_ongelezen(gebruiker), Bericht.op <= tot)
    return db.session.scalars(vraag).all()


def _ongelezen(gebruiker: Gebruiker) -> tuple[sa.ColumnElement[bool], ...]:
    return (Bericht.gebruiker_id == gebruiker.id, Bericht.gelezen_op.is_(None))
