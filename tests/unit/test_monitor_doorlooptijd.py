"""Lead times are shown only of large groups, on a raster, and never nearer to all than allowed."""

import uuid
from collections import Counter
from datetime import date

import pytest

from portal.monitoring.queries.tabel import toon_doorlooptijden
from portal.monitoring.queries.tellen import Doorlooptijd
from portal.platform.statistics_data import load_bescherming

REGELS = load_bescherming(date(2026, 11, 22))
VIER = [uuid.UUID(int=nr) for nr in range(4)]


def meting(dagen, *, binnen, stil=0, aanbieders=4):
    aantal = sum(dagen.values())
    verdeeld = Counter(VIER[nr % aanbieders] for nr in range(aantal))
    return Doorlooptijd(Counter(dagen), Counter({13: stil}), verdeeld, binnen)


@pytest.mark.parametrize(
    ("deel", "verwacht"),
    [
        # 40 besluiten in 41 days and 20 in 63; 30 in time is half; 12 stood still.
        (meting({41: 40, 63: 20}, binnen=30, stil=12), [40, 65, 15, 50, False]),
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
    assert toon_doorlooptijden({("thuis", ""): klein, ("thuis", "a"): weinig}, REGELS) == []
