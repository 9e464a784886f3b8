"""A letter about a bezwaar, kept exactly as it was sent."""

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.bezwaar.models.bezwaar import Bezwaar
from portal.toegang.stukken import Bewaardebrief


class Bezwaarbrief(Bewaardebrief):
    """A letter to the bezwaarmaker: B10-B13, or the message that the term moved."""

    __tablename__ = "bezwaarbrief"
    __table_args__ = (sa.UniqueConstraint("bezwaar_id", "nr"),)

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"))
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`ontvangst`, `verzuim`, `te_laat`, `hoorzitting`, `termijn`, `advies`, `afschrift`, `nieuws`,
    `intrekking` or `beslissing`."""
    verzenddatum: Mapped[date]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))

    bezwaar: Mapped[Bezwaar] = relationship()

    @property
    def kenmerk(self) -> str:
        """Give the reference that the letter carries."""
        return f"{self.bezwaar.nummer}-{self.nr}"
