"""A letter of the zorgkantoor that is no besluit, kept exactly as it was sent."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.aanvraag.models import Aanvraag
from portal.platform.encrypted import RijMetGeheim, VersleuteldBlob


class Poststuk(RijMetGeheim):
    """A request for supplement (B2), a longer term (B3) or a request to agree with delay."""

    __tablename__ = "poststuk"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id"))
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`aanvulling`, `verlenging` or `uitstel`."""
    brief_v: Mapped[bytes]
    pdf_v: Mapped[bytes]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """Of the PDF."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    brief = VersleuteldBlob("brief_v")
    """Canonical JSON of the letter."""
    pdf = VersleuteldBlob("pdf_v")

    aanvraag: Mapped[Aanvraag] = relationship()

    @property
    def kenmerk(self) -> str:
        """Give the reference that the letter carries."""
        return f"{self.aanvraag.nummer}-P{self.nr}"
