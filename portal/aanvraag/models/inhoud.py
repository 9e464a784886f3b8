"""What the driehoek writes: answers, goals and the input of the rekentool, each versioned."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.encrypted import RijMetGeheim, VersleuteldJson


class Antwoord(RijMetGeheim):
    """One answer with its own version; two people can work side by side."""

    __tablename__ = "antwoord"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "vraag_id"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    vraag_id: Mapped[str] = mapped_column(sa.String(40))
    waarde_v: Mapped[bytes]
    herkomst: Mapped[str] = mapped_column(sa.String(20), default="getypt")
    """`getypt`, `overgenomen`, `bevestigd`, `voorgevuld`, `nagekeken`, `gewijzigd`, `referentie` or
    `werkboek`."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    waarde = VersleuteldJson("waarde_v")

    __mapper_args__ = {"version_id_col": versie}


class Voorganger(RijMetGeheim):
    """The toekenning that a her-aanvraag follows on, as it was known when this one was started.

    What runs and ends is kept by a slice above; here it is a copy that no longer changes, so that
    request and judgement always compare with the same.
    """

    __tablename__ = "voorganger"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), unique=True
    )
    toekenning_id: Mapped[uuid.UUID] = mapped_column(index=True)
    """Of the toekenning; no foreign key, since that table lies in a slice above."""
    gegevens_v: Mapped[bytes]

    gegevens = VersleuteldJson("gegevens_v")


class Doel(RijMetGeheim):
    """A goal with a lasting identity (`doel_id`) over versions and her-aanvragen."""

    __tablename__ = "doel"
    __table_args__ = (
        sa.UniqueConstraint("aanvraag_id", "doel_id"),
        sa.UniqueConstraint("aanvraag_id", "volgnummer"),
    )

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    doel_id: Mapped[uuid.UUID]
    volgnummer: Mapped[int]
    """Only for display, never used again in the same dossier."""
    velden_v: Mapped[bytes]
    verwijderd_op: Mapped[datetime | None]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    velden = VersleuteldJson("velden_v")
    """Field id of `doelveld` -> text as typed."""

    __mapper_args__ = {"version_id_col": versie}


class Rekenblok(RijMetGeheim):
    """One block of rekentool input, as typed: raw text is kept even when it is no number."""

    __tablename__ = "rekenblok"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "blok"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    blok: Mapped[str] = mapped_column(sa.String(20))
    """`dagprogramma`, `zorg`, `behandelaars`, `context` or `maatwerk`."""
    ruw_v: Mapped[bytes]
    herkomst: Mapped[str] = mapped_column(sa.String(20), default="getypt")
    """As of an answer; `overgenomen` until somebody confirmed it."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    ruw = VersleuteldJson("ruw_v")

    __mapper_args__ = {"version_id_col": versie}
