"""Page by key through a list: forwards and back, never by number."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.platform.database import db

PER_BLADZIJDE = 50
Plaats = tuple[date, uuid.UUID]
"""Where a row stands in the list: its day, and its id for rows of one day."""
K = TypeVar("K")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Bladzijde(Generic[R]):
    """One page of a list; `vorige` and `volgende` say whether there is more."""

    rijen: Sequence[R]
    vorige: bool
    volgende: bool

    def links(self, plaats: Callable[[R], str], adres: Callable[..., str]) -> Mapping[str, str]:
        """Give the addresses of the pages beside it; empty where there is none.

        Args:
            plaats: Where a row stands in the list, as addresses say it.
            adres: Makes the address of the list from `na` and `tot`.
        """
        rijen = self.rijen
        return {
            "vorige": adres(tot=plaats(rijen[0])) if self.vorige and rijen else "",
            "volgende": adres(na=plaats(rijen[-1])) if self.volgende and rijen else "",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Orde(Generic[K]):
    """How a list is ordered, and from which row a page is asked.

    Attributes:
        op: The column that comes first: a day, a moment or a code.
        id: Tells rows apart that are alike in it.
        na: Rows after this one.
        tot: Rows before this one; wins from `na`.
        omlaag: The last first.
    """

    op: InstrumentedAttribute[K]
    id: InstrumentedAttribute[uuid.UUID]
    na: tuple[K, uuid.UUID] | None
    tot: tuple[K, uuid.UUID] | None
    omlaag: bool = False

    def blader(self, vraag: sa.Select[R], aantal: int | None = None) -> Bladzijde[R]:
        """Give one page of a question, of `PER_BLADZIJDE` rows unless the list has its own."""
        aantal = aantal or PER_BLADZIJDE
        terug = self.tot is not None
        aflopend, grens = self.omlaag != terug, self.tot or self.na
        if grens is not None:
            plaats = sa.tuple_(self.op, self.id)
            rij = sa.tuple_(sa.literal(grens[0], self.op.type), sa.literal(grens[1]))
            vraag = vraag.where(plaats < rij if aflopend else plaats > rij)
        volgorde = (self.op, self.id)
        vraag = vraag.order_by(*(kolom.desc() if aflopend else kolom for kolom in volgorde))
        gevonden = db.session.scalars(vraag.limit(aantal + 1)).all()
        return knip(gevonden, aantal, terug=terug, ervoor=self.na is not None)


def knip(gevonden: Sequence[R], aantal: int, *, terug: bool, ervoor: bool) -> Bladzijde[R]:
    """Make a page of the rows that were found: one more than it holds tells that there is more.

    Args:
        gevonden: At most one row more than a page holds.
        aantal: Rows of a page.
        terug: They were read backwards, from the row after the page.
        ervoor: Read forwards, there are rows before the first.
    """
    meer, rijen = len(gevonden) > aantal, gevonden[:aantal]
    if terug:
        return Bladzijde(rijen[::-1], vorige=meer, volgende=True)
    return Bladzijde(rijen, vorige=ervoor, volgende=meer)


def lees_uuid(tekst: str | None) -> uuid.UUID | None:
    """Read an id from an address; None for what cannot be read."""
    try:
        return uuid.UUID(tekst or "")
    except ValueError:
        return None


def lees_plaats(tekst: str) -> Plaats | None:
    """Read `day.id` from an address; None for what cannot be read."""
    dag, _, nummer = tekst.partition(".")
    gevonden = lees_uuid(nummer)
    try:
        return None if gevonden is None else (date.fromisoformat(dag), gevonden)
    except ValueError:
        return None


def als_plaats(op: date | str, nummer: uuid.UUID) -> str:
    """Write where a row stands, for the address."""
    return f"{op}.{nummer}"
