"""Dossiers that were scored, and the steps of a besluit as people take them in a browser."""

import pytest

from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import Besluitstappen
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag


@pytest.fixture
def op_besluitdag():
    """Freeze the clock on the day of the besluit."""
    with clock.freeze(BESLUIT_OP):
        yield


@pytest.fixture
def maak_getoetst(app, wereld, op_besluitdag):
    """Give a function that makes a scored aanvraag and gives its id."""

    def maak(wens, toets, **rest):
        with app.app_context():
            aanvraag_id = maak_getoetste_aanvraag(wereld, wens, toets, **rest).id
            db.session.commit()
        return aanvraag_id

    return maak


@pytest.fixture
def stappen(app, als):
    """Give the steps of a besluit, by who takes them."""
    return Besluitstappen(app, als)
