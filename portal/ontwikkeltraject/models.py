"""Tables of ontwikkeltrajecten: the traject, its bijeenkomsten, acties, members and letters."""

import uuid
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clienten.models import Client, Groep
from portal.domain.procedure.volgen import Afspraakstand, Trajecttoestand
from portal.platform.database import Model, RijMetId, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldJson
from portal.toegang.models import Gebruiker, Locatie, Organisatie
from portal.toegang.stukken import Bewaardebrief

LOOPT = sa.text("toestand in ('gevraagd', 'gepland', 'lopend')")


class Traject(RijMetGeheim):
    """One ontwikkeltraject for a client or a group, between an aanbieder and the CCE."""

    __tablename__ = "traject"
    __table_args__ = (
        sa.CheckConstraint("(client_id is null) <> (groep_id is null)", name="client_of_groep"),
        sa.Index("ix_traject_cce", "cce_id", "toestand", "id"),
        sa.Index("ix_traject_aanbieder", "aanbieder_id", "toestand", "id"),
        sa.Index("ix_traject_zorgkantoor", "zorgkantoor_id", "toestand", "id"),
        sa.Index(
            "uq_traject_client_open",
            "client_id",
            unique=True,
            sqlite_where=LOOPT,
            postgresql_where=LOOPT,
        ),
        sa.Index(
            "uq_traject_groep_open",
            "groep_id",
            unique=True,
            sqlite_where=LOOPT,
            postgresql_where=LOOPT,
        ),
    )

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    cce_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    client_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("client.id"), index=True)
    groep_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("groep.id"), index=True)
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    """Code of the client, or of the group."""
    toestand: Mapped[Trajecttoestand] = mapped_column(keuze(Trajecttoestand, "toestand"))
    coordinator_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """Who leads it for the CCE; None while it was only asked for."""
    gestart_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gestart_op: Mapped[datetime]
    themas: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    """Codes of the themes that are discussed."""
    vraag_v: Mapped[bytes]
    huidige_stand_v: Mapped[bytes]
    knelpunten_v: Mapped[bytes]
    ondersteuningsplan_v: Mapped[bytes]
    meerzorgplan_v: Mapped[bytes]
    evaluatiedatum: Mapped[date | None]
    evaluatiewijze_v: Mapped[bytes]
    leereffect_v: Mapped[bytes]
    leesbaar_v: Mapped[bytes]
    jaargrensreden_v: Mapped[bytes]
    stopreden_v: Mapped[bytes]
    afgerond_op: Mapped[date | None] = mapped_column(index=True)
    versie: Mapped[int] = mapped_column(default=1)

    vraag = Versleuteld("vraag_v")
    """What the aanbieder asks for."""
    huidige_stand = VersleuteldJson("huidige_stand_v")
    """Theme code -> how things are now."""
    knelpunten = Versleuteld("knelpunten_v")
    ondersteuningsplan = Versleuteld("ondersteuningsplan_v")
    """What goes into the ondersteuningsplan of the client."""
    meerzorgplan = Versleuteld("meerzorgplan_v")
    """What goes into the meerzorgplan of the organisation; never about a person."""
    evaluatiewijze = Versleuteld("evaluatiewijze_v")
    leereffect = VersleuteldJson("leereffect_v")
    """`wat`, `voor_wie` and `hoe`: what can be used elsewhere in the organisation."""
    leesbaar = VersleuteldJson("leesbaar_v")
    """Field of the readable report (B19) -> text in plain words."""
    jaargrensreden = Versleuteld("jaargrensreden_v")
    """Why the bijeenkomsten are not in one calendar year."""
    stopreden = Versleuteld("stopreden_v")

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    locatie: Mapped[Locatie] = relationship()
    client: Mapped[Client | None] = relationship()
    groep: Mapped[Groep | None] = relationship()
    coordinator: Mapped[Gebruiker | None] = relationship(foreign_keys=[coordinator_id])
    bijeenkomsten: Mapped[list["Bijeenkomst"]] = relationship(order_by="Bijeenkomst.nr")
    acties: Mapped[list["Trajectactie"]] = relationship(order_by="Trajectactie.nr")
    leden: Mapped[list["Trajectlid"]] = relationship(order_by="Trajectlid.clientcode")

    __mapper_args__ = {"version_id_col": versie}


class Bijeenkomst(RijMetGeheim):
    """One of the two meetings of a traject: first planned, then held."""

    __tablename__ = "bijeenkomst"
    __table_args__ = (
        sa.UniqueConstraint("traject_id", "nr"),
        sa.CheckConstraint("nr in (1, 2)", name="twee"),
        sa.Index(None, "dag"),
    )

    traject_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("traject.id"))
    nr: Mapped[int]
    dag: Mapped[date]
    """Planned day; the day on which it was held once `vastgelegd_op` is known."""
    begin: Mapped[time | None]
    plaats: Mapped[str] = mapped_column(sa.String(120), default="")
    aanwezigen_v: Mapped[bytes]
    besproken_v: Mapped[bytes]
    vastgelegd_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgelegd_op: Mapped[datetime | None]

    aanwezigen = Versleuteld("aanwezigen_v")
    besproken = Versleuteld("besproken_v")

    traject: Mapped[Traject] = relationship(back_populates="bijeenkomsten")


class Trajectactie(RijMetGeheim):
    """One thing that will be done, with its owner and day."""

    __tablename__ = "trajectactie"
    __table_args__ = (sa.UniqueConstraint("traject_id", "nr"),)

    traject_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("traject.id"))
    nr: Mapped[int]
    wat_v: Mapped[bytes]
    eigenaar_v: Mapped[bytes]
    dag: Mapped[date]
    doel_id: Mapped[str] = mapped_column(sa.String(40), default="")
    """Goal of the client that it serves; empty: none."""
    herschreven_op: Mapped[date | None]
    """When the CCE wrote it anew after the goal was chosen; None once the aanbieder looked."""
    stand: Mapped[Afspraakstand] = mapped_column(
        keuze(Afspraakstand, "stand"), default=Afspraakstand.OPEN
    )
    stand_op: Mapped[date | None]

    wat = Versleuteld("wat_v")
    eigenaar = Versleuteld("eigenaar_v")

    traject: Mapped[Traject] = relationship(back_populates="acties")


class Trajectlid(RijMetId):
    """A client for whom a finished traject counts: who had meerzorg in it on that day."""

    __tablename__ = "trajectlid"
    __table_args__ = (
        sa.UniqueConstraint("traject_id", "client_id"),
        sa.Index(None, "client_id", "afgerond_op"),
    )

    traject_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("traject.id"))
    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id"))
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    afgerond_op: Mapped[date]

    traject: Mapped[Traject] = relationship(back_populates="leden")


class Trajectgebeurtenis(RijMetId):
    """Something that happened in a traject, numbered; codes, dates and ids only."""

    __tablename__ = "trajectgebeurtenis"
    __table_args__ = (sa.UniqueConstraint("traject_id", "nr"),)

    traject_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("traject.id"))
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(40))
    op: Mapped[datetime]
    dag: Mapped[date]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gegevens: Mapped[dict[str, object]] = mapped_column(sa.JSON, default=dict)

    door: Mapped[Gebruiker] = relationship()


class Trajectverslag(Bewaardebrief):
    """A report of a traject, kept exactly as it was made: B16, or B19 for one client."""

    __tablename__ = "trajectverslag"
    __table_args__ = (sa.UniqueConstraint("traject_id", "nr"),)

    traject_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("traject.id"))
    soort: Mapped[str] = mapped_column(sa.String(8))
    """`B16` or `B19`."""
    client_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("client.id"))
    """For whom a B19 is; None for the B16."""
    dag: Mapped[date]
    doorgegeven_op: Mapped[date | None]
    """Of a B19: day on which the manager gave it to the client."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))

    traject: Mapped[Traject] = relationship()


class Trajectbeurt(Model):
    """When a client with meerzorg is due for an ontwikkeltraject; computed, renewed every day."""

    __tablename__ = "trajectbeurt"
    __table_args__ = (
        sa.Index("ix_trajectbeurt_aanbieder", "aanbieder_id", "dag", "client_id"),
        sa.Index("ix_trajectbeurt_zorgkantoor", "zorgkantoor_id", "dag", "client_id"),
        sa.Index("ix_trajectbeurt_dag", "dag", "client_id"),
    )

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id"), primary_key=True)
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    start: Mapped[date]
    """First day of the uninterrupted meerzorg."""
    laatste_traject: Mapped[date | None]
    dag: Mapped[date]
    """Signaaldatum: the last traject, or the start, plus 36 months."""

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    locatie: Mapped[Locatie] = relationship()
