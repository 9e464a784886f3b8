"""How a toekenning ends early: what the aanbieder reports, and the besluit of the zorgkantoor."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import Eindesoort, Eindestand, Meldingstand
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker
from portal.toekenning.models.brief import Toekenningsbrief

OPEN_MELDING = sa.text("stand = 'open'")
IN_DE_MAAK = sa.text("stand in ('concept', 'ter_controle')")


class Eindemelding(RijMetGeheim):
    """The aanbieder says that meerzorg stops on a day; the zorgkantoor decides on it."""

    __tablename__ = "eindemelding"
    __table_args__ = (
        sa.Index("ix_eindemelding_zorgkantoor", "zorgkantoor_id", "stand", "id"),
        sa.Index(
            "uq_eindemelding_open",
            "toekenning_id",
            unique=True,
            sqlite_where=OPEN_MELDING,
            postgresql_where=OPEN_MELDING,
        ),
    )

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"), index=True)
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    reden: Mapped[Eindereden] = mapped_column(keuze(Eindereden, "reden"))
    laatste_dag: Mapped[date]
    """Last day on which meerzorg is given, as reported."""
    ingestemd: Mapped[bool] = mapped_column(default=False)
    """The client or the vertegenwoordiger agrees with the day."""
    toelichting_v: Mapped[bytes]
    stand: Mapped[Meldingstand] = mapped_column(keuze(Meldingstand, "stand"))
    gemeld_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gemeld_op: Mapped[datetime]
    antwoord_v: Mapped[bytes | None]
    behandeld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    behandeld_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1)

    toelichting = Versleuteld("toelichting_v")
    antwoord = Versleuteld("antwoord_v")
    """Why the zorgkantoor does not follow it; without one the aanbieder took it back."""

    toekenning: Mapped[Toekenning] = relationship()
    gemeld_door: Mapped[Gebruiker] = relationship(foreign_keys=[gemeld_door_id])

    __mapper_args__ = {"version_id_col": versie}

    @property
    def is_teruggenomen(self) -> bool:
        """Say whether the aanbieder took it back before the zorgkantoor did anything with it."""
        return self.stand is Meldingstand.NIET_GEVOLGD and not self.antwoord


class Eindebesluit(RijMetGeheim):
    """The besluit with which a toekenning ends early or is withdrawn: always two people."""

    __tablename__ = "eindebesluit"
    __table_args__ = (
        sa.Index("ix_eindebesluit_zorgkantoor", "zorgkantoor_id", "stand", "id"),
        sa.Index(
            "uq_eindebesluit_open",
            "toekenning_id",
            unique=True,
            sqlite_where=IN_DE_MAAK,
            postgresql_where=IN_DE_MAAK,
        ),
    )

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"), index=True)
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    melding_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("eindemelding.id"))
    soort: Mapped[Eindesoort] = mapped_column(keuze(Eindesoort, "soort"))
    stand: Mapped[Eindestand] = mapped_column(keuze(Eindestand, "stand"))
    reden: Mapped[Eindereden] = mapped_column(keuze(Eindereden, "reden"))
    einde: Mapped[date]
    """Last day on which the toekenning is in force; before its ingang when it is on none."""
    ingestemd: Mapped[bool] = mapped_column(default=False)
    motivering_v: Mapped[bytes]
    daarna_v: Mapped[bytes]
    terugstuurreden_v: Mapped[bytes | None]
    voorbereid_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    voorbereid_op: Mapped[datetime]
    vastgesteld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgesteld_op: Mapped[datetime | None]
    brief_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("toekenningsbrief.id"))
    versie: Mapped[int] = mapped_column(default=1)

    motivering = Versleuteld("motivering_v")
    """Why, as the letter says it."""
    daarna = Versleuteld("daarna_v")
    """What holds after the end for this client; empty when there is nothing to add."""
    terugstuurreden = Versleuteld("terugstuurreden_v")
    """Why the second person sent it back."""

    toekenning: Mapped[Toekenning] = relationship()
    melding: Mapped[Eindemelding | None] = relationship()
    voorbereid_door: Mapped[Gebruiker] = relationship(foreign_keys=[voorbereid_door_id])
    brief: Mapped[Toekenningsbrief | None] = relationship()

    __mapper_args__ = {"version_id_col": versie}
