"""What the tests of ontwikkeltrajecten share: a clock, and trajecten made by the real actions."""

import pytest
import sqlalchemy as sa

from portal.ontwikkeltraject.models import Trajectgebeurtenis
from portal.platform import clock
from portal.platform.database import db
from tests.factories.traject import GEPLAND, OP, maak_traject


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    """Give a function that makes a traject, and gives its id."""

    def doe(wens=GEPLAND):
        with app.app_context(), clock.freeze(wens.op):
            traject = maak_traject(wereld, wens)
            db.session.commit()
            return traject.id

    return doe


@pytest.fixture
def gebeurd(app):
    """Give the kinds of events of a traject, in order."""

    def doe(traject_id):
        with app.app_context():
            vraag = sa.select(Trajectgebeurtenis.soort).order_by(Trajectgebeurtenis.nr)
            return db.session.scalars(
                vraag.where(Trajectgebeurtenis.traject_id == traject_id)
            ).all()

    return doe
