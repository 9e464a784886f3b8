"""A request for supplement: questions, answers and the files it asks for."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.database import RijMetId
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob


class Aanvulverzoek(RijMetId):
    """One aanvulverzoek; while it is open the decision term stands still (Awb 4:15)."""

    __tablename__ = "aanvulverzoek"
    __table_args__ = (
        sa.UniqueConstraint("aanvraag_id", "nr"),
        sa.Index("ix_aanvulverzoek_hersteldatum", "hersteldatum"),
        sa.Index("ix_aanvulverzoek_afgesloten", "afgesloten_op"),
    )

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    nr: Mapped[int]
    gevraagd_op: Mapped[datetime]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    hersteldatum: Mapped[date]
    stand: Mapped[str] = mapped_column(sa.String(20), default="open")
    """`open`, `beantwoord`, `verstreken` or `ingetrokken`."""
    afgesloten_op: Mapped[datetime | None]

    vragen: Mapped[list["Aanvulvraag"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="Aanvulvraag.volgnummer"
    )


class Aanvulvraag(RijMetGeheim):
    """One point to supplement: which place, why, and the answer."""

    __tablename__ = "aanvulvraag"

    verzoek_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvulverzoek.id", ondelete="CASCADE"), index=True
    )
    volgnummer: Mapped[int]
    plaats: Mapped[str] = mapped_column(sa.String(40))
    """A question id, `doelen`, or a rekentool block; only this place opens."""
    lid_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), index=True
    )
    """Part of the client that it is about; None for the aanvraag itself."""
    reden_v: Mapped[bytes]
    gevraagd_bestand: Mapped[str] = mapped_column(sa.String(40), default="")
    """Kind of file asked for, from the closed list; empty: none."""
    antwoord_v: Mapped[bytes | None]
    beantwoord_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1)

    reden = Versleuteld("reden_v")
    antwoord = Versleuteld("antwoord_v")

    bestanden: Mapped[list["Bestand"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="Bestand.op"
    )

    __mapper_args__ = {"version_id_col": versie}


class Bestand(RijMetGeheim):
    """A file that an aanvulvraag asked for: bytes encrypted, kind judged by content."""

    __tablename__ = "bestand"

    vraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvulvraag.id", ondelete="CASCADE"), index=True
    )
    soort: Mapped[str] = mapped_column(sa.String(10))
    """`pdf`, `png` or `jpeg`, by content."""
    naam_v: Mapped[bytes]
    inhoud_v: Mapped[bytes] = mapped_column(deferred=True)
    grootte: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    naam = Versleuteld("naam_v")
    inhoud = VersleuteldBlob("inhoud_v")
