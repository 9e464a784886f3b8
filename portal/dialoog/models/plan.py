"""The meerzorgplan of one aanbieder for one zorgkantoor and year, in versions."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.procedure.volgen import Plantoestand
from portal.platform.database import RijMetId, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob
from portal.toegang.models import Gebruiker, Organisatie

OPEN = sa.text("toestand <> 'vervangen'")


class Meerzorgplan(RijMetGeheim):
    """One version: its figures are counted again while it is a concept, and frozen at indienen."""

    __tablename__ = "meerzorgplan"
    __table_args__ = (
        sa.UniqueConstraint("aanbieder_id", "zorgkantoor_id", "jaar", "nr"),
        sa.Index(
            "uq_meerzorgplan_geldend",
            "aanbieder_id",
            "zorgkantoor_id",
            "jaar",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        sa.Index("ix_meerzorgplan_zorgkantoor", "zorgkantoor_id", "jaar", "id"),
    )

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    jaar: Mapped[int]
    nr: Mapped[int]
    toestand: Mapped[Plantoestand] = mapped_column(keuze(Plantoestand, "toestand"))
    kaderversie: Mapped[str] = mapped_column(sa.String(20))
    """Version of config/meerzorgplan."""
    plandatum: Mapped[date | None]
    """Date of the plan: the day of indienen; the end of its window when that is earlier."""
    contactpersoon_v: Mapped[bytes]
    telefoon: Mapped[str] = mapped_column(sa.String(20), default="")
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    gestart_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gestart_op: Mapped[datetime]
    gewijzigd_op: Mapped[datetime]
    ingediend_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    ingediend_op: Mapped[datetime | None]
    heropenreden_v: Mapped[bytes]
    heropend_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    inhoud_v: Mapped[bytes | None]
    sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    pdf_v: Mapped[bytes | None]
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    cijfers_op: Mapped[datetime | None]
    """When its figures were counted; frozen once it is submitted."""
    veranderd: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    """Items whose dossiers changed since it was submitted."""
    vergeleken_op: Mapped[datetime | None]
    """When that was looked at for the last time."""
    versie: Mapped[int] = mapped_column(default=1)

    contactpersoon = Versleuteld("contactpersoon_v")
    heropenreden = Versleuteld("heropenreden_v")
    """Why the zorgkantoor opened this version after the one before was submitted."""
    inhoud = VersleuteldBlob("inhoud_v")
    """Canonical JSON of figures and texts as they were submitted."""
    pdf = VersleuteldBlob("pdf_v")

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    ingediend_door: Mapped[Gebruiker | None] = relationship(foreign_keys=[ingediend_door_id])
    teksten: Mapped[list["Plantekst"]] = relationship(order_by="Plantekst.item")
    cijfers: Mapped[list["Plancijfer"]] = relationship(order_by="Plancijfer.item")

    __mapper_args__ = {"version_id_col": versie}


class Plantekst(RijMetGeheim):
    """What the aanbieder wrote at one item."""

    __tablename__ = "plantekst"
    __table_args__ = (sa.UniqueConstraint("plan_id", "item"),)

    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("meerzorgplan.id"))
    item: Mapped[str] = mapped_column(sa.String(40))
    tekst_v: Mapped[bytes]

    tekst = Versleuteld("tekst_v")


class Plancijfer(RijMetId):
    """One item of figures as it was counted last, with the rows that were counted."""

    __tablename__ = "plancijfer"
    __table_args__ = (sa.UniqueConstraint("plan_id", "item"),)

    plan_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("meerzorgplan.id"))
    item: Mapped[str] = mapped_column(sa.String(40))
    cijfers: Mapped[dict[str, object]] = mapped_column(sa.JSON)
    """Code of the part -> its `waarde` (exact, `n/d`; None where there is none) with its unit."""
    rijen: Mapped[dict[str, list[str]]] = mapped_column(sa.JSON)
    """Code of the part -> ids of what was counted, in order."""
