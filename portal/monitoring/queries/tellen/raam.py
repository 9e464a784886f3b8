"""Within which days, and as known at which moment, is counted."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.domain.statistiek import Periode
from portal.platform import clock

Telsleutel = tuple[str, uuid.UUID, str]
"""Leveringsvorm group, zorgkantoor and measure."""
Groeprij = tuple[uuid.UUID, str, str, int]
"""Zorgkantoor, leveringsvorm, measure and how many."""


@dataclass(frozen=True, slots=True)
class Telraam:
    """A period, and the moment up to which everything that was known counts.

    Attributes:
        zorgkantoor_id: Only of this one; None is all.
    """

    periode: Periode
    peilmoment: datetime
    zorgkantoor_id: uuid.UUID | None = None

    def van_kantoor(
        self, kolom: InstrumentedAttribute[uuid.UUID]
    ) -> Iterable[sa.ColumnElement[bool]]:
        """Give the condition on the zorgkantoor, if any."""
        return () if self.zorgkantoor_id is None else (kolom == self.zorgkantoor_id,)

    @property
    def dagen(self) -> tuple[date, date]:
        """Give the first and the last day that count: after the peilmoment nothing happened yet."""
        return self.periode.eerste, min(self.periode.laatste, clock.local_day(self.peilmoment))

    def op_moment(
        self, kolom: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
    ) -> sa.ColumnElement[bool]:
        """Give the condition that a moment lies in the period and not after the peilmoment."""
        return sa.and_(
            kolom >= clock.begin_of_day(self.periode.eerste),
            kolom < clock.end_of_day(self.periode.laatste),
            kolom <= self.peilmoment,
        )
