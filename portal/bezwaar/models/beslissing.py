"""The beslissing op bezwaar: prepared by one, fixed by another, its letter kept as sent."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.beoordeling.models import Besluit
from portal.bezwaar.models.bezwaar import Bezwaar
from portal.domain.procedure.bezwaar import Beslisstand, Bezwaaruitkomst
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld
from portal.toegang.models import Gebruiker


class Bezwaarbeslissing(RijMetGeheim):
    """What is decided on a bezwaar and why; with a new besluit where something changes."""

    __tablename__ = "bezwaarbeslissing"

    bezwaar_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("bezwaar.id"), unique=True)
    uitkomst: Mapped[Bezwaaruitkomst] = mapped_column(keuze(Bezwaaruitkomst, "uitkomst"))
    stand: Mapped[Beslisstand] = mapped_column(keuze(Beslisstand, "stand"))
    motivering_v: Mapped[bytes]
    volgt_advies: Mapped[bool | None]
    """None when there is no advice."""
    afwijkreden_v: Mapped[bytes]
    proceskosten_v: Mapped[bytes]
    nieuw_besluit_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("besluit.id"))
    """The besluit that replaces the old one; None when the old one stays or is only revoked."""
    terugstuurreden_v: Mapped[bytes]
    verzenddatum: Mapped[date | None]
    beroep_tot: Mapped[date | None]
    voorbereid_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    voorbereid_op: Mapped[datetime]
    vastgesteld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgesteld_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(default=1)

    motivering = Versleuteld("motivering_v")
    afwijkreden = Versleuteld("afwijkreden_v")
    """Why the advice of the Zorginstituut or the commissie is not followed."""
    proceskosten = Versleuteld("proceskosten_v")
    """What is decided on the costs of the procedure, when asked (Awb 7:15)."""
    terugstuurreden = Versleuteld("terugstuurreden_v")

    bezwaar: Mapped[Bezwaar] = relationship()
    nieuw_besluit: Mapped[Besluit | None] = relationship()
    voorbereid_door: Mapped[Gebruiker] = relationship(foreign_keys=[voorbereid_door_id])

    __mapper_args__ = {"version_id_col": versie}
