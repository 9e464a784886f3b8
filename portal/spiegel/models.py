"""Tables of spiegelinformatie: one publication per closed year, never changed afterwards."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.database import RijMetId


class Spiegelpublicatie(RijMetId):
    """The figures of one year, made once by a job when the year is closed."""

    __tablename__ = "spiegelpublicatie"
    __table_args__ = (sa.UniqueConstraint("jaar"),)

    jaar: Mapped[int]
    peildag: Mapped[date]
    """Last day of the year."""
    definitieversie: Mapped[str] = mapped_column(sa.String(20))
    grens_clienten: Mapped[int]
    grens_organisaties: Mapped[int]
    gemaakt_op: Mapped[datetime]


class Spiegelcel(RijMetId):
    """One anonymous cell as everybody sees it: rounded, or hidden; no exact number is kept."""

    __tablename__ = "spiegelcel"
    __table_args__ = (sa.UniqueConstraint("publicatie_id", "maat", "dimensie", "waarde"),)

    publicatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("spiegelpublicatie.id"))
    maat: Mapped[str] = mapped_column(sa.String(40))
    dimensie: Mapped[str] = mapped_column(sa.String(20))
    """`totaal`, `zorgprofiel`, `soort` or `leveringsvorm`."""
    waarde: Mapped[str] = mapped_column(sa.String(40))
    """Value of the dimension; empty for the total."""
    getoond: Mapped[dict[str, object] | None] = mapped_column(sa.JSON(none_as_null=True))
    """Rounded `aantal` and `delen`, or the median with quartiles; a hidden cell has no row."""


class Spiegeleigen(RijMetId):
    """The same cell of one aanbieder at one zorgkantoor: its own figures, exact."""

    __tablename__ = "spiegeleigen"
    __table_args__ = (
        sa.UniqueConstraint(
            "publicatie_id", "aanbieder_id", "zorgkantoor_id", "maat", "dimensie", "waarde"
        ),
    )

    publicatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("spiegelpublicatie.id"))
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    maat: Mapped[str] = mapped_column(sa.String(40))
    dimensie: Mapped[str] = mapped_column(sa.String(20))
    waarde: Mapped[str] = mapped_column(sa.String(40))
    cijfers: Mapped[dict[str, object]] = mapped_column(sa.JSON)
