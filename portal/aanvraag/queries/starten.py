"""What starting an aanvraag looks at: clients in view, their location, and what is open."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand.check import VG7PLUS
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.queries import get_client, zichtbaar_voor
from portal.domain.termijnen import Maandgrens, looptijdgrens
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.database import db
from portal.platform.reference_data import list_jaren
from portal.toegang.models import Gebruiker, Locatie, Regio

SOORTEN = ("individueel", "preventief")
HOOGSTENS = 50
VROEGST, LAATST = date(list_jaren()[0], 1, 1), date(2100, 12, 31)
"""Between these days the portal can calculate: the first is that of the first reference table."""


@dataclass(frozen=True, slots=True)
class Clientkeuze:
    """A client to choose from, without anything encrypted."""

    id: uuid.UUID
    clientcode: str
    locatie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Startgegevens:
    """What is known about a client before the aanvraag starts.

    Attributes:
        regio: Region of the location on this day; None without a location or zorgkantoor (G11).
        andere: Another aanvraag of this client that is still open.
    """

    client: Client
    indicatie: Indicatie | None
    plaatsing: Plaatsing | None
    regio: Regio | None
    andere: Aanvraag | None

    def grens(self, soort: str, op: date) -> Maandgrens:
        """Give the smallest and largest number of months that may be asked for."""
        return looptijdgrens(
            preventief=soort == "preventief",
            vg7plus=self.indicatie is not None and self.indicatie.zzp == VG7PLUS,
            regels=load_looptijdregels(op),
        )


def list_clientkeuzes(zoek: str, *, op: date, voor: Gebruiker) -> Sequence[Clientkeuze]:
    """List the clients in view by code, at most `HOOGSTENS`; `zoek` is the start of a code."""
    woont = (
        sa.select(sa.func.max(Locatie.naam))
        .join(Plaatsing, Plaatsing.locatie_id == Locatie.id)
        .where(
            Plaatsing.client_id == Client.id,
            Plaatsing.van <= op,
            sa.or_(Plaatsing.tot.is_(None), Plaatsing.tot >= op),
        )
        .scalar_subquery()
    )
    vraag = (
        sa.select(Client.id, Client.clientcode, sa.func.coalesce(woont, ""))
        .where(
            zichtbaar_voor(voor, op=op),
            Client.overleden_op.is_(None),
            Client.clientcode.startswith(zoek.strip().upper(), autoescape=True),
        )
        .order_by(Client.clientcode)
        .limit(HOOGSTENS)
    )
    return [Clientkeuze(nr, code, naam) for nr, code, naam in db.session.execute(vraag)]


def get_startgegevens(client_id: uuid.UUID, *, op: date, voor: Gebruiker) -> Startgegevens:
    """Give what is known about a client who may get an aanvraag.

    Raises:
        NotFound: There is no such client in view.
    """
    client = get_client(client_id, voor=voor, op=op)
    plaatsing = client.plaatsingen[-1] if client.plaatsingen else None
    return Startgegevens(
        client=client,
        indicatie=client.indicaties[-1] if client.indicaties else None,
        plaatsing=plaatsing,
        regio=find_regio(plaatsing.locatie_id, op) if plaatsing is not None else None,
        andere=find_open_aanvraag(client_id),
    )


def find_open_aanvraag(client_id: uuid.UUID) -> Aanvraag | None:
    """Give the aanvraag of a client that is still open, if any (G10)."""
    vraag = sa.select(Aanvraag).where(
        Aanvraag.client_id == client_id, Aanvraag.toestand.not_in(NIET_OPEN)
    )
    return db.session.scalars(vraag.order_by(Aanvraag.gestart_op).limit(1)).first()


def find_regio(locatie_id: uuid.UUID, op: date) -> Regio | None:
    """Give the region of a location with its zorgkantoor; None when there is none on this day."""
    vraag = (
        sa.select(Regio)
        .join(Locatie, Locatie.regio_id == Regio.id)
        .where(
            Locatie.id == locatie_id,
            sa.or_(Locatie.gesloten_op.is_(None), Locatie.gesloten_op > op),
            Regio.van <= op,
            sa.or_(Regio.tot.is_(None), Regio.tot >= op),
        )
        .options(joinedload(Regio.zorgkantoor))
    )
    return db.session.scalar(vraag)
