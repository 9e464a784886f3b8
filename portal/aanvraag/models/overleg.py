"""Short questions and answers between aanbieder and zorgkantoor about a submitted aanvraag."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker


class Overlegbericht(RijMetGeheim):
    """One message that both sides read, on one answer or on the dossier; no term stops for it."""

    __tablename__ = "overlegbericht"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id"))
    """The whole dossier, or the part of one client of a group."""
    nr: Mapped[int]
    vraag_id: Mapped[str] = mapped_column(sa.String(60), default="")
    """The question of the vragenlijst it is about; empty: the dossier as a whole."""
    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    """Side that wrote it."""
    tekst_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    tekst = Versleuteld("tekst_v")

    door: Mapped[Gebruiker] = relationship()
