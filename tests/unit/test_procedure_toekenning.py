"""Where a toekenning stands follows from its days, and from how it ended."""

from datetime import date

import pytest

from portal.domain.procedure import (
    Duur,
    Eindereden,
    ToekenningToestand,
    bepaal_toekenning_toestand,
)

INGANG, LAATSTE = date(2026, 5, 1), date(2028, 4, 30)
T, R = ToekenningToestand, Eindereden


def duur(einde=LAATSTE, reden=None, *, bevestigd=True):
    return Duur(ingang=INGANG, laatste_dag=LAATSTE, einde=einde, reden=reden, bevestigd=bevestigd)


@pytest.mark.parametrize(
    ("dag", "toestand"),
    [
        (date(2026, 4, 30), T.TOEKOMSTIG),
        (date(2026, 5, 1), T.LOPEND),
        (date(2028, 4, 30), T.LOPEND),
        (date(2028, 5, 1), T.AFGELOPEN),
    ],
)
def test_op_de_laatste_dag_loopt_zij_nog(dag, toestand):
    assert bepaal_toekenning_toestand(duur(), dag) is toestand


@pytest.mark.parametrize(
    ("reden", "toestand"),
    [
        (R.VERTREK, T.BEEINDIGD),
        (R.OVERLIJDEN, T.BEEINDIGD),
        (R.VERVANGEN, T.VERVANGEN),
        (R.HERSTELD, T.VERVANGEN),
        (R.VERHUIZING, T.VERVANGEN),
        (R.INGETROKKEN, T.INGETROKKEN),
        (R.HERROEPEN, T.HERROEPEN),
    ],
)
def test_na_een_eerder_einde_zegt_de_reden_het(reden, toestand):
    eerder = duur(date(2026, 12, 31), reden)
    assert bepaal_toekenning_toestand(eerder, date(2026, 12, 31)) is T.LOPEND
    assert bepaal_toekenning_toestand(eerder, date(2027, 1, 1)) is toestand


@pytest.mark.parametrize("dag", [date(2026, 1, 1), date(2026, 6, 1)])
def test_wat_nooit_ingaat_is_meteen_wat_de_reden_zegt(dag):
    nooit = duur(date(2026, 4, 30), R.VERVANGEN)
    assert bepaal_toekenning_toestand(nooit, dag) is T.VERVANGEN


@pytest.mark.parametrize("dag", [date(2026, 1, 1), date(2027, 1, 1), date(2029, 1, 1)])
def test_zonder_tweede_persoon_wacht_zij(dag):
    assert bepaal_toekenning_toestand(duur(bevestigd=False), dag) is T.TE_BEVESTIGEN
