"""Dossiers in lists, in toetsing and scored, and the steps of a besluit as people take them in a browser."""

from datetime import UTC, datetime

import pytest

from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.beoordeling import maak_rij
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag
from tests.factories.toetsing import ONTVANGEN, maak_in_toetsing

LIJSTDAG = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def op_lijstdag():
    """Freeze the clock on the day on which the lists are looked at."""
    with clock.freeze(LIJSTDAG):
        yield


@pytest.fixture
def maak_rijen(app, wereld):
    """Give a function that makes rows, and gives one of their values in that order."""

    def maak(veld, *wensen):
        with app.app_context():
            gemaakt = [getattr(maak_rij(wereld, rij), veld) for rij in wensen]
            db.session.commit()
        return gemaakt

    return maak


@pytest.fixture
def op_toetsdag():
    """Freeze the clock on the day on which an aanvraag came in and is scored."""
    with clock.freeze(ONTVANGEN):
        yield


@pytest.fixture
def in_toetsing(op_toetsdag, app, wereld):
    """Give a function that makes an aanvraag in toetsing and gives its id."""

    def maak(wens=S01):
        with app.app_context():
            aanvraag_id = maak_in_toetsing(wereld, wens).id
            db.session.commit()
        return aanvraag_id

    return maak


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
