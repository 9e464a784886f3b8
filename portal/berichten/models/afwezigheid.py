"""When somebody is away, and who gets the messages meanwhile."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.database import RijMetId
from portal.toegang.models import Gebruiker


class Afwezigheid(RijMetId):
    """One period in which a person is away, with the colleague who stands in."""

    __tablename__ = "afwezigheid"
    __table_args__ = (sa.CheckConstraint("van <= tot_en_met", name="dagen"),)

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"), index=True)
    vervanger_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    van: Mapped[date]
    tot_en_met: Mapped[date]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    gebruiker: Mapped[Gebruiker] = relationship(foreign_keys=[gebruiker_id])
    vervanger: Mapped[Gebruiker | None] = relationship(foreign_keys=[vervanger_id])

    __mapper_args__ = {"version_id_col": versie}
