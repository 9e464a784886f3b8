"""The course of a dossier: append-only events and immutable submitted versions."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.database import RijMetId
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob

HERINNERD = sa.text("soort in ('check_doorlopen', 'in_gebreke_gesteld')")
"""Events whose day people are reminded of."""


class Gebeurtenis(RijMetId):
    """Something that happened, numbered gapless per dossier; codes, dates and ids only."""

    __tablename__ = "gebeurtenis"
    __table_args__ = (
        sa.UniqueConstraint("aanvraag_id", "nr"),
        sa.Index(
            "ix_gebeurtenis_dag",
            "soort",
            "dag",
            sqlite_where=HERINNERD,
            postgresql_where=HERINNERD,
        ),
    )

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(40))
    op: Mapped[datetime]
    dag: Mapped[date]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """None: the system itself."""
    rol: Mapped[str] = mapped_column(sa.String(30))
    gegevens: Mapped[dict[str, object]] = mapped_column(sa.JSON, default=dict)


class AanvraagVersie(RijMetGeheim):
    """What was submitted: canonical JSON, compressed and encrypted, with its SHA-256."""

    __tablename__ = "aanvraag_versie"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`ingediend`, `aangevuld` or `bijgesteld`."""
    json_v: Mapped[bytes]
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    tabelversie: Mapped[str] = mapped_column(sa.String(20))
    vragenlijstversie: Mapped[str] = mapped_column(sa.String(20))
    leveringsvorm: Mapped[str | None] = mapped_column(sa.String(20))
    """Of the client when this was submitted, empty when it was not known; None of a group."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    json = VersleuteldBlob("json_v")
    """Bytes of the canonical JSON."""


class Toelichting(RijMetGeheim):
    """The free text that somebody gave with an event, such as the reason of intrekken."""

    __tablename__ = "toelichting"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "gebeurtenis_nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    gebeurtenis_nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(40))
    """Kind of the event."""
    tekst_v: Mapped[bytes]

    tekst = Versleuteld("tekst_v")
