"""A letter about a toekenning after it came into being, kept exactly as it was sent."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.platform.encrypted import RijMetGeheim, VersleuteldBlob
from portal.toegang.models import Gebruiker


class Toekenningsbrief(RijMetGeheim):
    """A letter to one client: a besluit where a date for bezwaar stands in it, else a message."""

    __tablename__ = "toekenningsbrief"
    __table_args__ = (sa.UniqueConstraint("toekenning_id", "nr"),)

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"))
    """Its aanbieder and zorgkantoor are who may read the letter."""
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`verhuizing`, `vertrek`, `verplaatsing`, `overblijver`, `einde`, `intrekking` or `afloop`."""
    verzenddatum: Mapped[date]
    bezwaar_tot: Mapped[date | None]
    brief_v: Mapped[bytes]
    brief_sha256: Mapped[str] = mapped_column(sa.String(64))
    pdf_v: Mapped[bytes]
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64))
    sjabloonversie: Mapped[str] = mapped_column(sa.String(40))
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """None for a message that the portal itself sends."""
    op: Mapped[datetime]

    brief = VersleuteldBlob("brief_v")
    """Canonical JSON of the letter."""
    pdf = VersleuteldBlob("pdf_v")

    toekenning: Mapped[Toekenning] = relationship()
    door: Mapped[Gebruiker | None] = relationship()

    @property
    def kenmerk(self) -> str:
        """Give the reference that the letter carries."""
        return f"{self.toekenning.nummer}-M{self.nr}"
