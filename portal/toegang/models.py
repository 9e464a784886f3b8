"""Tables of organisations, regions, locations, users, roles, mandates and settings."""

import uuid
from datetime import date, datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.database import Model, RijMetId, keuze


class Organisatie(RijMetId):
    """A zorgaanbieder, zorgkantoor, the CCE or the portal itself: the tenant."""

    __tablename__ = "organisatie"

    soort: Mapped[OrganisatieSoort] = mapped_column(keuze(OrganisatieSoort, "soort"))
    naam: Mapped[str] = mapped_column(sa.String(120))
    kvk: Mapped[str | None] = mapped_column(sa.String(8))
    demo: Mapped[bool] = mapped_column(default=False)
    aangemaakt_op: Mapped[datetime]


class Regio(RijMetId):
    """A zorgkantoorregio and the zorgkantoor that serves it in a period."""

    __tablename__ = "regio"

    code: Mapped[str] = mapped_column(sa.String(10), unique=True)
    naam: Mapped[str] = mapped_column(sa.String(80))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    van: Mapped[date]
    tot: Mapped[date | None]

    zorgkantoor: Mapped[Organisatie] = relationship()


class Locatie(RijMetId):
    """A place of a zorgaanbieder; its region decides the zorgkantoor."""

    __tablename__ = "locatie"

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    naam: Mapped[str] = mapped_column(sa.String(120))
    straat: Mapped[str] = mapped_column(sa.String(120))
    postcode: Mapped[str] = mapped_column(sa.String(7))
    plaats: Mapped[str] = mapped_column(sa.String(80))
    agb_uitvoerder: Mapped[str] = mapped_column(sa.String(8))
    nza_nummer: Mapped[str] = mapped_column(sa.String(6))
    sector: Mapped[str] = mapped_column(sa.String(3))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"), index=True)
    gesloten_op: Mapped[date | None]
    versie: Mapped[int] = mapped_column(default=1)

    aanbieder: Mapped[Organisatie] = relationship()
    regio: Mapped[Regio] = relationship()

    __mapper_args__ = {"version_id_col": versie}


class AanbiederZorgkantoor(RijMetId):
    """What a zorgaanbieder and a zorgkantoor have between them."""

    __tablename__ = "aanbieder_zorgkantoor"
    __table_args__ = (sa.UniqueConstraint("aanbieder_id", "zorgkantoor_id"),)

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    agb_declarant: Mapped[str] = mapped_column(sa.String(8))
    accounthouder_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """Beoordelaar or teamleider of the zorgkantoor; he leads the meerzorgdialoog."""
    coordinator_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """Manager of the aanbieder who coordinates meerzorg; None: every manager hears it."""
    cce_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    """The CCE that takes part in dialogen and trajecten; without one there can be neither."""
    cce_contact_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    dialoog_in_bereik: Mapped[bool | None]
    """Whether a yearly dialoog is expected; None: as the setting of the zorgkantoor says."""
    versie: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versie}


class Tariefafspraak(RijMetId):
    """The agreed tariefpercentage of an aanbieder and a zorgkantoor for one year."""

    __tablename__ = "tariefafspraak"
    __table_args__ = (sa.UniqueConstraint("aanbieder_id", "zorgkantoor_id", "jaar"),)

    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    jaar: Mapped[int]
    fractie: Mapped[str] = mapped_column(sa.String(8))
    """Decimal text, 0 < fractie <= 1, at most six decimals."""

    @property
    def aandeel(self) -> Fraction:
        """Give the exact share of the maximum tariff."""
        return Fraction(self.fractie)


class Gebruiker(RijMetId):
    """One account of one person in one organisation."""

    __tablename__ = "gebruiker"

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    """Lower case; it is the user name."""
    naam: Mapped[str] = mapped_column(sa.String(120))
    functietitel: Mapped[str] = mapped_column(sa.String(80), default="")
    telefoon: Mapped[str] = mapped_column(sa.String(20), default="")
    wachtwoord_hash: Mapped[str | None] = mapped_column(sa.String(200))
    wachtwoord_gewijzigd_op: Mapped[datetime | None]
    geblokkeerd_op: Mapped[datetime | None]
    laatst_ingelogd_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1)

    organisatie: Mapped[Organisatie] = relationship(lazy="joined")
    rollen: Mapped[list["RolToekenning"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="RolToekenning.rol"
    )

    locaties: Mapped[list["Locatie"]] = relationship(
        secondary="gebruiker_locatie", order_by="Locatie.naam"
    )
    regios: Mapped[list["Regio"]] = relationship(secondary="gebruiker_regio", order_by="Regio.naam")

    __mapper_args__ = {"version_id_col": versie}

    @property
    def rol_set(self) -> frozenset[Rol]:
        """Give the roles of this person in the own organisation."""
        return frozenset(toekenning.rol for toekenning in self.rollen)

    @property
    def is_authenticated(self) -> bool:
        """Tell Flask-Login that this is somebody."""
        return True

    @property
    def is_active(self) -> bool:
        """Tell Flask-Login whether the account is in use."""
        return self.mag_inloggen

    @property
    def is_anonymous(self) -> bool:
        """Tell Flask-Login that this is not an unknown visitor."""
        return False

    def get_id(self) -> str:
        """Give the id by which Flask-Login knows the account."""
        return str(self.id)

    @property
    def organisatie_naam(self) -> str:
        """Give the name of the own organisation, for the bar on every page."""
        return self.organisatie.naam

    @property
    def mag_inloggen(self) -> bool:
        """Say whether this account is in use: not blocked, and a passphrase is set."""
        return self.geblokkeerd_op is None and self.wachtwoord_hash is not None


class RolToekenning(Model):
    """A role that a user holds in the own organisation."""

    __tablename__ = "rol_toekenning"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), primary_key=True
    )
    rol: Mapped[Rol] = mapped_column(keuze(Rol, "rol"), primary_key=True)


class GebruikerLocatie(Model):
    """A location to which a user's view is limited; none named means all (managers)."""

    __tablename__ = "gebruiker_locatie"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), primary_key=True
    )
    locatie_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("locatie.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class GebruikerRegio(Model):
    """A region to which a zorgkantoor user's view is limited; none named means all."""

    __tablename__ = "gebruiker_regio"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), primary_key=True
    )
    regio_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("regio.id", ondelete="CASCADE"), primary_key=True
    )


class Mandaat(RijMetId):
    """What a user may fix in the name of the bevoegd gezag, and up to which amount."""

    __tablename__ = "mandaat"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    soorten: Mapped[list[str]] = mapped_column(sa.JSON)
    """Values of the besluit kinds that the mandate covers."""
    maximum_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    """Largest yearly amount at 100 %, in cents; None means no limit."""
    functietitel: Mapped[str] = mapped_column(sa.String(80))
    van: Mapped[date]
    tot: Mapped[date | None]


class Briefhoofd(RijMetId):
    """What the letters of a zorgkantoor say about their sender; complete before the first besluit.

    Letters are stored as bytes, so a change here never touches one that was sent.
    """

    __tablename__ = "briefhoofd"

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), unique=True)
    naam: Mapped[str] = mapped_column(sa.String(120))
    regio: Mapped[str] = mapped_column(sa.String(120))
    bezoekadres: Mapped[str] = mapped_column(sa.String(200))
    postadres: Mapped[str] = mapped_column(sa.String(200))
    telefoon: Mapped[str] = mapped_column(sa.String(20))
    bereikbaarheid: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str] = mapped_column(sa.String(254))
    gezag_verblijf: Mapped[str] = mapped_column(sa.String(200))
    """Bevoegd gezag of a besluit on verblijf and deeltijdverblijf."""
    gezag_vpt: Mapped[str] = mapped_column(sa.String(200))
    """Bevoegd gezag of a besluit on vpt."""
    mandaatgrondslag: Mapped[str] = mapped_column(sa.String(300))
    bezwaar_adres: Mapped[str] = mapped_column(sa.String(200))
    bezwaar_email: Mapped[str] = mapped_column(sa.String(254))
    rechtbank: Mapped[str] = mapped_column(sa.String(120))
    logo: Mapped[bytes | None]
    """PNG of at most 50 kB."""
    versie: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versie}


class Uitnodiging(RijMetId):
    """A one-time link with which a person sets a passphrase; only its digest is kept."""

    __tablename__ = "uitnodiging"

    gebruiker_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    token_sha256: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gemaakt_op: Mapped[datetime]
    verloopt_op: Mapped[datetime]
    gebruikt_op: Mapped[datetime | None]


class Instelling(RijMetId):
    """A setting of one organisation, in force from a day; the portal default is in config."""

    __tablename__ = "instelling"
    __table_args__ = (sa.UniqueConstraint("organisatie_id", "sleutel", "van"),)

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    sleutel: Mapped[str] = mapped_column(sa.String(60))
    waarde: Mapped[object] = mapped_column(sa.JSON)
    van: Mapped[date]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
