"""What the tests of spiegelinformatie share: a year at six aanbieders, and when it is closed."""

from datetime import UTC, datetime

import pytest

from portal.platform import clock
from portal.platform.database import db
from portal.spiegel.actions.maken import maak_spiegel
from tests.factories.jaarcijfers import JAAR, maak_jaarcijfers

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def jaarcijfers(app, wereld):
    """Fill the year; give it."""
    with app.app_context():
        maak_jaarcijfers(wereld)
        db.session.commit()
    return JAAR


@pytest.fixture
def publicatie(app, jaarcijfers):
    """Make the spiegelinformatie of the year; give the year."""
    with app.app_context():
        maak_spiegel(jaarcijfers, op=OP)
        db.session.commit()
    return jaarcijfers
