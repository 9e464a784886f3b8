"""The besluit: prepared, checked, fixed; afterwards its bytes never change."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.aanvraag.models import Aanvraag
from portal.domain.procedure import BesluitToestand
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import keuze
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldBlob, VersleuteldJson
from portal.toegang.models import Gebruiker


class Besluit(RijMetGeheim):
    """One besluit on one submitted version, with the letter as it was sent."""

    __tablename__ = "besluit"
    __table_args__ = (sa.UniqueConstraint("aanvraag_id", "nr"),)

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag.id"))
    versie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("aanvraag_versie.id"))
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    nr: Mapped[int]
    groepsbesluit_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("besluit.id"), index=True
    )
    """The besluit on the group as a whole of which this is the one for one client."""
    uitkomst: Mapped[Uitkomst] = mapped_column(keuze(Uitkomst, "uitkomst"))
    stand: Mapped[BesluitToestand] = mapped_column(keuze(BesluitToestand, "stand"))
    herstelt_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("besluit.id"))
    """The besluit that this one takes the place of: as its repair, or `na_bezwaar`."""
    herstelreden_v: Mapped[bytes | None]
    onderbouwing_v: Mapped[bytes]
    perspectief_v: Mapped[bytes]
    voorwaarden_v: Mapped[bytes]
    afspraken_v: Mapped[bytes]
    termijnreden_v: Mapped[bytes]
    andere_hulp_v: Mapped[bytes]
    afbouwpad_v: Mapped[bytes]
    open_punten_v: Mapped[bytes]
    teamleider_akkoord: Mapped[bool] = mapped_column(default=False)
    """The teamleider agrees with bijstellen for a second time."""
    max_profiel: Mapped[str] = mapped_column(sa.String(40), default="")
    max_meerzorguren: Mapped[str] = mapped_column(sa.Text(), default="")
    """Exact hours per week as `n/d`; empty: not agreed."""
    afgebouwd_op: Mapped[date | None]
    ingangsdatum: Mapped[date | None]
    maanden: Mapped[int | None]
    laatste_dag: Mapped[date | None]
    antwoorddatum: Mapped[date | None]
    """Only at bijstellen."""
    invoer_v: Mapped[bytes | None]
    """Granted input and computed outcome with trace."""
    meerzorgprofiel: Mapped[str] = mapped_column(sa.String(60), default="")
    meerzorguren: Mapped[str] = mapped_column(sa.Text(), default="")
    jaarbedrag_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    etmaalbedrag_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    jaarbedrag_100_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    jaarbedrag_later_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    """After the first year, when eenmalige context posts are paid no more; None: the same."""
    etmaalbedrag_later_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    deels: Mapped[bool] = mapped_column(default=False)
    maatwerk: Mapped[bool] = mapped_column(default=False)
    prijspeil: Mapped[int | None]
    tabelversie: Mapped[str] = mapped_column(sa.String(20), default="")
    oude_tabel_reden_v: Mapped[bytes | None]
    verzenddatum: Mapped[date | None]
    bezwaar_tot: Mapped[date | None]
    na_bezwaar: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """It replaces a besluit after bezwaar: beroep is open against it, not bezwaar."""
    beroep_tot: Mapped[date | None]
    vier_ogen: Mapped[bool] = mapped_column(default=False)
    voorbereid_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    voorbereid_op: Mapped[datetime]
    vastgesteld_door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    vastgesteld_op: Mapped[datetime | None]
    brief_v: Mapped[bytes | None]
    brief_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    pdf_v: Mapped[bytes | None]
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    sjabloonversie: Mapped[str] = mapped_column(sa.String(40), default="")
    versie: Mapped[int] = mapped_column(default=1)

    herstelreden = Versleuteld("herstelreden_v")
    onderbouwing = Versleuteld("onderbouwing_v")
    perspectief = Versleuteld("perspectief_v")
    voorwaarden = Versleuteld("voorwaarden_v")
    afspraken = Versleuteld("afspraken_v")
    """Agreements on the result in hours and money, one a line."""
    termijnreden = Versleuteld("termijnreden_v")
    """Why the granted period differs from the requested one."""
    andere_hulp = Versleuteld("andere_hulp_v")
    afbouwpad = Versleuteld("afbouwpad_v")
    """The way back to a profile that was weighed, when maatwerk is refused."""
    open_punten = Versleuteld("open_punten_v")
    """Points that stayed open at buiten behandeling, one a line."""
    invoer = VersleuteldJson("invoer_v")
    oude_tabel_reden = Versleuteld("oude_tabel_reden_v")
    brief = VersleuteldBlob("brief_v")
    pdf = VersleuteldBlob("pdf_v")

    aanvraag: Mapped[Aanvraag] = relationship()
    voorbereid_door: Mapped[Gebruiker] = relationship(foreign_keys=[voorbereid_door_id])
    hersteld_besluit: Mapped["Besluit | None"] = relationship(
        remote_side="Besluit.id", foreign_keys=[herstelt_id]
    )
    """The besluit that this one repairs or, after bezwaar, replaces."""
    groepsbesluit: Mapped["Besluit | None"] = relationship(
        back_populates="leden", remote_side="Besluit.id", foreign_keys=[groepsbesluit_id]
    )
    leden: Mapped[list["Besluit"]] = relationship(
        back_populates="groepsbesluit", foreign_keys=[groepsbesluit_id]
    )
    """The besluiten per client of a besluit on a group."""

    __mapper_args__ = {"version_id_col": versie}

    @property
    def nummer(self) -> str:
        """Give the number of the besluit, which is the kenmerk of its letter."""
        return self.nummer_op(self.aanvraag)

    def nummer_op(self, aanvraag: Aanvraag) -> str:
        """Give the number while the besluit on an aanvraag may not be stored yet."""
        nummer = f"{aanvraag.nummer}-B{self.nr}"
        return nummer if aanvraag.lidnr is None else f"{nummer}-{aanvraag.lidnr:02d}"
