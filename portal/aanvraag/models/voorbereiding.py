"""What precedes submission: check vooraf, consult, afstemming, declarations and signatures."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.platform.database import Model, RijMetId
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker


class CheckPad(RijMetId):
    """One walk through the check vooraf; an ended walk stays readable."""

    __tablename__ = "check_pad"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    nr: Mapped[int]
    configversie: Mapped[str] = mapped_column(sa.String(20))
    begonnen_op: Mapped[datetime]
    uitgang: Mapped[str] = mapped_column(sa.String(30), default="")

    stappen: Mapped[list["CheckStap"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="CheckStap.op"
    )


class CheckStap(RijMetGeheim):
    """The answer at one node of a walk."""

    __tablename__ = "check_stap"
    __table_args__ = (sa.UniqueConstraint("pad_id", "knoop"),)

    pad_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("check_pad.id", ondelete="CASCADE"), index=True
    )
    knoop: Mapped[str] = mapped_column(sa.String(10))
    antwoorden: Mapped[list[str]] = mapped_column(sa.JSON)
    velden: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
    toelichting_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    toelichting = Versleuteld("toelichting_v")

    __mapper_args__ = {"version_id_col": versie}


class InterneAfwijzing(RijMetGeheim):
    """A case that the aanbieder itself found not meerzorgwaardig; it keeps counting (A20)."""

    __tablename__ = "interne_afwijzing"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), index=True
    )
    pad_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("check_pad.id"))
    uitgang: Mapped[str] = mapped_column(sa.String(30))
    dag: Mapped[date]
    analyse_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    analyse = Versleuteld("analyse_v")


class Consult(RijMetGeheim):
    """A consultation inside or outside the organisation, and what came of it."""

    __tablename__ = "consult"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), index=True
    )
    datum: Mapped[date]
    met_wie_v: Mapped[bytes]
    advies_v: Mapped[bytes]
    uitgevoerd_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    met_wie = Versleuteld("met_wie_v")
    advies = Versleuteld("advies_v")
    uitgevoerd = Versleuteld("uitgevoerd_v")


class Afstemming(RijMetGeheim):
    """How the aanvraag was discussed with the client or the vertegenwoordiger (G9)."""

    __tablename__ = "afstemming"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), unique=True
    )
    met_wie_v: Mapped[bytes]
    hoe_v: Mapped[bytes]
    datum: Mapped[date | None]
    machtiging_datum: Mapped[date | None]
    getekend_datum: Mapped[date | None]
    versie: Mapped[int] = mapped_column(default=1)

    met_wie = Versleuteld("met_wie_v")
    hoe = Versleuteld("hoe_v")

    __mapper_args__ = {"version_id_col": versie}


class Verklaring(Model):
    """One declaration, ticked by a person on a moment, with the version of its text."""

    __tablename__ = "verklaring"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), primary_key=True
    )
    verklaring_id: Mapped[str] = mapped_column(sa.String(30), primary_key=True)
    tekstversie: Mapped[str] = mapped_column(sa.String(20))
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    functie: Mapped[str] = mapped_column(sa.String(80))
    op: Mapped[datetime]


class Ondertekening(RijMetId):
    """A signature of one member of the driehoek: a digest per onderdeel."""

    __tablename__ = "ondertekening"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "functie"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id", ondelete="CASCADE"))
    functie: Mapped[str] = mapped_column(sa.String(12))
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    digests: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    op: Mapped[datetime]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="joined")
