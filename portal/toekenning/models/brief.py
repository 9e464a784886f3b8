"""A letter about a toekenning after it came into being, kept exactly as it was sent."""

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.toegang.models import Gebruiker
from portal.toegang.stukken import Bewaardebrief


class Toekenningsbrief(Bewaardebrief):
    """A letter to one client: a besluit where a date for bezwaar stands in it, else a message."""

    __tablename__ = "toekenningsbrief"
    __table_args__ = (sa.UniqueConstraint("toekenning_id", "nr"),)

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"))
    """Its aanbieder and zorgkantoor are who may read the letter."""
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`verhuizing`, `vertrek`, `verplaatsing`, `overblijver`, `einde`, `intrekking` or `afloop`."""
    verzenddatum: Mapped[date]
    bezwaar_tot: Mapped[date | None]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """None for a message that the portal itself sends."""

    toekenning: Mapped[Toekenning] = relationship()
    door: Mapped[Gebruiker | None] = relationship()

    @property
    def kenmerk(self) -> str:
        """Give the reference that the letter carries."""
        return f"{self.toekenning.nummer}-M{self.nr}"
