"""Find clients: lists by code, one by id, exact by BSN or achternaam through blind indexes."""

import unicodedata
import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from werkzeug.exceptions import NotFound

from portal.clienten.models import Client, Plaatsing, ZoekIndex
from portal.platform.database import db
from portal.platform.encrypted import blinde_index
from portal.toegang.bereik import Bereik, Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker

BSN, ACHTERNAAM, ACHTERNAAM_GEBOORTEDATUM = "bsn", "achternaam", "achternaam_geboortedatum"


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
    lopend = sa.and_(
        Plaatsing.client_id == Client.id, sa.or_(Plaatsing.tot.is_(None), Plaatsing.tot >= op)
    )
    ergens = sa.exists().where(Plaatsing.client_id == Client.id)
    hier = sa.exists().where(lopend, beperkt_tot(Plaatsing.locatie_id, bereik.locaties))
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
    client = db.session.scalar(vraag)
    if client is None:
        raise NotFound
    return client


def zoekwaarde(soort: str, houder_id: uuid.UUID, tekst: str) -> bytes:
    """Give the blind index of a normalised text for one organisation that searches."""
    return blinde_index(tekst, doel=f"client.{soort}.{houder_id}")


def normaliseer_naam(achternaam: str, tussenvoegsel: str = "") -> str:
    """Make names comparable: no case, no diacritics, no blanks, no tussenvoegsel in front."""
    zonder = achternaam.strip()
    voor = tussenvoegsel.strip()
    if voor and zonder.casefold().startswith(f"{voor.casefold()} "):
        zonder = zonder[len(voor) + 1 :]
    ontleed = unicodedata.normalize("NFKD", zonder.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())


def client_ids_bij(soort: str, houder_id: uuid.UUID, tekst: str) -> Sequence[uuid.UUID]:
    """Give the clients that one organisation finds under an exact, normalised text."""
    waarde = zoekwaarde(soort, houder_id, tekst)
    vraag = sa.select(ZoekIndex.client_id).where(
        ZoekIndex.houder_id == houder_id, ZoekIndex.soort == soort, ZoekIndex.waarde == waarde
    )
    return db.session.scalars(vraag.order_by(ZoekIndex.client_id)).all()
