"""What the reviewer writes while assessing one submitted version."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldJson


class Oordeel(RijMetGeheim):
    """The judgement on one criterium for one submitted version."""

    __tablename__ = "oordeel"
    __table_args__ = (sa.UniqueConstraint("versie_id", "criterium"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id"), index=True)
    versie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag_versie.id"))
    criterium: Mapped[str] = mapped_column(sa.String(10))
    oordeel: Mapped[str] = mapped_column(sa.String(20))
    """`voldoet`, `voldoet_deels`, `voldoet_niet` or `nvt`."""
    herkomst: Mapped[str] = mapped_column(sa.String(20), default="zelf")
    """`zelf`, `onderdeel` (the button *geen bijzonderheden*) or `vorige_versie` (taken over)."""
    toelichting_v: Mapped[bytes]
    motivering_v: Mapped[bytes]
    meekijken: Mapped[str] = mapped_column(sa.String(60), default="")
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    toelichting = Versleuteld("toelichting_v")
    motivering = Versleuteld("motivering_v")
    """Own reasoning when the uitkomst goes against a criterium that asks for it."""

    __mapper_args__ = {"version_id_col": versie}


class Signaalreactie(RijMetGeheim):
    """What the reviewer did with an automatic signal: took it over or set it aside, with why."""

    __tablename__ = "signaalreactie"
    __table_args__ = (sa.UniqueConstraint("versie_id", "signaal"),)

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    versie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag_versie.id"))
    signaal: Mapped[str] = mapped_column(sa.String(30))
    overgenomen: Mapped[bool]
    reden_v: Mapped[bytes]
    versie: Mapped[int] = mapped_column(default=1)
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    __mapper_args__ = {"version_id_col": versie}
    reden = Versleuteld("reden_v")


class Toekenningsvoorstel(RijMetGeheim):
    """The granted input beside the requested: only lines that the reviewer changed."""

    __tablename__ = "toekenningsvoorstel"

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    versie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag_versie.id"), unique=True)
    regels_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)

    regels = VersleuteldJson("regels_v")
    """Line id -> {`waarde`: text as typed, `reden`: text}."""

    __mapper_args__ = {"version_id_col": versie}


class Notitie(RijMetGeheim):
    """A private note of the zorgkantoor; the aanbieder never sees it."""

    __tablename__ = "notitie"

    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id"), index=True)
    tekst_v: Mapped[bytes]
    door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    op: Mapped[datetime]

    tekst = Versleuteld("tekst_v")
