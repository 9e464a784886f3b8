"""The meerzorgdialoog: planned, held, its verslag confirmed, its afspraken followed."""

import uuid
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.dialoog.models.plan import Meerzorgplan
from portal.domain.procedure.volgen import (
    Afspraaksoort,
    Afspraakstand,
    Dialoogpartij,
    Dialoogtoestand,
    Ervaring,
)
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker, Organisatie
from portal.toegang.stukken import Bewaardebrief, Verloopregel

TELT = sa.text("toestand <> 'afgezegd'")


class Dialoog(RijMetGeheim):
    """The yearly conversation of one aanbieder, one zorgkantoor and the CCE."""

    __tablename__ = "dialoog"
    __table_args__ = (
        sa.Index(
            "uq_dialoog_jaar",
            "aanbieder_id",
            "zorgkantoor_id",
            "jaar",
            unique=True,
            sqlite_where=TELT,
            postgresql_where=TELT,
        ),
        sa.Index("ix_dialoog_zorgkantoor", "zorgkantoor_id", "dag", "id"),
        sa.Index("ix_dialoog_aanbieder", "aanbieder_id", "dag", "id"),
        sa.Index("ix_dialoog_cce", "cce_id", "dag", "id"),
    )

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    cce_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    jaar: Mapped[int]
    """Calendar year of `dag`."""
    toestand: Mapped[Dialoogtoestand] = mapped_column(keuze(Dialoogtoestand, "toestand"))
    dag: Mapped[date]
    begin: Mapped[time]
    einde: Mapped[time]
    plaats: Mapped[str] = mapped_column(sa.String(500))
    ervaring: Mapped[Ervaring] = mapped_column(keuze(Ervaring, "ervaring"))
    inleveren_op: Mapped[date]
    """Last day for the meerzorgplan, as the setting had it when the day was chosen."""
    voorzitter_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    plan_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("meerzorgplan.id"))
    uitnodiging_nr: Mapped[int] = mapped_column(default=0)
    """SEQUENCE of the calendar file: one more each time the invitation changes."""
    reden_v: Mapped[bytes]
    merkten_v: Mapped[bytes]
    niet_gelukt_v: Mapped[bytes]
    succes_v: Mapped[bytes]
    dilemma_v: Mapped[bytes]
    zonder_resultaat_v: Mapped[bytes | None]
    ronde: Mapped[int] = mapped_column(default=0)
    """How often the verslag was offered to be confirmed."""
    aangeboden_op: Mapped[date | None] = mapped_column(index=True)
    gereed_op: Mapped[date | None]
    zonder_akkoord: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    """Parties that did not answer in time; empty when all three agreed."""
    gepland_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gepland_op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    reden = Versleuteld("reden_v")
    """Why it was moved the last time, or cancelled."""
    merkten = Versleuteld("merkten_v")
    """What clients noticed of the goals that were reached."""
    niet_gelukt = Versleuteld("niet_gelukt_v")
    succes = Versleuteld("succes_v")
    dilemma = Versleuteld("dilemma_v")
    zonder_resultaat = Versleuteld("zonder_resultaat_v")
    """Why nothing was agreed on content, or on money; empty where it was."""

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    voorzitter: Mapped[Gebruiker | None] = relationship(foreign_keys=[voorzitter_id])
    plan: Mapped[Meerzorgplan | None] = relationship()
    deelnemers: Mapped[list["Deelnemer"]] = relationship(
        order_by="Deelnemer.nr", cascade="all, delete-orphan"
    )
    punten: Mapped[list["Agendapunt"]] = relationship(order_by="Agendapunt.nr")
    afspraken: Mapped[list["Afspraak"]] = relationship(order_by="Afspraak.nr")
    akkoorden: Mapped[list["Akkoord"]] = relationship(order_by="Akkoord.ronde, Akkoord.op")

    __mapper_args__ = {"version_id_col": versie}


class Deelnemer(RijMetGeheim):
    """Somebody who takes part: with an account, or by name."""

    __tablename__ = "deelnemer"
    __table_args__ = (sa.UniqueConstraint("dialoog_id", "nr"),)

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id", ondelete="CASCADE"))
    nr: Mapped[int]
    partij: Mapped[Dialoogpartij] = mapped_column(keuze(Dialoogpartij, "partij"))
    gebruiker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    naam_v: Mapped[bytes]
    functie: Mapped[str] = mapped_column(sa.String(80), default="")

    naam = Versleuteld("naam_v")


class Agendapunt(RijMetGeheim):
    """What the verslag says at one of the five fixed points."""

    __tablename__ = "agendapunt"
    __table_args__ = (
        sa.UniqueConstraint("dialoog_id", "nr"),
        sa.CheckConstraint("nr between 1 and 5", name="vijf"),
    )

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id"))
    nr: Mapped[int]
    tekst_v: Mapped[bytes]

    tekst = Versleuteld("tekst_v")


class Afspraak(RijMetGeheim):
    """What was agreed, on content and on money, with its owner, day and stand."""

    __tablename__ = "afspraak"
    __table_args__ = (
        sa.UniqueConstraint("dialoog_id", "nr"),
        sa.Index(None, "wanneer"),
    )

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id"))
    nr: Mapped[int]
    soort: Mapped[Afspraaksoort] = mapped_column(keuze(Afspraaksoort, "soort"))
    wat_v: Mapped[bytes]
    wie_v: Mapped[bytes]
    eigenaar_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """The account of the owner; None when he has none."""
    partij: Mapped[Dialoogpartij] = mapped_column(keuze(Dialoogpartij, "partij"))
    """Whose person the owner is."""
    wanneer: Mapped[date]
    inhoud_v: Mapped[bytes]
    geld_v: Mapped[bytes]
    gekoppeld_soort: Mapped[str] = mapped_column(sa.String(20), default="")
    """`voorbeeld`, `traject`, `spiegel` or `planitem`; empty: nothing."""
    gekoppeld_aan: Mapped[str] = mapped_column(sa.String(60), default="")
    """Id or code of what it hangs on."""
    stand: Mapped[Afspraakstand] = mapped_column(
        keuze(Afspraakstand, "stand"), default=Afspraakstand.OPEN
    )
    toelichting_v: Mapped[bytes]
    stand_op: Mapped[date | None]
    stand_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    versie: Mapped[int] = mapped_column(default=1)

    wat = Versleuteld("wat_v")
    wie = Versleuteld("wie_v")
    inhoud = Versleuteld("inhoud_v")
    """Result on content."""
    geld = Versleuteld("geld_v")
    """Result in hours or money."""
    toelichting = Versleuteld("toelichting_v")
    """What is said about the stand."""

    dialoog: Mapped[Dialoog] = relationship(back_populates="afspraken")
    eigenaar: Mapped[Gebruiker | None] = relationship(foreign_keys=[eigenaar_id])

    __mapper_args__ = {"version_id_col": versie}


class Akkoord(RijMetGeheim):
    """What one party says of the verslag in one round: agreed, or a remark."""

    __tablename__ = "akkoord"
    __table_args__ = (sa.UniqueConstraint("dialoog_id", "ronde", "partij"),)

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id"))
    ronde: Mapped[int]
    partij: Mapped[Dialoogpartij] = mapped_column(keuze(Dialoogpartij, "partij"))
    akkoord: Mapped[bool]
    opmerking_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    opmerking = Versleuteld("opmerking_v")

    door: Mapped[Gebruiker] = relationship()


class Dialooggebeurtenis(Verloopregel):
    """Something that happened to a dialoog, numbered; codes, dates and ids only."""

    __tablename__ = "dialooggebeurtenis"
    __table_args__ = (sa.UniqueConstraint("dialoog_id", "nr"),)

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id"))

    door: Mapped[Gebruiker | None] = relationship()


class Dialoogbrief(Bewaardebrief):
    """The invitation (B14) or the verslag (B15), kept exactly as it was made."""

    __tablename__ = "dialoogbrief"
    __table_args__ = (sa.UniqueConstraint("dialoog_id", "nr"),)

    dialoog_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("dialoog.id"))
    soort: Mapped[str] = mapped_column(sa.String(8))
    """`B14` or `B15`."""
    dag: Mapped[date]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """None when the system made it: nobody answered in time."""

    dialoog: Mapped[Dialoog] = relationship()
