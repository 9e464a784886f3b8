"""A letter about a bezwaar, kept exactly as it was sent."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.bezwaar.models.bezwaar import Bezwaar
from portal.platform.encrypted import RijMetGeheim, VersleuteldBlob


class Bezwaarbrief(RijMetGeheim):
    """A letter to the bezwaarmaker: B10-B13, or the message that the term moved."""

    __tablename__ = "bezwaarbrief"
    __table_args__ = (sa.UniqueConstraint("bezwaar_id", "nr"),)

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"))
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`ontvangst`, `verzuim`, `te_laat`, `hoorzitting`, `termijn`, `advies`, `afschrift`, `nieuws`,
    `intrekking` or `beslissing`."""
    verzenddatum: Mapped[date]
    brief_v: Mapped[bytes]
    brief_sha256: Mapped[str] = mapped_column(sa.String(64))
    pdf_v: Mapped[bytes]
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64))
    sjabloonversie: Mapped[str] = mapped_column(sa.String(40))
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    brief = VersleuteldBlob("brief_v")
    """Canonical JSON of the letter."""
    pdf = VersleuteldBlob("pdf_v")

    bezwaar: Mapped[Bezwaar] = relationship()

    @property
    def kenmerk(self) -> str:
        """Give the reference that the letter carries."""
        return f"{self.bezwaar.nummer}-{self.nr}"
