"""Find for whom a traject can be asked or planned: tenancy is part of every query."""

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.clienten.models import Client, Groep
from portal.clienten.queries.clienten import is_zichtbaar
from portal.clienten.queries.groepen import zichtbare_groepen
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.ontwikkeltraject.queries.meerzorg import (
    Houder,
    find_houder_client,
    find_houder_groep,
)
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie


def get_houder_client(client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Houder:
    """Give a client with meerzorg on a day: of the own aanbieder, or with whom the CCE works.

    Raises:
        NotFound: There is none, or it is not in view; the two look the same.
    """
    houder = find_houder_client(client_id, op=op)
    if houder is None or not _mag_weten(houder, voor, op):
        raise NotFound
    return houder


def get_houder_groep(groep_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Houder:
    """Give a group with meerzorg on a day, as `get_houder_client`.

    Raises:
        NotFound: There is none, or it is not in view; the two look the same.
    """
    houder = find_houder_groep(groep_id, op=op)
    if houder is None or not _mag_weten(houder, voor, op):
        raise NotFound
    return houder


def find_op_code(aanbieder_id: uuid.UUID, code: str, *, voor: Gebruiker, op: date) -> Houder | None:
    """Give the client, else the group, that an aanbieder knows by a code; None when not in view."""
    client = sa.select(Client.id).where(
        Client.aanbieder_id == aanbieder_id, Client.clientcode == code
    )
    groep = sa.select(Groep.id).where(Groep.aanbieder_id == aanbieder_id, Groep.code == code)
    client_id, groep_id = db.session.scalar(client), db.session.scalar(groep)
    gevonden = [
        find_houder_client(client_id, op=op) if client_id else None,
        find_houder_groep(groep_id, op=op) if groep_id else None,
    ]
    return next((rij for rij in gevonden if rij and _mag_weten(rij, voor, op)), None)


def list_aanbieders(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the aanbieders with which a CCE works, by name."""
    werkt = sa.exists().where(
        AanbiederZorgkantoor.aanbieder_id == Organisatie.id,
        AanbiederZorgkantoor.cce_id == voor.organisatie_id,
    )
    vraag = sa.select(Organisatie.id, Organisatie.naam).where(werkt).order_by(Organisatie.naam)
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag)]


def _mag_weten(houder: Houder, voor: Gebruiker, op: date) -> bool:
    if voor.organisatie.soort is OrganisatieSoort.CCE:
        return houder.cce_id == voor.organisatie_id
    if houder.client_id is not None:
        return is_zichtbaar(houder.client_id, voor=voor, op=op)
    groep = sa.exists().where(Groep.id == houder.groep_id, zichtbare_groepen(voor))
    return bool(db.session.scalar(sa.select(groep)))
