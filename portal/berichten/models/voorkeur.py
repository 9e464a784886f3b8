"""What arrives how: by person, by role in an organisation, and whether it may be electronic."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.berichten import Keuze
from portal.domain.bevoegdheid import Rol
from portal.platform.database import Model, RijMetId, keuze
from portal.toegang.models import Gebruiker


class Voorkeur(Model):
    """What one person chose for one kind of message; without a row the role decides."""

    __tablename__ = "voorkeur"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(sa.String(4), primary_key=True)
    keuze: Mapped[Keuze] = mapped_column(keuze(Keuze, "keuze"))


class Rolvoorkeur(Model):
    """What an organisation chose for one kind of message to one role; else config decides."""

    __tablename__ = "rolvoorkeur"

    organisatie_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("organisatie.id"), primary_key=True
    )
    rol: Mapped[Rol] = mapped_column(keuze(Rol, "rol"), primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(4), primary_key=True)
    keuze: Mapped[Keuze] = mapped_column(keuze(Keuze, "keuze"))


class Bereikbaarheid(RijMetId):
    """From which day an aanbieder may, or may no longer, be written to electronically (Awb 2:8)."""

    __tablename__ = "bereikbaarheid"
    __table_args__ = (sa.UniqueConstraint("organisatie_id", "van"),)

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    elektronisch: Mapped[bool]
    van: Mapped[date]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    door: Mapped[Gebruiker] = relationship()
