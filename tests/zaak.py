"""Fixtures: an aanvraag that was just started, and its address."""

import uuid
from dataclasses import dataclass

import pytest
from flask import Flask

from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import OP, maak_aanvraag, vul_driehoek
from tests.factories.clienten import VG7, Zorg, maak_client
from tests.factories.wereld import Wereld


@dataclass
class Zaak:
    """Ids of an aanvraag and its client; rows are looked up anew in each context."""

    app: Flask
    id: uuid.UUID
    client_id: uuid.UUID
    nummer: str

    @property
    def adres(self) -> str:
        """Give the address of the aanvraag."""
        return f"/aanvragen/{self.id}"

    def lees(self) -> Aanvraag:
        """Read the row; needs an application context."""
        return db.session.get_one(Aanvraag, self.id)


@pytest.fixture
def op_de_dag():
    """Hold the clock on the day of the examples."""
    with clock.freeze(OP):
        yield OP


@pytest.fixture
def nieuwe_client(app, wereld: Wereld):
    """Make a client at a location of the wereld; gives the id."""

    def maak(locatie: str = "locatie", zorg: Zorg | None = VG7, **velden: str) -> uuid.UUID:
        with app.app_context():
            client = maak_client(db.session.get_one(Locatie, wereld[locatie]), zorg, **velden)
            db.session.commit()
            return client.id

    return maak


@pytest.fixture
def zaak(app, wereld: Wereld, op_de_dag) -> Zaak:
    """Start an aanvraag with its driehoek, nothing else filled in."""
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), VG7, code="T-0001")
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        aanvraag = maak_aanvraag(client, manager)
        vul_driehoek(aanvraag, wereld)
        db.session.commit()
        return Zaak(app, aanvraag.id, client.id, aanvraag.nummer)
