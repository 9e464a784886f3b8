"""Page by key through lists in which what waits stands first, and then the newest."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.platform.database import db

PER_BLADZIJDE = 50


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Vanaf:
    """The row after which a page begins.

    Attributes:
        klaar: 0 while it waited, else 1.
        op: Its moment, UTC.
    """

    klaar: int
    op: datetime
    id: uuid.UUID

    def __str__(self) -> str:
        """Give it as it stands in the address."""
        return f"{self.klaar}.{self.op.astimezone(UTC):%Y%m%d%H%M%S%f}.{self.id}"


@dataclass(frozen=True, slots=True)
class Blad(Generic[R]):
    """One page; `volgende` is None on the last."""

    rijen: Sequence[R]
    volgende: Vanaf | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtorde(Generic[R]):
    """How a list is ordered: what waits first, then the newest, then by id."""

    wacht: sa.ColumnElement[bool]
    op: InstrumentedAttribute[datetime]
    id: InstrumentedAttribute[uuid.UUID]
    plek: Callable[[R], Vanaf]
    """Where the page after a row begins."""

    def blader(self, vraag: sa.Select[R], na: Vanaf | None) -> Blad[R]:
        """Give one page of a question."""
        klaar = sa.case((self.wacht, 0), else_=1)
        if na is not None:
            even_oud = sa.and_(self.op == na.op, self.id > na.id)
            verder = sa.and_(klaar == na.klaar, sa.or_(self.op < na.op, even_oud))
            vraag = vraag.where(sa.or_(klaar > na.klaar, verder))
        vraag = vraag.order_by(klaar, self.op.desc(), self.id).limit(PER_BLADZIJDE + 1)
        gevonden = db.session.scalars(vraag).all()
        rijen = gevonden[:PER_BLADZIJDE]
        return Blad(rijen, self.plek(rijen[-1]) if len(gevonden) > len(rijen) else None)


def lees_vanaf(tekst: str) -> Vanaf | None:
    """Read where a page begins from the address; None for what cannot be read."""
    klaar, _, rest = tekst.partition(".")
    moment, _, nummer = rest.partition(".")
    try:
        op = datetime.strptime(moment, "%Y%m%d%H%M%S%f").replace(tzinfo=UTC)
        return Vanaf(int(klaar), op, uuid.UUID(nummer))
    except ValueError:
        return None
