"""The aanvraag as a dossier: number, parties, state and what lists show."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship, remote

from portal.aanvraag.models.inhoud import Voorganger
from portal.clienten.models import Client, Groep
from portal.domain.procedure import Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.platform.database import Model, RijMetId, keuze
from portal.toegang.models import Gebruiker, Locatie, Organisatie

OPEN_BIJ_ZORGKANTOOR = (
    Toestand.INGEDIEND,
    Toestand.AANVULLING_GEVRAAGD,
    Toestand.IN_TOETSING,
    Toestand.BESLUIT_KLAARZETTEN,
    Toestand.TER_CONTROLE,
    Toestand.BIJSTELLEN_GEVRAAGD,
)


class NummerReeks(Model):
    """The last number given in a year; one portal-wide series."""

    __tablename__ = "nummer_reeks"

    jaar: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    laatste: Mapped[int] = mapped_column(default=0)


def schrijf_nummer(jaar: int, volgnummer: int) -> str:
    """Write the number of an aanvraag as people do, `MZ-2026-00417`."""
    return f"MZ-{jaar}-{volgnummer:05d}"


class Aanvraag(RijMetId):
    """One dossier; columns that lists use are written by the action that changes them."""

    __tablename__ = "aanvraag"
    __table_args__ = (
        sa.UniqueConstraint("groepsaanvraag_id", "lidnr"),
        sa.CheckConstraint("soort in ('individueel', 'preventief', 'groep')", name="soort"),
        sa.CheckConstraint(
            "(client_id is null) = (soort = 'groep' and groepsaanvraag_id is null)", name="client"
        ),
        sa.CheckConstraint("(groepsaanvraag_id is null) = (lidnr is null)", name="lid"),
    )

    jaar: Mapped[int]
    volgnummer: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(12))
    herkomst: Mapped[str] = mapped_column(sa.String(12), default="nieuw")
    """`nieuw`, `heraanvraag` or `mutatie`."""
    op_papier: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """It came on paper and the zorgkantoor registered it (Awb 2:7 lid 2)."""
    aanleiding: Mapped[str] = mapped_column(sa.String(20), default="")
    """Of a heraanvraag: `einde looptijd` or `tussentijds`; of a mutatie: `instroom`."""
    aanbieder_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    zorgkantoor_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    regio_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("regio.id"))
    locatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("locatie.id"), index=True)
    client_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("client.id"), index=True)
    """None for the aanvraag of a group as a whole: its clients stand in the parts per client."""
    clientcode: Mapped[str] = mapped_column(sa.String(12))
    """Code of the client; of the group for the aanvraag of a group as a whole."""
    groep_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("groep.id"), index=True)
    groepsaanvraag_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), index=True
    )
    """The aanvraag of the group of which this is the part of one client; None for all others."""
    lidnr: Mapped[int | None]
    """Number of the client within the aanvraag of the group, from 1; never used again."""
    leveringsvorm: Mapped[str] = mapped_column(sa.String(20), default="", server_default="")
    """Of the client when it was last submitted, as in `Plaatsing`; empty before and of a group.

    What is counted for good reads that of an `AanvraagVersie`, which never changes.
    """
    zorgprofiel: Mapped[str] = mapped_column(sa.String(20), default="")
    """Name in the rekentool where there is one, else in the Rlz; only for lists."""
    toestand: Mapped[Toestand] = mapped_column(keuze(Toestand, "toestand"))
    gewenste_maanden: Mapped[int | None]
    beoogde_ingang: Mapped[date | None]
    gestart_door_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gestart_op: Mapped[datetime]
    gewijzigd_op: Mapped[datetime]
    voortgang: Mapped[int] = mapped_column(default=0)
    """Share of onderdelen that are ready, in whole percents; only for lists."""
    uitgang: Mapped[str] = mapped_column(sa.String(30), default="")
    """Last exit of the check vooraf."""
    ontvangen_op: Mapped[datetime | None]
    beslisdatum: Mapped[date | None]
    termijn_stil: Mapped[bool] = mapped_column(default=False)
    hersteldatum: Mapped[date | None]
    """Of the open aanvulverzoek."""
    antwoorddatum: Mapped[date | None]
    """Of the open bijstellen."""
    behandelaar_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    gevraagd_bedrag_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    toegekend_bedrag_cent: Mapped[int | None] = mapped_column(sa.BigInteger)
    aanvulling_uitgebleven: Mapped[bool] = mapped_column(default=False)
    besluit_gevraagd: Mapped[bool] = mapped_column(default=False)
    voorrang: Mapped[int] = mapped_column(
        sa.Computed("CASE WHEN soort = 'preventief' THEN 0 ELSE 1 END", persisted=True)
    )
    """Preventieve aanvragen come first in the werkvoorraad (0), all others after them (1)."""
    bedrag_volgorde: Mapped[int] = mapped_column(
        sa.BigInteger, sa.Computed("COALESCE(gevraagd_bedrag_cent, -1)", persisted=True)
    )
    """Requested amount to sort by; without one it comes before every amount."""
    versie: Mapped[int] = mapped_column(default=1)

    aanbieder: Mapped[Organisatie] = relationship(foreign_keys=[aanbieder_id])
    zorgkantoor: Mapped[Organisatie] = relationship(foreign_keys=[zorgkantoor_id])
    locatie: Mapped[Locatie] = relationship()
    client: Mapped[Client | None] = relationship()
    groep: Mapped[Groep | None] = relationship()
    groepsaanvraag: Mapped["Aanvraag | None"] = relationship(remote_side="Aanvraag.id")
    leden: Mapped[list["Aanvraag"]] = relationship(
        primaryjoin=lambda: sa.and_(
            Aanvraag.id == foreign(remote(Aanvraag.groepsaanvraag_id)),
            remote(Aanvraag.toestand) != Toestand.VERVALLEN,
        ),
        order_by="Aanvraag.lidnr",
        viewonly=True,
    )
    """The parts per client of the aanvraag of a group; who was taken out no longer belongs."""
    behandelaar: Mapped[Gebruiker | None] = relationship(foreign_keys=[behandelaar_id])
    voorganger: Mapped[Voorganger | None] = relationship(passive_deletes=True)
    """What a her-aanvraag follows on; only a heraanvraag has one, so ask no other."""

    __mapper_args__ = {"version_id_col": versie}

    @property
    def nummer(self) -> str:
        """Give the number as people write it, `MZ-2026-00417`; all parts of a group share it."""
        return schrijf_nummer(self.jaar, self.volgnummer)

    @property
    def is_groep(self) -> bool:
        """It is the aanvraag of a group as a whole."""
        return self.client_id is None

    @property
    def is_lid(self) -> bool:
        """It is the part of one client in the aanvraag of a group."""
        return self.groepsaanvraag_id is not None

    @property
    def is_instroom(self) -> bool:
        """It is for who joins a group that has meerzorg, as a whole or the part of one client."""
        return self.herkomst == MUTATIE

    @property
    def geheel_id(self) -> uuid.UUID:
        """Give the id of the aanvraag as a whole: of the group for the part of one client."""
        return self.groepsaanvraag_id or self.id

    @property
    def persoon_id(self) -> uuid.UUID:
        """Give the id of the client of an aanvraag that has one; the client stays unread."""
        assert self.client_id is not None
        return self.client_id

    @property
    def persoon(self) -> Client:
        """Give the client of an aanvraag that has one; asking a group as a whole is a mistake."""
        assert self.client is not None
        return self.client


_OPEN = sa.text(
    "toestand in (" + ", ".join(f"'{toestand.value}'" for toestand in OPEN_BIJ_ZORGKANTOOR) + ")"
)


def _index(
    naam: str, *kolommen: str, deel: bool = True, waar: sa.TextClause | None = None
) -> sa.Index:
    voorwaarde = _OPEN if deel and waar is None else waar
    return sa.Index(
        f"ix_aanvraag_{naam}",
        *(getattr(Aanvraag, kolom) for kolom in kolommen),
        postgresql_where=voorwaarde,
        sqlite_where=voorwaarde,
    )


INDEXEN = (
    sa.Index(
        "uq_aanvraag_jaar",
        Aanvraag.jaar,
        Aanvraag.volgnummer,
        unique=True,
        postgresql_where=sa.text("groepsaanvraag_id is null"),
        sqlite_where=sa.text("groepsaanvraag_id is null"),
    ),
    _index("open_termijn", "zorgkantoor_id", "beslisdatum", "id"),
    _index("open_nummer", "zorgkantoor_id", "jaar", "volgnummer"),
    _index("open_voorrang", "zorgkantoor_id", "voorrang", "beslisdatum", "id"),
    _index("open_bedrag", "zorgkantoor_id", "bedrag_volgorde", "id"),
    _index("open_aanbieder", "zorgkantoor_id", "aanbieder_id", "id"),
    _index("open_profiel", "zorgkantoor_id", "zorgprofiel", "beslisdatum", "id"),
    _index("open_behandelaar", "zorgkantoor_id", "behandelaar_id", "beslisdatum", "id"),
    _index("toestand", "zorgkantoor_id", "toestand", "beslisdatum", "id", deel=False),
    _index("zorgkantoor_nummer", "zorgkantoor_id", "jaar", "volgnummer", deel=False),
    _index("zorgkantoor_bedrag", "zorgkantoor_id", "bedrag_volgorde", "id", deel=False),
    _index("zorgkantoor_aanbieder", "zorgkantoor_id", "aanbieder_id", "id", deel=False),
    _index("zorgkantoor_code", "zorgkantoor_id", "clientcode", deel=False),
    _index("aanbieder", "aanbieder_id", "toestand", "gewijzigd_op", "id", deel=False),
    _index("aanbieder_nummer", "aanbieder_id", "jaar", "volgnummer", deel=False),
    _index("dag_concept", "gewijzigd_op", waar=sa.text("toestand = 'concept'")),
    _index("dag_ontvangst", "ontvangen_op", waar=sa.text("behandelaar_id is null")),
    _index("dag_beslissen", "beslisdatum"),
    _index("dag_herstel", "hersteldatum", waar=sa.text("hersteldatum is not null")),
    _index("dag_antwoord", "antwoorddatum", waar=sa.text("antwoorddatum is not null")),
)
"""Those on a day alone are for the reminders, which look at every zorgkantoor at once."""


class Driehoeklid(Model):
    """One of the three people who make an aanvraag together."""

    __tablename__ = "driehoeklid"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), primary_key=True
    )
    functie: Mapped[str] = mapped_column(sa.String(12), primary_key=True)
    """`manager`, `behandelaar` or `begeleider`."""
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"), index=True)

    gebruiker: Mapped[Gebruiker] = relationship(lazy="joined")


class WerktNu(Model):
    """Who saved something in an onderdeel, and when; written by saving only."""

    __tablename__ = "werkt_nu"

    aanvraag_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("aanvraag.id", ondelete="CASCADE"), primary_key=True
    )
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"), primary_key=True)
    onderdeel: Mapped[str] = mapped_column(sa.String(40))
    op: Mapped[datetime]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="joined")
