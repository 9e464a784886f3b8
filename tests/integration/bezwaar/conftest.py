"""What the tests of bezwaar share: a clock, and bezwaren made by the real actions."""

import pytest
import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.bezwaarstappen import Zaak, neem_in_behandeling
from tests.factories.bezwaar import EIGEN_NAAM, OP, maak_bezwaar


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    """Give a function that lodges a bezwaar, and gives its id."""

    def doe(inhoud=EIGEN_NAAM, **rest):
        with app.app_context():
            bezwaar = maak_bezwaar(wereld, inhoud, **rest)
            db.session.commit()
            return bezwaar.id

    return doe


@pytest.fixture
def lees(app):
    """Give some fields of all rows of a table, in the order of a column."""

    def doe(soort, *velden, orde="id"):
        with app.app_context():
            vraag = sa.select(soort).order_by(getattr(soort, orde))
            return [
                tuple(getattr(rij, veld) for veld in velden) for rij in db.session.scalars(vraag)
            ]

    return doe


@pytest.fixture
def zaak(app, als, wereld, maak):
    """Give a bezwaar that the first bezwaarbehandelaar handles."""

    def doe(inhoud=EIGEN_NAAM, *, met_commissie=False, **rest):
        bezwaar_id = maak(inhoud, **rest)
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEZWAARBEHANDELAAR))
            bezwaar = db.session.get_one(Bezwaar, bezwaar_id)
            neem_in_behandeling(bezwaar, door, met_commissie=met_commissie)
            db.session.commit()
        return Zaak(app, als, wereld, bezwaar_id)

    return doe
