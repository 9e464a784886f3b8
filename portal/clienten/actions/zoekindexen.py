"""Keep the blind indexes by which organisations find a client."""

import uuid

import sqlalchemy as sa

from portal.clienten.models import Client, ZoekIndex
from portal.clienten.queries.zoeken import normaliseer_naam, zoekteksten, zoekwaarde
from portal.platform.database import db


def maak_zoekindexen(client: Client, *, houder_id: uuid.UUID) -> None:
    """Let one organisation find a client by exact BSN, achternaam and geboortedatum.

    Replaces what was there, so call it again after a change of the client.
    """
    db.session.execute(
        sa.delete(ZoekIndex).where(
            ZoekIndex.client_id == client.id, ZoekIndex.houder_id == houder_id
        )
    )
    naam = normaliseer_naam(client.achternaam, client.tussenvoegsel)
    db.session.add_all(
        ZoekIndex(
            client_id=client.id,
            houder_id=houder_id,
            soort=soort,
            waarde=zoekwaarde(soort, houder_id, tekst),
        )
        for soort, tekst in zoekteksten(client.bsn, naam, client.geboortedatum).items()
    )


def vernieuw_zoekindexen(client: Client) -> None:
    """Make the indexes anew for every organisation that can find this client."""
    houders = db.session.scalars(
        sa.select(ZoekIndex.houder_id).where(ZoekIndex.client_id == client.id).distinct()
    ).all()
    for houder_id in sorted({client.aanbieder_id, *houders}):
        maak_zoekindexen(client, houder_id=houder_id)
