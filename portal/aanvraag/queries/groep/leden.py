"""Who of a group can be in its aanvraag, and the parts that are there."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand.indiening import NIET_OPEN
from portal.clienten.models import Client, Groep, Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.platform.database import db

Kolom: TypeAlias = (
    InstrumentedAttribute[uuid.UUID] | InstrumentedAttribute[uuid.UUID | None] | uuid.UUID
)


@dataclass(frozen=True, slots=True)
class Lidkeuze:
    """A client of a group to choose for its aanvraag.

    Attributes:
        zorgprofiel: Of the newest indicatie, empty without one.
        woont: There is a plaatsing.
        andere: Number of another aanvraag of this client that is open, empty for none.
    """

    client: Client
    zorgprofiel: str
    woont: bool
    andere: str

    @property
    def kan_mee(self) -> bool:
        """Say whether this client can be in the aanvraag."""
        return bool(self.zorgprofiel) and self.woont and not self.andere


def list_leden_op(groep: Groep, dag: date) -> Sequence[Client]:
    """Give the clients that are in a group on a day, by code; the group is in view."""
    vraag = (
        sa.select(Client)
        .join(Groepslid, Groepslid.client_id == Client.id)
        .where(
            Groepslid.groep_id == groep.id,
            is_lid_op(dag),
        )
        .options(selectinload(Client.indicaties), selectinload(Client.plaatsingen))
        .order_by(Client.clientcode)
    )
    return db.session.scalars(vraag).all()


def vraagt_als_groep(
    groep_id: Kolom, client_id: Kolom, *, op: date, minimum: int
) -> sa.ColumnElement[bool]:
    """Give the condition under which a client is in a group that can ask on a day.

    Args:
        groep_id: The group, a column or a value.
        client_id: The client, a column or a value.
        op: Dutch calendar day.
        minimum: Fewest clients of a group.
    """
    erin = (
        Groepslid.groep_id == groep_id,
        is_lid_op(op),
    )
    aantal = sa.select(sa.func.count()).select_from(Groepslid).where(*erin).scalar_subquery()
    zelf = sa.exists().where(*erin, Groepslid.client_id == client_id)
    return sa.and_(aantal >= minimum, zelf)


def list_lidkeuzes(
    groep: Groep, dag: date, *, behalve: Collection[uuid.UUID] = ()
) -> Sequence[Lidkeuze]:
    """List who is in a group on a day, with what keeps somebody out of its aanvraag.

    Args:
        groep: A group in view.
        dag: The beoogde ingang, or today while there is none.
        behalve: Clients that are in the aanvraag already.
    """
    clienten = [client for client in list_leden_op(groep, dag) if client.id not in behalve]
    open_ = _open_aanvragen([client.id for client in clienten])
    return [
        Lidkeuze(
            client=client,
            zorgprofiel=client.indicaties[-1].zorgprofiel if client.indicaties else "",
            woont=bool(client.plaatsingen),
            andere=open_.get(client.id, ""),
        )
        for client in clienten
    ]


def _open_aanvragen(client_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    vraag = sa.select(Aanvraag).where(
        Aanvraag.client_id.in_(sorted(client_ids)), Aanvraag.toestand.not_in(NIET_OPEN)
    )
    return {rij.persoon_id: rij.nummer for rij in db.session.scalars(vraag)}


def get_lid(groepsaanvraag: Aanvraag, lid_id: uuid.UUID) -> Aanvraag:
    """Give the part of one client in the aanvraag of a group that is in view.

    Raises:
        NotFound: There is no such part, or it was taken out.
    """
    vraag = sa.select(Aanvraag).where(
        Aanvraag.id == lid_id, Aanvraag.groepsaanvraag_id == groepsaanvraag.id
    )
    lid = db.session.scalar(vraag.options(joinedload(Aanvraag.client)))
    if lid is None or lid not in groepsaanvraag.leden:
        raise NotFound
    return lid
