"""Whose goals are read: a client of the own aanbieder, or of a dossier at the zorgkantoor."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.clienten.models import Client
from portal.clienten.queries import list_dezelfde_personen
from portal.clienten.queries.clienten import zichtbaar_voor as client_zichtbaar_voor
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Persoon:
    """One person: the client of the page, and every row of that person."""

    client: Client
    client_ids: Collection[uuid.UUID]


def get_persoon(client_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Persoon:
    """Give the person of a client in view; a zorgkantoor knows the person by BSN elsewhere too.

    Raises:
        NotFound: The client does not exist or is not in view; the two look the same.
    """
    kantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    dossier = sa.exists().where(Aanvraag.client_id == Client.id, zichtbaar_voor(voor))
    in_beeld = dossier if kantoor else client_zichtbaar_voor(voor, op=op)
    client = db.session.scalar(sa.select(Client).where(Client.id == client_id, in_beeld))
    if client is None:
        raise NotFound
    elders = list_dezelfde_personen([client_id], voor.organisatie_id) if kantoor else ()
    return Persoon(client, [client_id, *(ander for _, ander in elders)])
