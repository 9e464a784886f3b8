"""The message of one person, the task of a team, and how far the reminders have come."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.berichten import Bezorging
from portal.domain.bevoegdheid import Rol
from portal.platform.database import Model, RijMetId, keuze
from portal.toegang.models import Gebruiker

ONGELEZEN = sa.text("gelezen_op is null")
OPEN_TAAK = sa.text("afgehandeld_op is null")
TE_BUNDELEN = sa.text("bezorging = 'digest' and mail_id is null")


class Bericht(RijMetId):
    """One message to one person: what it is about in codes, ids and dates; never free text."""

    __tablename__ = "bericht"
    __table_args__ = (
        sa.Index("ix_bericht_gebruiker", "gebruiker_id", "op", "id"),
        sa.Index(
            "ix_bericht_ongelezen",
            "gebruiker_id",
            sqlite_where=ONGELEZEN,
            postgresql_where=ONGELEZEN,
        ),
        sa.Index("ix_bericht_object", "object_id", "code"),
        sa.Index("ix_bericht_code", "code", "op"),
        sa.Index(
            "ix_bericht_bundel",
            "gebruiker_id",
            "op",
            sqlite_where=TE_BUNDELEN,
            postgresql_where=TE_BUNDELEN,
        ),
    )

    sleutel: Mapped[str] = mapped_column(sa.String(160), unique=True)
    """What makes it this message and no other: code, object, step or event, person."""
    code: Mapped[str] = mapped_column(sa.String(4))
    """N.. of config/berichten."""
    trede: Mapped[int | None]
    """Days after (before: negative) the day it is about; None at an event."""
    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"), index=True)
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    namens_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """Whose work it is, when this person stands in for somebody who is away."""
    object_soort: Mapped[str] = mapped_column(sa.String(20))
    """`aanvraag`, `overleg`, `besluit`, `toekenning`, `groep`, `bezwaar` and others with a page."""
    object_id: Mapped[uuid.UUID]
    kenmerk: Mapped[str] = mapped_column(sa.String(40))
    """Number of the dossier, toekenning or bezwaar, as people know it."""
    gegevens: Mapped[dict[str, object]] = mapped_column(sa.JSON, default=dict)
    dag: Mapped[date | None]
    """The day it is about: a last day, an end."""
    bezorging: Mapped[Bezorging] = mapped_column(keuze(Bezorging, "bezorging"))
    """How it reaches the person outside the portal, decided when it was made."""
    op: Mapped[datetime]
    gelezen_op: Mapped[datetime | None]
    mail_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("mail.id"), index=True)
    """The e-mail that told of it; a digest tells of several."""

    gebruiker: Mapped[Gebruiker] = relationship(foreign_keys=[gebruiker_id])
    namens: Mapped[Gebruiker | None] = relationship(foreign_keys=[namens_id])


class Taak(RijMetId):
    """Something that a role in an organisation has to do after the reminders stopped or failed."""

    __tablename__ = "taak"
    __table_args__ = (
        sa.Index(
            "ix_taak_open",
            "organisatie_id",
            "rol",
            "op",
            sqlite_where=OPEN_TAAK,
            postgresql_where=OPEN_TAAK,
        ),
    )

    sleutel: Mapped[str] = mapped_column(sa.String(160), unique=True)
    soort: Mapped[str] = mapped_column(sa.String(20))
    """`geen_reactie`, `bereikbaarheid`, `per_brief` or `niet_afgeleverd`."""
    code: Mapped[str] = mapped_column(sa.String(4))
    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    rol: Mapped[Rol] = mapped_column(keuze(Rol, "rol"))
    object_soort: Mapped[str] = mapped_column(sa.String(20))
    object_id: Mapped[uuid.UUID]
    kenmerk: Mapped[str] = mapped_column(sa.String(40))
    over_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """The person who did not react or could not be reached."""
    gegevens: Mapped[dict[str, object]] = mapped_column(sa.JSON, default=dict)
    op: Mapped[datetime]
    afgehandeld_op: Mapped[datetime | None]
    afgehandeld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))

    over: Mapped[Gebruiker | None] = relationship(foreign_keys=[over_id])


class Herinneringsstand(Model):
    """Through which day a daily job has done its work; a day that was missed is made up for."""

    __tablename__ = "herinneringsstand"

    taak: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    tot_en_met: Mapped[date]


class Storing(RijMetId):
    """A time in which the portal could not be used, as the functioneel beheerder recorded it."""

    __tablename__ = "storing"

    van: Mapped[datetime]
    tot: Mapped[datetime | None]
    """None while it lasts."""
    vastgelegd_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgelegd_op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versie}
