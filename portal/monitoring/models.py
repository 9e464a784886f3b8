"""Tables of monitoring: reports, figures handed in, signalen and proeftuinen."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.database import RijMetId
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob
from portal.toegang.models import Gebruiker, Organisatie


class Monitorrapport(RijMetGeheim):
    """One version of the report on one period: what was counted and what was shown."""

    __tablename__ = "monitorrapport"
    __table_args__ = (sa.UniqueConstraint("periode", "nr"),)

    periode: Mapped[str] = mapped_column(sa.String(7))
    """`2026`, `2026-H1` or `2026-H2`."""
    nr: Mapped[int]
    peilmoment: Mapped[datetime]
    """Everything that was known by then is in it, nothing of later."""
    definitieversie: Mapped[str] = mapped_column(sa.String(20))
    geteld_v: Mapped[bytes]
    getoond: Mapped[dict[str, object]] = mapped_column(sa.JSON)
    """The report as everybody may see it: rounded, with what is hidden left out."""
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """Of the canonical JSON of `getoond`."""
    reden: Mapped[str] = mapped_column(sa.Text(), default="")
    """Why there is a next version."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    geteld = VersleuteldBlob("geteld_v")
    """Canonical JSON of the exact counts; never leaves the portal."""

    door: Mapped[Gebruiker] = relationship()


class Opgave(RijMetId):
    """Figures of a zorgkantoor that works outside the portal; the highest nr counts."""

    __tablename__ = "opgave"
    __table_args__ = (sa.UniqueConstraint("zorgkantoor_id", "periode", "nr"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    periode: Mapped[str] = mapped_column(sa.String(7))
    nr: Mapped[int]
    cijfers: Mapped[dict[str, object]] = mapped_column(sa.JSON)
    """Leveringsvorm group -> measure -> number, or None where it was not given."""
    opmerking: Mapped[str] = mapped_column(sa.Text(), default="")
    """Footnote that goes with the figures."""
    herkomst: Mapped[str] = mapped_column(sa.String(12))
    """`ingevoerd` or `ingelezen`."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    zorgkantoor: Mapped[Organisatie] = relationship()
    door: Mapped[Gebruiker] = relationship()


class Monitordeelnemer(RijMetId):
    """A zorgkantoor of which figures are expected, and how they come, in a period."""

    __tablename__ = "monitordeelnemer"
    __table_args__ = (sa.UniqueConstraint("zorgkantoor_id", "van"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    wijze: Mapped[str] = mapped_column(sa.String(12))
    """`portaal`: counted here; `opgave`: handed in."""
    van: Mapped[date]
    tot: Mapped[date | None]

    zorgkantoor: Mapped[Organisatie] = relationship()


class Signaalmelding(RijMetGeheim):
    """What a client, a naaste or a professional signals about meerzorg; without a name."""

    __tablename__ = "signaalmelding"
    __table_args__ = (sa.Index("ix_signaalmelding_zorgkantoor", "zorgkantoor_id", "dag", "id"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    dag: Mapped[date]
    van_wie: Mapped[str] = mapped_column(sa.String(20))
    """`client`, `naaste` or `professional`."""
    thema: Mapped[str] = mapped_column(sa.String(30))
    leveringsvorm: Mapped[str] = mapped_column(sa.String(20), default="")
    """Empty: not known."""
    omschrijving_v: Mapped[bytes]
    afgehandeld_op: Mapped[date | None]
    afhandeling_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    omschrijving = Versleuteld("omschrijving_v")
    afhandeling = Versleuteld("afhandeling_v")

    door: Mapped[Gebruiker] = relationship()

    __mapper_args__ = {"version_id_col": versie}


class Proeftuin(RijMetId):
    """An old experiment with meerzorg per department: a historical mark, never a way to ask."""

    __tablename__ = "proeftuin"
    __table_args__ = (sa.UniqueConstraint("aanbieder_id", "naam"),)

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    locatie_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("locatie.id"), index=True)
    naam: Mapped[str] = mapped_column(sa.String(120))
    van: Mapped[date]
    tot: Mapped[date]
    """Last day; at most three years after the first."""
    geleerd: Mapped[str] = mapped_column(sa.Text(), default="")
    """What came of it, without names."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
