"""The verhuisformulier of one toekenning, with the signatures of its four parties."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.domain.procedure.verhuizing import Partij, Verhuisstand
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker, Locatie, Organisatie


class Verhuizing(RijMetGeheim):
    """A client moves with the toekenning to another place; in view of the four parties only.

    Every change of a field makes the next `formulierversie`: signatures under an older one no
    longer count.
    """

    __tablename__ = "verhuizing"
    __table_args__ = (
        sa.Index("ix_verhuizing_oude_aanbieder", "oude_aanbieder_id", "id"),
        sa.Index("ix_verhuizing_nieuwe_aanbieder", "nieuwe_aanbieder_id", "id"),
        sa.Index("ix_verhuizing_oud_zorgkantoor", "oud_zorgkantoor_id", "id"),
        sa.Index("ix_verhuizing_nieuw_zorgkantoor", "nieuw_zorgkantoor_id", "id"),
        sa.Index(
            "uq_verhuizing_open",
            "toekenning_id",
            unique=True,
            sqlite_where=sa.text("stand = 'open'"),
            postgresql_where=sa.text("stand = 'open'"),
        ),
    )

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"))
    oude_aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    oude_locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    oud_zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    oude_regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    nieuwe_aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    nieuwe_locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"))
    nieuw_zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    nieuwe_regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    verhuisdatum: Mapped[date]
    meerzorguren: Mapped[str] = mapped_column(sa.Text(), default="")
    """Exact hours per week as `n/d`, from the toekenning or typed; only needed for maatwerk."""
    basis_100: Mapped[str] = mapped_column(sa.Text(), default="")
    """Typed amount at 100% without context, euros per year as `n/d`, where no table has it."""
    tarief: Mapped[str] = mapped_column(sa.Text(), default="")
    """Percentage of the new zorgaanbieder as a fraction `n/d`; empty: not known."""
    stand: Mapped[Verhuisstand] = mapped_column(
        keuze(Verhuisstand, "stand"), default=Verhuisstand.OPEN
    )
    formulierversie: Mapped[int] = mapped_column(default=1)
    gestart_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gestart_op: Mapped[datetime]
    gestopt_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gestopt_op: Mapped[datetime | None]
    stopreden_v: Mapped[bytes | None]
    nieuwe_toekenning_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("toekenning.id"))
    """Made when the last party signed."""
    versie: Mapped[int] = mapped_column(default=1)

    stopreden = Versleuteld("stopreden_v")

    toekenning: Mapped[Toekenning] = relationship(foreign_keys=[toekenning_id])
    nieuwe_toekenning: Mapped[Toekenning | None] = relationship(foreign_keys=[nieuwe_toekenning_id])
    oude_aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[oude_aanbieder_id])
    nieuwe_aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[nieuwe_aanbieder_id])
    oud_zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[oud_zorgkantoor_id])
    nieuw_zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[nieuw_zorgkantoor_id])
    oude_locatie: Mapped[Locatie] = relationship(foreign_keys=[oude_locatie_id])
    nieuwe_locatie: Mapped[Locatie] = relationship(foreign_keys=[nieuwe_locatie_id])
    handtekeningen: Mapped[list["Verhuishandtekening"]] = relationship(
        order_by="Verhuishandtekening.formulierversie, Verhuishandtekening.stap"
    )

    __mapper_args__ = {"version_id_col": versie}

    @property
    def geldig_getekend(self) -> list["Verhuishandtekening"]:
        """Give the signatures that count: those under the form as it is, in order."""
        return [rij for rij in self.handtekeningen if rij.formulierversie == self.formulierversie]


class Verhuishandtekening(RijMetGeheim):
    """One signature with both declarations, under one version of the form; never changed."""

    __tablename__ = "verhuishandtekening"
    __table_args__ = (sa.UniqueConstraint("verhuizing_id", "formulierversie", "stap"),)

    verhuizing_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("verhuizing.id"))
    formulierversie: Mapped[int]
    stap: Mapped[int]
    """From 1, in the order of signing."""
    partijen: Mapped[list[str]] = mapped_column(sa.JSON)
    """For whom it counts: members of `Partij`."""
    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    naam: Mapped[str] = mapped_column(sa.String(120))
    rol: Mapped[str] = mapped_column(sa.String(80))
    telefoon: Mapped[str] = mapped_column(sa.String(20), default="")
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    op: Mapped[datetime]
    tekstversie: Mapped[str] = mapped_column(sa.String(20))
    """Of vk-verhuisd and vk-plan as they were shown and ticked."""
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """Of the form as it was signed."""
    reden_v: Mapped[bytes | None]

    reden = Versleuteld("reden_v")
    """Why a verhuisdatum long ago is allowed; of a zorgkantoor only."""

    gebruiker: Mapped[Gebruiker] = relationship()

    @property
    def voor(self) -> frozenset[Partij]:
        """Give the parties for which it counts."""
        return frozenset(Partij(partij) for partij in self.partijen)
