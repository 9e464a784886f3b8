"""Lead times are shown only of large groups, on a raster, and never nearer to all than allowed."""

import uuid
from collections import Counter
from datetime import date

import pytest

from portal.domain.statistiek import Doorlooptijd as Besluitduur
from portal.monitoring.queries.tabel import toon_doorlooptijden
from portal.monitoring.queries.tellen import Doorlooptijd
from portal.platform.statistics_data import load_bescherming

REGELS = load_bescherming(date(2026, 11, 22))
VIER = [uuid.UUID(int=nr) for nr in range(4)]


def meting(dagen, *, binnen, stil=0, aanbieders=4, stil_bij=4, keer=1):
    """Count besluiten at so many aanbieders; the first are in time, and the first stood still.

    Args:
        stil_bij: At how many aanbieders the term stood still.
        keer: How many besluiten a client has.
    """
    gemeten = Doorlooptijd()
    stond = [nr for nr in range(sum(dagen.values())) if nr % aanbieders < stil_bij][:stil]
    for nr, netto in enumerate(Counter(dagen).elements()):
        wie, extra = divmod(nr // aanbieders, keer)[0], 13 if nr in stond else 0
        duur = Besluitduur(dagen=netto + extra, dagen_stil=extra, op_tijd=nr < binnen)
        aanbieder = VIER[nr % aanbieders]
        gemeten.tel_besluit(duur, aanbieder, uuid.uuid5(aanbieder, str(wie)))
    return gemeten


@pytest.mark.parametrize(
    ("deel", "verwacht"),
    [
        # 40 besluiten in 41 days and 20 in 63; 30 in time is half; 16 stood still.
        (meting({41: 40, 63: 20}, binnen=30, stil=16), [40, 65, 15, 50, False]),
        # Stood still: of one or of three aanbieders, or 9 clients without the largest.
        (meting({41: 60}, binnen=40, stil=15, stil_bij=1), [40, 40, None, 65, False]),
        (meting({41: 60}, binnen=40, stil=45, stil_bij=3), [40, 40, None, 65, False]),
        (meting({41: 60}, binnen=40, stil=12), [40, 40, None, 65, False]),
        # The same with 24 besluiten about 12 clients, and with 28 about 14.
        (meting({41: 120}, binnen=80, stil=24, keer=2), [40, 40, None, 65, False]),
        (meting({41: 120}, binnen=80, stil=28, keer=2), [40, 40, 15, 65, False]),
        # 16 too late or in time are 8 clients; then "at least" would not be true.
        (meting({41: 120}, binnen=104, keer=2), [40, 40, None, None, False]),
        (meting({41: 120}, binnen=16, keer=2), [40, 40, None, None, False]),
        # Nobody, one or nine too late look the same: at least (60 - 10) / 60.
        (meting({41: 60}, binnen=60), [40, 40, None, 80, True]),
        (meting({41: 60}, binnen=51), [40, 40, None, 80, True]),
        (meting({41: 60}, binnen=50), [40, 40, None, 85, False]),
        (meting({41: 60}, binnen=9, stil=9), [40, 40, None, None, False]),
    ],
)
def test_wat_van_een_groep_wordt_getoond(deel, verwacht):
    assert toon_doorlooptijden({("thuis", ""): deel}, REGELS) == [["thuis", "", *verwacht]]


def test_van_te_weinig_aanbieders_of_clienten_niets():
    klein = meting({41: 12}, binnen=12)
    weinig = meting({41: 60}, binnen=60, aanbieders=3)
    vaker = meting({41: 24}, binnen=24, keer=2)
    alle = {("thuis", ""): klein, ("thuis", "a"): weinig, ("thuis", "b"): vaker}
    assert toon_doorlooptijden(alle, REGELS) == []
