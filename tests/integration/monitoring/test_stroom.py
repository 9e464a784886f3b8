"""Who goes on at another zorgkantoor counts the same for one zorgkantoor as in the report."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.beoordeling.actions.einddag import zet_einde
from portal.domain.statistiek import Periode
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.tellen import Telraam, tel_halfjaren
from portal.platform.database import db
from tests.factories.toekenning import Toekenningwens, maak_toekenning

BEKEND = datetime(2025, 1, 1, tzinfo=UTC)
PEILMOMENT = datetime(2027, 2, 1, tzinfo=UTC)


def tel(kantoor=None):
    raam = Telraam(Periode(2026, 2), PEILMOMENT, kantoor)
    [geteld] = tel_halfjaren([raam], get_definities()).values()
    return {(plek, maat): aantal for (_, plek, maat), aantal in geteld.items() if "stroom" in maat}


@pytest.mark.parametrize(
    ("ingang", "aantal"), [(date(2026, 9, 1), 0), (date(2026, 10, 1), 0), (date(2026, 10, 2), 1)]
)
def test_wie_elders_doorgaat_stroomt_nergens_uit_of_in(app, wereld, ingang, aantal):
    """From the next day on at another zorgkantoor it goes on; on the 32nd day it does not."""
    with app.app_context():
        oud = maak_toekenning(wereld, Toekenningwens(ingang=date(2025, 1, 1), maanden=36))
        wens = Toekenningwens(locatie="locatie_ander", ingang=ingang, maanden=36)
        nieuw = maak_toekenning(wereld, wens, client=oud.client)
        oud.geregistreerd_op = nieuw.geregistreerd_op = BEKEND
        zet_einde(oud, date(2026, 8, 31), "vertrek", op=BEKEND + timedelta(days=500))
        db.session.flush()
        van, naar = oud.zorgkantoor_id, nieuw.zorgkantoor_id
        alles = tel()
        assert van != naar
        assert {plek: n for plek, n in alles.items() if n} == (
            {(van, "uitstroom"): 1, (naar, "instroom"): 1} if aantal else {}
        )
        for kantoor in (van, naar):
            assert tel(kantoor) == {plek: n for plek, n in alles.items() if plek[0] == kantoor}
