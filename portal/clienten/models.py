"""Tables of clients, their representatives, placements, indications and search indexes."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.database import Model, RijMetId
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Locatie


class Client(RijMetGeheim):
    """A person in care at one zorgaanbieder; lists show the clientcode, never the name."""

    __tablename__ = "client"
    __table_args__ = (sa.UniqueConstraint("aanbieder_id", "clientcode"),)

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    bsn_v: Mapped[bytes]
    voornamen_v: Mapped[bytes]
    tussenvoegsel_v: Mapped[bytes]
    achternaam_v: Mapped[bytes]
    geboortedatum_v: Mapped[bytes]
    geslacht_v: Mapped[bytes]
    overleden_op: Mapped[date | None]
    aangemaakt_op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    bsn = Versleuteld("bsn_v")
    """Nine digits, or what the aanbieder typed; an empty text while unknown."""
    voornamen = Versleuteld("voornamen_v")
    tussenvoegsel = Versleuteld("tussenvoegsel_v")
    achternaam = Versleuteld("achternaam_v")
    geboortedatum = Versleuteld("geboortedatum_v")
    """ISO date."""
    geslacht = Versleuteld("geslacht_v")
    """`v`, `m` or `x`; only used in the salutation of letters."""

    plaatsingen: Mapped[list["Plaatsing"]] = relationship(order_by="Plaatsing.van")
    indicaties: Mapped[list["Indicatie"]] = relationship(order_by="Indicatie.besluit_van")
    vertegenwoordigers: Mapped[list["Vertegenwoordiger"]] = relationship(
        order_by="Vertegenwoordiger.van"
    )

    __mapper_args__ = {"version_id_col": versie}

    @property
    def volledige_naam(self) -> str:
        """Give the whole name, as letters and the page of the client say it."""
        return " ".join(filter(None, (self.voornamen, self.tussenvoegsel, self.achternaam)))


class ZoekIndex(Model):
    """A keyed blind index by which one organisation finds a client exactly."""

    __tablename__ = "zoek_index"
    __table_args__ = (sa.Index(None, "houder_id", "soort", "waarde"),)

    client_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), primary_key=True
    )
    houder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), primary_key=True)
    soort: Mapped[str] = mapped_column(sa.String(30), primary_key=True)
    """`bsn`, `achternaam` or `achternaam_geboortedatum`."""
    waarde: Mapped[bytes] = mapped_column(sa.LargeBinary(32))


class Vertegenwoordiger(RijMetGeheim):
    """Who speaks for the client, and where letters go."""

    __tablename__ = "vertegenwoordiger"

    client_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), index=True
    )
    naam_v: Mapped[bytes]
    adres_v: Mapped[bytes]
    relatie: Mapped[str] = mapped_column(sa.String(40))
    wettelijk: Mapped[str] = mapped_column(sa.String(30), default="")
    """`curator`, `mentor`, `bewindvoerder`, `ouder met gezag`, or empty."""
    van: Mapped[date]
    tot: Mapped[date | None]

    naam = Versleuteld("naam_v")
    adres = Versleuteld("adres_v")
    """Lines separated by a newline."""


class Plaatsing(RijMetId):
    """Where and in which leveringsvorm a client lives, in a period."""

    __tablename__ = "plaatsing"

    client_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), index=True
    )
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"), index=True)
    leveringsvorm: Mapped[str] = mapped_column(sa.String(20))
    """`verblijf`, `deeltijdverblijf`, `vpt`, `mpt` or `pgb`."""
    opnamedatum: Mapped[date | None]
    van: Mapped[date]
    tot: Mapped[date | None]

    locatie: Mapped[Locatie] = relationship(lazy="joined")


class Indicatie(RijMetId):
    """The Wlz-indicatiebesluit of a client, as the aanvraag needs it."""

    __tablename__ = "indicatie"

    client_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), index=True
    )
    zorgprofiel: Mapped[str] = mapped_column(sa.String(20))
    """Name in the Rlz: 7VG, 3ZGaud, 4GGZ-wonen."""
    zzp: Mapped[str] = mapped_column(sa.String(10))
    """Name in the rekentool: VG7, VG7+; empty where the workbook has no table."""
    behandeling: Mapped[bool]
    dagbesteding: Mapped[bool]
    besluit_van: Mapped[date]
    besluit_tot: Mapped[date | None]
    lvhc_doelgroep: Mapped[str] = mapped_column(sa.String(20), default="")
    lvhc_levering: Mapped[str] = mapped_column(sa.String(20), default="")


class Groep(RijMetId):
    """Clients who live together at one location and ask for meerzorg as a group."""

    __tablename__ = "groep"
    __table_args__ = (sa.UniqueConstraint("aanbieder_id", "code"),)

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(12))
    """Typed like a clientcode: 3 to 12 of A-Z, 0-9 and the hyphen."""
    naam: Mapped[str] = mapped_column(sa.String(80))
    aangemaakt_op: Mapped[datetime]
    opgeheven_op: Mapped[date | None]
    versie: Mapped[int] = mapped_column(default=1)

    locatie: Mapped[Locatie] = relationship(lazy="joined")
    leden: Mapped[list["Groepslid"]] = relationship(order_by="Groepslid.van, Groepslid.id")

    __mapper_args__ = {"version_id_col": versie}


class Groepslid(RijMetId):
    """One client in a group, in a period; who left and came back has two rows."""

    __tablename__ = "groepslid"

    groep_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("groep.id", ondelete="CASCADE"), index=True
    )
    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id"), index=True)
    van: Mapped[date]
    tot: Mapped[date | None]
    """Last day in the group; None while it is not known."""

    groep: Mapped[Groep] = relationship(back_populates="leden")
    client: Mapped[Client] = relationship()
