"""What is kept on the way and at the end: plan confirmed, tussenmetingen, eindevaluatie."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Toekenning
from portal.domain.evaluatie import Vorm
from portal.platform.database import RijMetId, keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob, VersleuteldJson
from portal.toegang.models import Gebruiker


class Evaluatie(RijMetGeheim):
    """One version of the eindevaluatie of a toekenning: open while it is written, then frozen.

    A correction is the next version, with its reason; the earlier one stays as it is.
    """

    __tablename__ = "evaluatie"
    __table_args__ = (
        sa.UniqueConstraint("toekenning_id", "nr"),
        sa.CheckConstraint("(vastgelegd_op IS NULL) = (sha256 = '')", name="vastgelegd"),
        sa.CheckConstraint("nr = 1 OR reden_v IS NOT NULL", name="correctie_met_reden"),
    )

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"))
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    nr: Mapped[int]
    vorm: Mapped[Vorm] = mapped_column(keuze(Vorm, "vorm"))
    kaderversie: Mapped[str] = mapped_column(sa.String(20))
    """Version of the questions."""
    antwoorden_v: Mapped[bytes]
    reden_v: Mapped[bytes | None]
    gewijzigd_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gewijzigd_op: Mapped[datetime]
    vastgelegd_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgelegd_op: Mapped[datetime | None]
    inhoud_v: Mapped[bytes | None]
    sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    vervolg: Mapped[str] = mapped_column(sa.String(30), default="")
    """Code of the choice on what comes next; empty while open and after overlijden."""
    uren_toegekend: Mapped[str] = mapped_column(sa.Text(), default="")
    uren_ingezet: Mapped[str] = mapped_column(sa.Text(), default="")
    """Exact hours of care per week as `n/d`, of the lines that were filled in; empty: none."""
    euro_toegekend_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    euro_ingezet_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    """Per year; None when it was not filled in."""
    versie: Mapped[int] = mapped_column(default=1)

    antwoorden = VersleuteldJson("antwoorden_v")
    """Name of the question -> text as typed."""
    reden = Versleuteld("reden_v")
    """Why this version corrects the one before; empty for the first."""
    inhoud = VersleuteldBlob("inhoud_v")
    """Bytes of the canonical JSON that was fixed; no bytes while it is open."""

    toekenning: Mapped[Toekenning] = relationship()
    gewijzigd_door: Mapped[Gebruiker] = relationship(foreign_keys=[gewijzigd_door_id])
    vastgelegd_door: Mapped[Gebruiker | None] = relationship(foreign_keys=[vastgelegd_door_id])

    __mapper_args__ = {"version_id_col": versie}


class Tussenmeting(RijMetGeheim):
    """How the goals stood on a day while the toekenning ran; never changed afterwards."""

    __tablename__ = "tussenmeting"
    __table_args__ = (sa.UniqueConstraint("toekenning_id", "nr"),)

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"))
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    nr: Mapped[int]
    dag: Mapped[date]
    standen_v: Mapped[bytes]
    bijstelling_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    standen = VersleuteldJson("standen_v")
    """List of goals: `naam`, `stand` (code) and `gemeten` (text)."""
    bijstelling = Versleuteld("bijstelling_v")
    """What changes in the approach; hours and amount stay as they were granted."""

    door: Mapped[Gebruiker] = relationship()


class Planbevestiging(RijMetId):
    """The manager confirmed that what was agreed stands in the plan of the client (A29)."""

    __tablename__ = "planbevestiging"

    toekenning_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("toekenning.id"), unique=True)
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    punten: Mapped[list[str]] = mapped_column(sa.JSON)
    """Codes of what was confirmed."""
    dag: Mapped[date]
    """Day on which the plan was up to date."""
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    door: Mapped[Gebruiker] = relationship()
