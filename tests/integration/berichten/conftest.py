"""An aanvraag in each toestand, with nothing told yet."""

import pytest

from portal.aanvraag.models import Aanvraag
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.postbus import leeg_postbus


@pytest.fixture
def doe(app, wereld):
    """Do something as a user in a transaction of its own: `doe(actie, rol, aanvraag_id)`."""

    def voer(actie, rol, rij_id, *, soort=Aanvraag, welke="eigen"):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(rol, welke))
            uit = actie(db.session.get_one(soort, rij_id), door)
            db.session.commit()
            return uit

    return voer


@pytest.fixture
def maak(app, wereld):
    """Make something in a transaction of its own, and forget what was told meanwhile."""

    def bouw(fabriek, *args, **rest):
        with app.app_context():
            rij_id = fabriek(wereld, *args, **rest).id
            db.session.commit()
        leeg_postbus(app)
        return rij_id

    return bouw
