"""The messages of one person, newest first, and how many are unread."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.berichten.models import Bericht
from portal.platform.database import db
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


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page of the list; `vorige` and `volgende` say whether there is more."""

    rijen: Sequence[Bericht]
    vorige: bool
    volgende: bool


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
    bericht = db.session.scalar(vraag)
    if bericht is None:
        raise NotFound
    return bericht


def list_berichten(vraag: Berichtvraag, *, voor: Gebruiker) -> Bladzijde:
    """Give one page of the messages of a person, newest first."""
    plaats, terug = sa.tuple_(Bericht.op, Bericht.id), vraag.tot is not None
    grens = vraag.tot or vraag.na
    select = sa.select(Bericht).where(Bericht.gebruiker_id == voor.id)
    if not vraag.alles:
        select = select.where(Bericht.gelezen_op.is_(None))
    if grens is not None:
        rij = sa.tuple_(sa.literal(grens[0], Bericht.op.type), sa.literal(grens[1]))
        select = select.where(plaats > rij if terug else plaats < rij)
    volgorde = (Bericht.op, Bericht.id)
    select = select.order_by(*(kolom if terug else kolom.desc() for kolom in volgorde))
    select = select.options(joinedload(Bericht.namens)).limit(PER_BLADZIJDE + 1)
    gevonden = db.session.scalars(select).all()
    meer, rijen = len(gevonden) > PER_BLADZIJDE, gevonden[:PER_BLADZIJDE]
    if terug:
        return Bladzijde(rijen[::-1], vorige=meer, volgende=True)
    return Bladzijde(rijen, vorige=vraag.na is not None, volgende=meer)


def list_ongelezen(gebruiker: Gebruiker, *, tot: datetime) -> Sequence[Bericht]:
    """Give what a person had not read at a moment; what came later stays unread."""
    vraag = sa.select(Bericht).where(*_ongelezen(gebruiker), Bericht.op <= tot)
    return db.session.scalars(vraag).all()


def _ongelezen(gebruiker: Gebruiker) -> tuple[sa.ColumnElement[bool], ...]:
    return (Bericht.gebruiker_id == gebruiker.id, Bericht.gelezen_op.is_(None))
