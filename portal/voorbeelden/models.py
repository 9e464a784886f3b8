"""The table of goede voorbeelden."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import RijMetId, keuze
from portal.toegang.models import Gebruiker, Organisatie


class GoedVoorbeeld(RijMetId):
    """One result that others can learn from; its text is anonymous, so it is not encrypted.

    Outside the own organisation nothing of its origin is shown.
    """

    __tablename__ = "goed_voorbeeld"
    __table_args__ = (
        sa.Index("ix_goed_voorbeeld_stand", "stand", "goedgekeurd_op", "id"),
        sa.Index("ix_goed_voorbeeld_organisatie", "organisatie_id", "stand", "id"),
    )

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    stand: Mapped[Voorbeeldstand] = mapped_column(keuze(Voorbeeldstand, "stand"))
    titel: Mapped[str] = mapped_column(sa.String(120))
    situatie: Mapped[str] = mapped_column(sa.Text())
    aanpak: Mapped[str] = mapped_column(sa.Text())
    resultaat: Mapped[str] = mapped_column(sa.Text())
    thema: Mapped[str] = mapped_column(sa.String(30), index=True)
    zorgprofiel: Mapped[str] = mapped_column(sa.String(20), default="", index=True)
    """Empty: for any profile."""
    maatregel: Mapped[str] = mapped_column(sa.String(30), index=True)
    """Kind of measure."""
    bron_soort: Mapped[str] = mapped_column(sa.String(20), default="")
    """`toekenning`, `traject` or `dialoog`: what it was seen in; for the own organisation only."""
    bron_id: Mapped[uuid.UUID | None]
    voorgedragen_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    voorgedragen_op: Mapped[datetime]
    beoordeeld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    goedgekeurd_op: Mapped[datetime | None]
    reden: Mapped[str] = mapped_column(sa.Text(), default="")
    """Why it was sent back or withdrawn."""
    versie: Mapped[int] = mapped_column(default=1)

    organisatie: Mapped[Organisatie] = relationship()
    voorgedragen_door: Mapped[Gebruiker] = relationship(foreign_keys=[voorgedragen_door_id])

    __mapper_args__ = {"version_id_col": versie}
