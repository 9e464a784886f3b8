"""Lead times of the report: of enough clients, however many besluiten there are about them."""

from datetime import UTC, datetime

import pytest

from portal.domain.statistiek import Periode
from portal.monitoring.actions.afdoeningen import werk_afdoeningen_bij
from portal.monitoring.actions.rapport import reken_rapport
from portal.platform import clock
from portal.platform.database import db
from tests.factories.jaarcijfers import maak_plaatsen, maak_vaker

JAAR, OP = 2026, datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
ALLE = {("thuis", ""): 5, ("instelling", ""): 5, ("onbekend", ""): 5}
"""The stopped days; at one zorgkantoor there are three aanbieders: two without the largest."""
WEINIG = {("instelling", ""): None, ("onbekend", ""): 5}


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


def vul(app, wereld, clienten, keer):
    """Fill a year at six aanbieders with 5 besluiten each of some clients, beside 3 of others."""
    with app.app_context():
        for plaats in maak_plaatsen(wereld):
            maak_vaker(plaats, JAAR, clienten=clienten, keer=keer, leveringsvorm="pgb")
            maak_vaker(plaats, JAAR, clienten=clienten, keer=keer, leveringsvorm="verblijf")
            maak_vaker(plaats, JAAR, clienten=3, keer=1, leveringsvorm="verblijf", stil=False)
            maak_vaker(plaats, JAAR, clienten=3, keer=1, leveringsvorm="")
        db.session.commit()


def lees_tijden(app):
    """Give of every group that is shown the stopped days."""
    with app.app_context():
        rijen = reken_rapport(Periode(JAAR), OP, [], op=OP).getoond["doorlooptijd"]
    return {(groep, van): stil for groep, van, _, _, stil, *_ in rijen}


@pytest.mark.parametrize(("clienten", "keer", "getoond"), [(1, 5, WEINIG), (5, 1, ALLE)])
def test_dertig_besluiten_over_zes_of_over_dertig_clienten(app, wereld, clienten, keer, getoond):
    """Without the largest aanbieder 25 besluiten are left, about 5 clients or about 25."""
    vul(app, wereld, clienten, keer)
    assert lees_tijden(app) == getoond
    with app.app_context():
        assert werk_afdoeningen_bij(OP) > 0
    assert lees_tijden(app) == getoond
