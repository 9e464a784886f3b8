"""A change in a group that has meerzorg, asked by the aanbieder and fixed by the zorgkantoor."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groep
from portal.domain.procedure.mutatie import Mutatiesoort, Mutatiestand
from portal.platform.database import RijMetId, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker, Locatie, Organisatie
from portal.toekenning.models.verhuizing import Verhuizing


class Mutatie(RijMetGeheim):
    """Clients leave a group or move to another one, from a day."""

    __tablename__ = "mutatie"
    __table_args__ = (
        sa.Index("ix_mutatie_aanbieder", "aanbieder_id", "id"),
        sa.Index("ix_mutatie_zorgkantoor", "zorgkantoor_id", "stand", "id"),
        sa.Index(
            "uq_mutatie_open",
            "groep_id",
            unique=True,
            sqlite_where=sa.text("stand = 'aangevraagd'"),
            postgresql_where=sa.text("stand = 'aangevraagd'"),
        ),
    )

    groep_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("groep.id"), index=True)
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    soort: Mapped[Mutatiesoort] = mapped_column(keuze(Mutatiesoort, "soort"))
    stand: Mapped[Mutatiestand] = mapped_column(keuze(Mutatiestand, "stand"))
    eerste_dag: Mapped[date]
    """First day outside the group."""
    naar_groep_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("groep.id"))
    """Only at a verplaatsing."""
    verhuizing_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("verhuizing.id"), unique=True
    )
    """The verhuizing of which this is the departure from the group."""
    toelichting_v: Mapped[bytes]
    aangevraagd_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    aangevraagd_op: Mapped[datetime]
    behandeld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    behandeld_op: Mapped[datetime | None]
    reden_v: Mapped[bytes | None]
    versie: Mapped[int] = mapped_column(default=1)

    toelichting = Versleuteld("toelichting_v")
    """Why, in the words of the aanbieder."""
    reden = Versleuteld("reden_v")
    """Why it did not go through."""

    groep: Mapped[Groep] = relationship(foreign_keys=[groep_id])
    naar_groep: Mapped[Groep | None] = relationship(foreign_keys=[naar_groep_id])
    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    locatie: Mapped[Locatie] = relationship()
    aangevraagd_door: Mapped[Gebruiker] = relationship(foreign_keys=[aangevraagd_door_id])
    verhuizing: Mapped[Verhuizing | None] = relationship()
    leden: Mapped[list["Mutatielid"]] = relationship(
        order_by="Mutatielid.clientcode", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": versie}


class Mutatielid(RijMetId):
    """A member whom a mutatie touches, with the toekenning that changes."""

    __tablename__ = "mutatielid"
    __table_args__ = (sa.UniqueConstraint("mutatie_id", "toekenning_id"),)

    mutatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("mutatie.id", ondelete="CASCADE"))
    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"), index=True)
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    nieuwe_toekenning_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("toekenning.id"))
    """Only at a verplaatsing, once fixed."""

    toekenning: Mapped[Toekenning] = relationship(foreign_keys=[toekenning_id])
    nieuwe_toekenning: Mapped[Toekenning | None] = relationship(foreign_keys=[nieuwe_toekenning_id])
