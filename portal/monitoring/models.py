"""Tables of monitoring: reports, figures handed in, signalen and proeftuinen."""

import uuid
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import Model, RijMetId, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob
from portal.toegang.models import Gebruiker, Locatie, Organisatie

OPEN = sa.text("stand = 'gevraagd'")
GELDIG = sa.text("ingetrokken_op is null")


class Opdrachtstand(StrEnum):
    """How far a report is that was asked for."""

    GEVRAAGD = "gevraagd"
    GEMAAKT = "gemaakt"
    MISLUKT = "mislukt"


class Deelnamewijze(StrEnum):
    """How the figures of a zorgkantoor come: counted here, or handed in."""

    PORTAAL = "portaal"
    OPGAVE = "opgave"


class Opgaveherkomst(StrEnum):
    """How figures that were handed in came into the portal."""

    INGEVOERD = "ingevoerd"
    INGELEZEN = "ingelezen"


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


class Rapportopdracht(RijMetId):
    """A report that somebody asked for; the worker makes it, and then the row changes no more."""

    __tablename__ = "rapportopdracht"
    __table_args__ = (
        sa.Index(
            "uq_rapportopdracht_open",
            "periode",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    periode: Mapped[str] = mapped_column(sa.String(7))
    peilmoment: Mapped[datetime]
    reden: Mapped[str] = mapped_column(sa.Text(), default="")
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    stand: Mapped[Opdrachtstand] = mapped_column(keuze(Opdrachtstand, "stand"))
    pogingen: Mapped[int] = mapped_column(default=0)
    begonnen_op: Mapped[datetime | None]
    """When a worker last began; long ago and not ready: it died halfway."""
    klaar_op: Mapped[datetime | None]
    rapport_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("monitorrapport.id"))

    door: Mapped[Gebruiker] = relationship()

    @property
    def peildag(self) -> date:
        """Give the last day that counts."""
        return clock.local_day(self.peilmoment)


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
    herkomst: Mapped[Opgaveherkomst] = mapped_column(keuze(Opgaveherkomst, "herkomst"))
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    zorgkantoor: Mapped[Organisatie] = relationship()
    door: Mapped[Gebruiker] = relationship()


class Monitordeelnemer(RijMetId):
    """How the figures of a zorgkantoor come, from a day on until something else was said."""

    __tablename__ = "monitordeelnemer"
    __table_args__ = (
        sa.Index(
            "uq_monitordeelnemer_geldig",
            *("zorgkantoor_id", "van"),
            unique=True,
            sqlite_where=GELDIG,
            postgresql_where=GELDIG,
        ),
    )

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    wijze: Mapped[Deelnamewijze] = mapped_column(keuze(Deelnamewijze, "wijze"))
    van: Mapped[date]
    op: Mapped[datetime]
    """When it was said: a report for an old moment knows nothing of later."""
    ingetrokken_op: Mapped[datetime | None]
    """When it was taken back: a report for a moment before that still holds it."""
    intrekreden: Mapped[str] = mapped_column(sa.Text(), default="")
    versie: Mapped[int] = mapped_column(default=1)

    zorgkantoor: Mapped[Organisatie] = relationship()

    __mapper_args__ = {"version_id_col": versie}


class Eigentelling(RijMetId):
    """The measures of the report for one zorgkantoor and period, exact; counted every night."""

    __tablename__ = "eigentelling"
    __table_args__ = (sa.UniqueConstraint("zorgkantoor_id", "periode"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    periode: Mapped[str] = mapped_column(sa.String(7))
    op: Mapped[datetime]
    aantallen: Mapped[dict[str, list[int]]] = mapped_column(sa.JSON)
    """Measure -> how many per group of leveringsvormen, in the order of the definitions."""
    duren: Mapped[dict[str, list[int | None]]] = mapped_column(sa.JSON)
    """Group -> besluiten, median, 90th percentile, in time, with stopped days and their median."""


class Afdoening(Model):
    """How one besluit on an aanvraag came about, in the terms in which it is counted.

    Written by a daily job after the besluit was sent; it never changes. A repair and a besluit
    after bezwaar are no new besluit on the aanvraag. A group counts as its clients, except where
    there is one besluit for all of them.
    """

    __tablename__ = "afdoening"
    __table_args__ = (
        sa.Index(
            "ix_afdoening_zorgkantoor",
            *("zorgkantoor_id", "verzonden", "dagen", "dagen_stil", "op_tijd", "regio_id"),
            *("leveringsvorm", "zorgprofiel", "uitkomst", "deels", "behandelaar_id"),
        ),
    )
    """All that the pages group by, so that they need not look up the rows themselves."""

    besluit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("besluit.id"), primary_key=True)
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    behandelaar_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    soort: Mapped[str] = mapped_column(sa.String(12))
    leveringsvorm: Mapped[str] = mapped_column(sa.String(20))
    zorgprofiel: Mapped[str] = mapped_column(sa.String(20))
    uitkomst: Mapped[Uitkomst] = mapped_column(keuze(Uitkomst, "uitkomst"))
    deels: Mapped[bool]
    """Granted less than was asked for."""
    ontvangst: Mapped[date]
    verzonden: Mapped[date]
    vastgesteld_op: Mapped[datetime]
    dagen: Mapped[int]
    dagen_stil: Mapped[int]
    op_tijd: Mapped[bool]


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
    locatie: Mapped[Locatie | None] = relationship()
