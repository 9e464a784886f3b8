"""The bezwaar against one besluit, and everything that happened to it."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Besluit
from portal.clienten.models import Client
from portal.domain.procedure.bezwaar import (
    Bezwaarmaker,
    Bezwaartoestand,
    Bezwaaruitkomst,
    Indieningswijze,
)
from portal.platform.database import Model, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker, Organisatie
from portal.toegang.stukken import Verloopregel
from portal.toekenning.models import Toekenningsbrief

LOOPT = sa.text("toestand not in ('beslist', 'ingetrokken')")


class BezwaarReeks(Model):
    """The last number given in a year to a bezwaar; one portal-wide series."""

    __tablename__ = "bezwaar_reeks"

    jaar: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    laatste: Mapped[int] = mapped_column(default=0)


class Bezwaar(RijMetGeheim):
    """One bezwaar against one besluit: of the aanbieder itself, or for the client."""

    __tablename__ = "bezwaar"
    __table_args__ = (
        sa.UniqueConstraint("jaar", "volgnummer"),
        sa.CheckConstraint(
            "(besluit_id is null) <> (toekenningsbrief_id is null)", name="een_besluit"
        ),
        sa.Index(
            "ix_bezwaar_zorgkantoor_open",
            "zorgkantoor_id",
            "beslisdatum",
            "id",
            sqlite_where=LOOPT,
            postgresql_where=LOOPT,
        ),
        sa.Index("ix_bezwaar_zorgkantoor", "zorgkantoor_id", "ontvangst", "id"),
        sa.Index("ix_bezwaar_aanbieder", "aanbieder_id", "ontvangst", "id"),
    )

    jaar: Mapped[int]
    volgnummer: Mapped[int]
    besluit_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("besluit.id"), index=True)
    toekenningsbrief_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("toekenningsbrief.id"), index=True
    )
    """The letter with a besluit about a toekenning (B8, B9); the other one is None."""
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    client_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("client.id"), index=True)
    """None for a besluit on a group as a whole."""
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    """Code of the client, or of the group."""
    besluitkenmerk: Mapped[str] = mapped_column(sa.String(40))
    """Number of the besluit as its letter names it."""
    bekendgemaakt: Mapped[date]
    bezwaar_tot: Mapped[date]
    """Last day of the bezwaartermijn of that besluit (E)."""
    bezwaarmaker: Mapped[Bezwaarmaker] = mapped_column(keuze(Bezwaarmaker, "bezwaarmaker"))
    machtiging_op: Mapped[date | None]
    """Date of the machtiging for this bezwaar, declared; only at the client."""
    naam_v: Mapped[bytes]
    adres_v: Mapped[bytes]
    gemachtigde_v: Mapped[bytes]
    gronden_v: Mapped[bytes]
    reden_te_laat_v: Mapped[bytes]
    intrekreden_v: Mapped[bytes]
    wijze: Mapped[Indieningswijze] = mapped_column(keuze(Indieningswijze, "wijze"))
    ontvangen_op: Mapped[datetime]
    """Moment of commit, or the start of the registered day for what came on paper."""
    ontvangst: Mapped[date]
    """Dutch calendar day on which it came in."""
    poststempel: Mapped[date | None]
    is_tijdig: Mapped[bool]
    toestand: Mapped[Bezwaartoestand] = mapped_column(keuze(Bezwaartoestand, "toestand"))
    met_commissie: Mapped[bool] = mapped_column(default=False)
    """A commissie as in Awb 7:13 advises: twelve weeks instead of six."""
    beslisdatum: Mapped[date]
    termijn_stil: Mapped[bool] = mapped_column(default=False)
    behandelaar_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    voornemen: Mapped[Bezwaaruitkomst | None] = mapped_column(keuze(Bezwaaruitkomst, "voornemen"))
    volledig_tegemoet: Mapped[bool] = mapped_column(default=False)
    kennelijk: Mapped[bool] = mapped_column(default=False)
    """Kennelijk niet-ontvankelijk: no advice of the Zorginstituut is needed."""
    voornemen_v: Mapped[bytes]
    geregistreerd_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    geregistreerd_op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    naam = Versleuteld("naam_v")
    """Of the bezwaarmaker, for the letters."""
    adres = Versleuteld("adres_v")
    gemachtigde = Versleuteld("gemachtigde_v")
    """Name and address of who acts for the bezwaarmaker, empty when nobody does."""
    gronden = Versleuteld("gronden_v")
    """Why, in the words of the bezwaarmaker; empty for a bezwaar pro forma."""
    reden_te_laat = Versleuteld("reden_te_laat_v")
    intrekreden = Versleuteld("intrekreden_v")
    voornemen_tekst = Versleuteld("voornemen_v")
    """Why the behandelaar means to decide so."""

    besluit: Mapped[Besluit | None] = relationship()
    toekenningsbrief: Mapped[Toekenningsbrief | None] = relationship()
    client: Mapped[Client | None] = relationship()
    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    behandelaar: Mapped[Gebruiker | None] = relationship(foreign_keys=[behandelaar_id])

    __mapper_args__ = {"version_id_col": versie}

    @property
    def nummer(self) -> str:
        """Give the number as people write it, `BZ-2026-00012`."""
        return f"BZ-{self.jaar}-{self.volgnummer:05d}"


class Bezwaargebeurtenis(Verloopregel):
    """Something that happened to a bezwaar, numbered gapless; codes, dates and ids only."""

    __tablename__ = "bezwaargebeurtenis"
    __table_args__ = (sa.UniqueConstraint("bezwaar_id", "nr"),)

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"))
    rol: Mapped[str] = mapped_column(sa.String(30))
