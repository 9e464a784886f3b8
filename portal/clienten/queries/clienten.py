"""Give one client, or one row of a client, when it is in view."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload
from werkzeug.exceptions import NotFound

from portal.clienten.models import Client, Indicatie, Plaatsing, Vertegenwoordiger
from portal.platform.database import RijMetId, db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Bereik, Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker

VERBLIJF = "verblijf"

Rij = TypeVar("Rij", bound=RijMetId)


def zichtbaar_voor(voor: Gebruiker, *, op: date) -> Voorwaarde:
    """Give the condition under which a client of the own aanbieder is in view.

    A begeleider or behandelaar sees clients who live at an own location today; a client without
    a placement yet is seen by everybody of the aanbieder who may see clients.
    """
    bereik = bepaal_bereik(voor)
    eigen = Client.aanbieder_id == bereik.organisatie_id
    if bereik.soort is None:
        return sa.false()
    if bereik.locaties is None:
        return eigen
    return sa.and_(eigen, _woont_op(bereik, op))


def _woont_op(bereik: Bereik, op: date) -> Voorwaarde:
    plek = aliased(Plaatsing)
    van_client = plek.client_id == Client.id
    lopend = sa.or_(plek.tot.is_(None), plek.tot >= op)
    ergens = sa.exists().where(van_client)
    hier = sa.exists().where(van_client, lopend, beperkt_tot(plek.locatie_id, bereik.locaties))
    return sa.or_(hier, sa.not_(ergens))


def get_client(client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Client:
    """Give one client of the own aanbieder with placements, indications and representatives.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Client)
        .where(Client.id == client_id, zichtbaar_voor(voor, op=op))
        .options(
            selectinload(Client.plaatsingen),
            selectinload(Client.indicaties),
            selectinload(Client.vertegenwoordigers),
        )
    )
    return een_of_404(vraag)


def is_zichtbaar(client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> bool:
    """Say whether a client is in view of a user on a day."""
    vraag = sa.exists().where(Client.id == client_id, zichtbaar_voor(voor, op=op))
    return bool(db.session.scalar(sa.select(vraag)))


def leveringsvorm_op(client: Client, dag: date) -> str:
    """Say in which leveringsvorm a client has care on a day; verblijf while nothing is known."""
    eerder = [plek for plek in client.plaatsingen if plek.van <= dag]
    return eerder[-1].leveringsvorm if eerder else VERBLIJF


def get_indicatie(client: Client, indicatie_id: uuid.UUID) -> Indicatie:
    """Give one indicatie of a client that is in view.

    Raises:
        NotFound: The client has no such indicatie.
    """
    return _kies(client.indicaties, indicatie_id)


def get_plaatsing(client: Client, plaatsing_id: uuid.UUID) -> Plaatsing:
    """Give one placement of a client that is in view.

    Raises:
        NotFound: The client has no such placement.
    """
    return _kies(client.plaatsingen, plaatsing_id)


def get_vertegenwoordiger(client: Client, vertegenwoordiger_id: uuid.UUID) -> Vertegenwoordiger:
    """Give one vertegenwoordiger of a client that is in view.

    Raises:
        NotFound: The client has no such vertegenwoordiger.
    """
    return _kies(client.vertegenwoordigers, vertegenwoordiger_id)


def _kies(rijen: Iterable[Rij], rij_id: uuid.UUID) -> Rij:
    rij = next((rij for rij in rijen if rij.id == rij_id), None)
    if rij is None:
        raise NotFound
    return rij
