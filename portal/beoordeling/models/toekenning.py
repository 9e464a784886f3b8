"""The toekenning: what one client has from a first to a last day, and how it ended."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models.besluit import Besluit
from portal.clienten.models import Client, Groep
from portal.domain.procedure import Herkomst
from portal.platform.database import Model, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldJson
from portal.toegang.models import Gebruiker, Locatie, Organisatie

AFGEBOUWD = sa.text("afgebouwd_op is not null")


class ToekenningReeks(Model):
    """The last number given in a year to a toekenning; one portal-wide series."""

    __tablename__ = "toekenning_reeks"

    jaar: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    laatste: Mapped[int] = mapped_column(default=0)


class Toekenning(RijMetGeheim):
    """Meerzorg of one client in a period; its toestand is computed from the days, never stored.

    It holds a copy of what its besluit granted, so that a toekenning from before the portal, which
    has no besluit here, is read in the same way.
    """

    __tablename__ = "toekenning"
    __table_args__ = (
        sa.UniqueConstraint("jaar", "volgnummer"),
        sa.Index(None, "client_id", "ingang"),
        sa.Index("ix_toekenning_aanbieder", "aanbieder_id", "einde", "id"),
        sa.Index("ix_toekenning_zorgkantoor", "zorgkantoor_id", "einde", "id"),
        sa.Index("ix_toekenning_profiel", "zorgprofiel", "geregistreerd_op", "id"),
        sa.Index(
            "ix_toekenning_kosten",
            *("zorgkantoor_id", "einde", "ingang", "regio_id", "leveringsvorm", "bevestigd_op"),
            *("etmaalbedrag_cent", "etmaalbedrag_later_cent", "einde_reden", "afgebouwd_op"),
        ),
        sa.Index("ix_toekenning_einde", "einde"),
        sa.Index("ix_toekenning_ingang", "ingang"),
        sa.Index(
            "ix_toekenning_afgebouwd",
            "afgebouwd_op",
            sqlite_where=AFGEBOUWD,
            postgresql_where=AFGEBOUWD,
        ),
    )

    jaar: Mapped[int]
    volgnummer: Mapped[int]
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"), index=True)
    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id"))
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    groep_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("groep.id"), index=True)
    besluit_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("besluit.id"), unique=True)
    """The besluit that granted it; None for one from before the portal."""
    herkomst: Mapped[Herkomst] = mapped_column(keuze(Herkomst, "herkomst"))
    kenmerk: Mapped[str] = mapped_column(sa.String(40))
    """Number of the besluit as its letter names it."""
    soort: Mapped[str] = mapped_column(sa.String(12))
    """`individueel`, `preventief` or `groep`."""
    leveringsvorm: Mapped[str] = mapped_column(sa.String(20), default="", server_default="")
    """As in `Plaatsing`, when it came into being; empty where it was not known."""
    zorgprofiel: Mapped[str] = mapped_column(sa.String(20))
    """Name in the rekentool where there is one (VG7, VG7+), else in the Rlz."""
    ingang: Mapped[date]
    maanden: Mapped[int]
    laatste_dag: Mapped[date]
    """As granted."""
    einde: Mapped[date]
    """Last day on which it is in force: `laatste_dag`, or earlier; before `ingang`: on no day."""
    einde_reden: Mapped[str] = mapped_column(sa.String(30), default="")
    """Why it ends before its laatste dag (a member of `Eindereden`); empty when it does not."""
    vervangen_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("toekenning.id"))
    meerzorgprofiel: Mapped[str] = mapped_column(sa.String(60), default="")
    meerzorguren: Mapped[str] = mapped_column(sa.Text(), default="")
    """Exact hours per week as `n/d`; empty: not known (from before the portal)."""
    jaarbedrag_cent: Mapped[int] = mapped_column(sa.BigInteger)
    etmaalbedrag_cent: Mapped[int] = mapped_column(sa.BigInteger)
    jaarbedrag_100_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    jaarbedrag_later_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    """After the first year, when eenmalige context posts are paid no more; None: the same."""
    etmaalbedrag_later_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    tarief: Mapped[str] = mapped_column(sa.Text(), default="")
    """Tariefpercentage as a fraction `n/d`; empty: not known."""
    maatwerk: Mapped[bool] = mapped_column(default=False)
    prijspeil: Mapped[int]
    max_profiel: Mapped[str] = mapped_column(sa.String(40), default="")
    max_meerzorguren: Mapped[str] = mapped_column(sa.Text(), default="")
    afgebouwd_op: Mapped[date | None]
    perspectief_v: Mapped[bytes]
    afspraken_v: Mapped[bytes]
    voorwaarden_v: Mapped[bytes]
    doelen_v: Mapped[bytes]
    invoer_v: Mapped[bytes | None]
    geregistreerd_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    geregistreerd_op: Mapped[datetime]
    bevestigd_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    bevestigd_op: Mapped[datetime | None]
    """None while one from before the portal waits for the second person."""
    geevalueerd_op: Mapped[date | None]
    """Day on which its eindevaluatie was first fixed; a terugblik that was submitted counts too."""
    versie: Mapped[int] = mapped_column(default=1)

    perspectief = Versleuteld("perspectief_v")
    afspraken = Versleuteld("afspraken_v")
    """Agreements on the result in hours and money, one a line."""
    voorwaarden = Versleuteld("voorwaarden_v")
    doelen = VersleuteldJson("doelen_v")
    """List of goals: `doel_id` and the fields of `doelveld`, as they stood in the version."""
    invoer = VersleuteldJson("invoer_v")
    """Granted input and outcome with trace, as `uitkomst_als_gegevens` wrote it; None: unknown."""

    client: Mapped[Client] = relationship()
    groep: Mapped[Groep | None] = relationship()
    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    locatie: Mapped[Locatie] = relationship()
    besluit: Mapped[Besluit | None] = relationship()
    vervangen_door: Mapped["Toekenning | None"] = relationship(remote_side="Toekenning.id")
    geregistreerd_door: Mapped[Gebruiker] = relationship(foreign_keys=[geregistreerd_door_id])

    __mapper_args__ = {"version_id_col": versie}

    @property
    def nummer(self) -> str:
        """Give the number as people write it, `TK-2026-00012`."""
        return f"TK-{self.jaar}-{self.volgnummer:05d}"


class Eindewijziging(Model):
    """A change of the last day of a toekenning, and when it became known; rows are only added.

    With it everybody can tell what the last day was as known at an earlier moment.
    """

    __tablename__ = "eindewijziging"

    toekenning_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("toekenning.id", ondelete="CASCADE"), primary_key=True
    )
    op: Mapped[datetime] = mapped_column(primary_key=True)
    einde: Mapped[date]
    reden: Mapped[str] = mapped_column(sa.String(30))
    """As `einde_reden`: empty where it got back all its days."""


class Doeldatum(Model):
    """A day on which a goal of a toekenning is to be measured; derived from its goals, no more.

    The goals themselves are encrypted: without this every toekenning would have to be read daily.
    """

    __tablename__ = "doeldatum"

    toekenning_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("toekenning.id", ondelete="CASCADE"), primary_key=True
    )
    dag: Mapped[date] = mapped_column(primary_key=True, index=True)
