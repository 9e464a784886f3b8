"""Every change to clients."""

import uuid

import sqlalchemy as sa

from portal.clienten.models import Client, ZoekIndex
from portal.clienten.queries import (
    ACHTERNAAM,
    ACHTERNAAM_GEBOORTEDATUM,
    BSN,
    normaliseer_naam,
    zoekwaarde,
)
from portal.platform.database import db


def maak_zoekindexen(client: Client, *, houder_id: uuid.UUID) -> None:
    """Let one organisation find a client by exact BSN, achternaam and geboortedatum.

    Replaces what was there, so call it again after a change of the client.
    """
    naam = normaliseer_naam(client.achternaam, client.tussenvoegsel)
    teksten = {
        BSN: client.bsn,
        ACHTERNAAM: naam,
        ACHTERNAAM_GEBOORTEDATUM: f"{naam}|{client.geboortedatum}",
    }
    db.session.execute(
        sa.delete(ZoekIndex).where(
            ZoekIndex.client_id == client.id, ZoekIndex.houder_id == houder_id
        )
    )
    db.session.add_all(
        ZoekIndex(
            client_id=client.id,
            houder_id=houder_id,
            soort=soort,
            waarde=zoekwaarde(soort, houder_id, tekst),
        )
        for soort, tekst in teksten.items()
        if tekst
    )
