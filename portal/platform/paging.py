"""Page by key through a list that is ordered on a day: forwards and back, never by number."""

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
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Bladzijde(Generic[R]):
    """One page of a list; `vorige` and `volgende` say whether there is more."""

    rijen: Sequence[R]
    vorige: bool
    volgende: bool

    def links(self, plaats: Callable[[R], Plaats], adres: Callable[..., str]) -> Mapping[str, str]:
        """Give the addresses of the pages beside it; empty where there is none.

        Args:
            plaats: Where a row stands in the list.
            adres: Makes the address of the list from `na` and `tot`.
        """
        if not self.rijen:
            return {"vorige": "", "volgende": ""}
        eerste, laatste = plaats(self.rijen[0]), plaats(self.rijen[-1])
        return {
            "vorige": adres(tot=_als_tekst(eerste)) if self.vorige else "",
            "volgende": adres(na=_als_tekst(laatste)) if self.volgende else "",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Dagorde:
    """How a list is ordered, and from which row a page is asked.

    Attributes:
        na: Rows after this one.
        tot: Rows before this one; wins from `na`.
        omlaag: The newest first.
    """

    dag: InstrumentedAttribute[date]
    id: InstrumentedAttribute[uuid.UUID]
    na: Plaats | None
    tot: Plaats | None
    omlaag: bool = False

    def blader(self, vraag: sa.Select[R]) -> Bladzijde[R]:
        """Give one page of a question."""
        terug = self.tot is not None
        aflopend, grens = self.omlaag != terug, self.tot or self.na
        if grens is not None:
            plaats = sa.tuple_(self.dag, self.id)
            rij = sa.tuple_(sa.literal(grens[0]), sa.literal(grens[1]))
            vraag = vraag.where(plaats < rij if aflopend else plaats > rij)
        volgorde = (self.dag, self.id)
        vraag = vraag.order_by(*(kolom.desc() if aflopend else kolom for kolom in volgorde))
        gevonden = db.session.scalars(vraag.limit(PER_BLADZIJDE + 1)).all()
        meer, rijen = len(gevonden) > PER_BLADZIJDE, gevonden[:PER_BLADZIJDE]
        if terug:
            return Bladzijde(rijen[::-1], vorige=meer, volgende=True)
        return Bladzijde(rijen, vorige=self.na is not None, volgende=meer)


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


def _als_tekst(plaats: Plaats) -> str:
    return f"{plaats[0].isoformat()}.{plaats[1]}"
