"""When a toekenning is evaluated: every reason of ending, and the days themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.procedure import (
    Duur,
    Eindereden,
    Evaluatieplicht,
    Evaluatiestand,
    Volgregels,
    bepaal_evaluatieplicht,
    bepaal_evaluatiestand,
    bevestiging_uiterlijk,
    evaluatie_herinnering,
    evaluatie_vanaf,
    tussenstand_op,
)
from portal.platform.calendar_data import load_volgregels

REGELS = Volgregels(evaluatie_voor_einde=30, herinnering_na_einde=28, bevestiging_na_ingang=42)
INGANG, LAATSTE = date(2026, 4, 1), date(2027, 3, 31)
GEEN = {Eindereden.HERSTELD, Eindereden.HERROEPEN, Eindereden.INGETROKKEN}


def duur(einde: date = LAATSTE, reden: Eindereden | None = None, *, bevestigd: bool = True) -> Duur:
    """Give a toekenning of one year."""
    return Duur(ingang=INGANG, laatste_dag=LAATSTE, einde=einde, reden=reden, bevestigd=bevestigd)


def stand(dag: date, gegeven: Duur | None = None, *, gedaan: bool = False) -> Evaluatiestand:
    """Say how the eindevaluatie stands."""
    return bepaal_evaluatiestand(gegeven or duur(), dag, REGELS, gedaan=gedaan)


def test_config_holds_the_days_of_the_rules():
    assert load_volgregels(INGANG) == REGELS


@pytest.mark.parametrize("reden", [None, *Eindereden])
def test_plicht_per_reden(reden):
    verwacht = Evaluatieplicht.VERPLICHT
    if reden in GEEN:
        verwacht = Evaluatieplicht.GEEN
    elif reden is Eindereden.OVERLIJDEN:
        verwacht = Evaluatieplicht.VRIJWILLIG
    einde = LAATSTE if reden is None else date(2026, 9, 30)
    assert bepaal_evaluatieplicht(duur(einde, reden)) is verwacht


def test_never_in_force_or_not_confirmed_has_nothing_to_evaluate():
    nooit = duur(INGANG - timedelta(days=1), Eindereden.VERVANGEN)
    assert bepaal_evaluatieplicht(nooit) is Evaluatieplicht.GEEN
    assert bepaal_evaluatieplicht(duur(bevestigd=False)) is Evaluatieplicht.GEEN
    assert stand(LAATSTE, nooit) is Evaluatiestand.NIET_NODIG


def test_what_was_over_before_the_portal_is_voluntary_and_never_late():
    assert bepaal_evaluatieplicht(duur(), voor_portaal=True) is Evaluatieplicht.VRIJWILLIG
    gevonden = bepaal_evaluatiestand(
        duur(), date(2029, 1, 1), REGELS, gedaan=False, voor_portaal=True
    )
    assert gevonden is Evaluatiestand.OPEN


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2027, 2, 28), Evaluatiestand.NOG_NIET),
        (date(2027, 3, 1), Evaluatiestand.OPEN),
        (date(2027, 4, 27), Evaluatiestand.OPEN),
        (date(2027, 4, 28), Evaluatiestand.TE_LAAT),
    ],
)
def test_days_of_scenario_s16(dag, verwacht):
    assert stand(dag) is verwacht


def test_done_is_done_on_any_day():
    assert stand(date(2026, 5, 1), gedaan=True) is Evaluatiestand.GEDAAN
    assert stand(date(2028, 5, 1), gedaan=True) is Evaluatiestand.GEDAAN


def test_earlier_end_opens_at_once_and_is_late_from_that_end():
    eerder = duur(date(2026, 9, 30), Eindereden.AFBOUW)
    assert stand(date(2026, 5, 1), eerder) is Evaluatiestand.OPEN
    assert stand(date(2026, 10, 27), eerder) is Evaluatiestand.OPEN
    assert stand(date(2026, 10, 28), eerder) is Evaluatiestand.TE_LAAT
    assert evaluatie_herinnering(eerder.einde, REGELS) == date(2026, 10, 28)


def test_overlijden_is_open_and_never_late():
    overleden = duur(date(2026, 9, 30), Eindereden.OVERLIJDEN)
    assert stand(date(2027, 9, 30), overleden) is Evaluatiestand.OPEN


@pytest.mark.parametrize(
    ("ingang", "laatste", "verwacht"),
    [
        (date(2026, 9, 15), date(2026, 12, 14), date(2026, 10, 30)),
        (date(2026, 9, 15), date(2027, 3, 14), date(2026, 12, 14)),
        (date(2027, 11, 30), date(2028, 2, 29), date(2028, 1, 15)),
    ],
)
def test_tussenstand_of_preventief_is_half_way(ingang, laatste, verwacht):
    assert tussenstand_op(ingang, laatste) == verwacht


def test_plan_is_confirmed_within_six_weeks():
    assert bevestiging_uiterlijk(date(2026, 5, 1), REGELS) == date(2026, 6, 12)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(0, 1100), st.integers(-60, 1300))
def test_it_never_closes_again_while_it_is_not_done(ingang, dagen, verschil):
    einde = ingang + timedelta(days=dagen)
    gegeven = Duur(ingang=ingang, laatste_dag=einde, einde=einde)
    dag = ingang + timedelta(days=verschil)
    volgorde = [Evaluatiestand.NOG_NIET, Evaluatiestand.OPEN, Evaluatiestand.TE_LAAT]
    vandaag, morgen = stand(dag, gegeven), stand(dag + timedelta(days=1), gegeven)
    assert volgorde.index(vandaag) <= volgorde.index(morgen)
    assert evaluatie_vanaf(gegeven, REGELS) >= ingang
