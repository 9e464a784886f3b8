"""A client of the own aanbieder, in 7VG, who lives at De Es."""

import pytest

from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_client


@pytest.fixture
def client_id(app, wereld):
    """Give the id of client ES-014, achternaam Ahorn, born on 12 May 1990."""
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), code="ES-014")
        db.session.commit()
        return client.id


@pytest.fixture
def wijzig(als):
    """Fill in the form of a client page as the manager or somebody else."""

    def stuur(wie, adres, velden, *, met, status=303):
        browser = als(wie)
        pagina = browser.open(adres)
        return browser.vul_in(pagina, velden, formulier=pagina.formulier(met=met), status=status)

    return stuur
