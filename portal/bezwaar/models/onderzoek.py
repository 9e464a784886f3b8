"""What is done before the decision: hearing people, and the advice of the Zorginstituut."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.bezwaar.models.bezwaar import Bezwaar
from portal.domain.procedure.bezwaar import Adviesinhoud, Hoorstand
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker


class Hoorzitting(RijMetGeheim):
    """One hearing, or the choice of the bezwaarmaker not to be heard."""

    __tablename__ = "hoorzitting"
    __table_args__ = (sa.UniqueConstraint("bezwaar_id", "nr"),)

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"))
    nr: Mapped[int]
    stand: Mapped[Hoorstand] = mapped_column(keuze(Hoorstand, "stand"))
    op: Mapped[datetime | None]
    """Moment of the hearing, UTC; None when the bezwaarmaker does without."""
    plaats_v: Mapped[bytes]
    hoorder_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    commissie_v: Mapped[bytes]
    aanwezig_v: Mapped[bytes]
    verslag_v: Mapped[bytes]
    reden_v: Mapped[bytes]
    verslag_op: Mapped[datetime | None]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    versie: Mapped[int] = mapped_column(default=1)

    plaats = Versleuteld("plaats_v")
    """Place, or that it is a video call."""
    commissie = Versleuteld("commissie_v")
    """Names of the commissie that hears, when there is one."""
    aanwezig = Versleuteld("aanwezig_v")
    verslag = Versleuteld("verslag_v")
    reden = Versleuteld("reden_v")
    """Why it was put off, or why somebody is not heard."""

    bezwaar: Mapped[Bezwaar] = relationship()
    hoorder: Mapped[Gebruiker | None] = relationship(foreign_keys=[hoorder_id])

    __mapper_args__ = {"version_id_col": versie}


class Zinadvies(RijMetGeheim):
    """The advice that the Zorginstituut is asked for on a bezwaar (Wlz 10.3.1)."""

    __tablename__ = "zinadvies"

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"), unique=True)
    stukken_compleet: Mapped[date]
    """Day on which the Zorginstituut had everything (Z)."""
    uiterlijk: Mapped[date]
    """Last day of its ten weeks."""
    gevraagd_op: Mapped[datetime]
    ontvangen: Mapped[date | None]
    inhoud: Mapped[Adviesinhoud | None] = mapped_column(keuze(Adviesinhoud, "inhoud"))
    tekst_v: Mapped[bytes]
    geen_advies: Mapped[str] = mapped_column(sa.String(20), default="")
    """Why there is none: `termijn_voorbij` or `ziet_af`; empty while it is awaited or came."""
    afgesloten_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1)

    tekst = Versleuteld("tekst_v")
    """The advice in short, as the behandelaar records it."""

    bezwaar: Mapped[Bezwaar] = relationship()

    __mapper_args__ = {"version_id_col": versie}
