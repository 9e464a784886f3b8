"""Looptijd, bezwaar, aanvulling and the other single dates, with the data files themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import (
    Maandgrens,
    Stap,
    antwoorddatum_bijstellen,
    bepaal_einde_looptijd,
    buiten_behandeling_tot,
    controleer_hersteldatum,
    hersteldatumgrenzen,
    laatste_dag_bezwaar,
    laatste_dag_ingebrekestelling,
    laatste_dag_looptijd,
    laatste_verzenddatum,
    looptijdgrens,
)
from portal.platform.calendar_data import load_kalender, load_looptijdregels, load_termijnregels

KALENDER = load_kalender()
REGELS = load_termijnregels(date(2026, 11, 16))
LOOPTIJD = load_looptijdregels(date(2026, 11, 16))
NOG = {"regels": REGELS, "kalender": KALENDER}


@pytest.mark.parametrize(
    ("ingang", "maanden", "laatste"),
    [
        (date(2026, 9, 15), 3, date(2026, 12, 14)),
        (date(2026, 9, 15), 6, date(2027, 3, 14)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),  # S12
        (date(2026, 8, 31), 6, date(2027, 2, 28)),  # S12
        (date(2027, 11, 29), 3, date(2028, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 3, date(2028, 5, 28)),
        (date(2028, 2, 29), 6, date(2028, 8, 28)),
        (date(2028, 2, 29), 36, date(2031, 2, 28)),
        (date(2026, 5, 1), 24, date(2028, 4, 30)),  # S01
        (date(2026, 3, 1), 12, date(2027, 2, 28)),  # S13
        (date(2026, 12, 1), 18, date(2028, 5, 31)),  # S16
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_laatste_dag_van_de_looptijd(ingang, maanden, laatste):
    assert laatste_dag_looptijd(ingang, maanden) == laatste


@pytest.mark.parametrize(
    ("ingang", "stappen"),
    [
        (
            date(2026, 5, 1),
            (
                Stap("ingang", date(2026, 5, 1)),
                Stap("maanden", date(2026, 11, 1), maanden=6),
                Stap("dag_ervoor", date(2026, 10, 31)),
                Stap("looptijd_verschuift_niet", date(2026, 10, 31)),
            ),
        ),
        (
            date(2026, 8, 31),
            (
                Stap("ingang", date(2026, 8, 31)),
                Stap("maanden", date(2027, 2, 28), maanden=6),
                Stap("einde_van_de_maand", date(2027, 2, 28)),
                Stap("looptijd_verschuift_niet", date(2027, 2, 28)),
            ),
        ),
    ],
)
def test_de_laatste_dag_van_de_looptijd_met_stappen(ingang, stappen):
    """Both last days are no working days (a Saturday and a Sunday), and stay where they are."""
    berekend = bepaal_einde_looptijd(ingang, 6)
    assert (berekend.datum, berekend.stappen) == (stappen[-1].dag, stappen)
    assert not KALENDER.is_werkdag(berekend.datum)


@given(st.dates(date(2015, 1, 1), date(2080, 1, 1)), st.integers(1, 36))
def test_een_looptijd_groeit_met_elke_maand(ingang, maanden):
    laatste = laatste_dag_looptijd(ingang, maanden)

    assert laatste >= ingang
    assert laatste < laatste_dag_looptijd(ingang, maanden + 1)


def test_een_looptijd_heeft_minstens_een_maand():
    with pytest.raises(DomeinFout) as fout:
        laatste_dag_looptijd(date(2026, 1, 1), 0)

    assert (fout.value.code, fout.value.gegevens) == ("looptijd_te_kort", {"maanden": 0})


@pytest.mark.parametrize(
    ("preventief", "vg7plus", "grens"),
    [
        (False, False, Maandgrens(1, 36)),
        (False, True, Maandgrens(1, 12)),
        (True, False, Maandgrens(3, 6)),
        (True, True, Maandgrens(3, 6)),
    ],
)
def test_grenzen_van_de_looptijd(preventief, vg7plus, grens):
    assert looptijdgrens(preventief=preventief, vg7plus=vg7plus, regels=LOOPTIJD) == grens


@pytest.mark.parametrize(("maanden", "binnen"), [(2, False), (3, True), (6, True), (7, False)])
def test_maandgrens_is_inclusief(maanden, binnen):
    assert Maandgrens(3, 6).omvat(maanden) is binnen


def test_overige_getallen_van_de_looptijd():
    assert (LOOPTIJD.tussenmeting_na_maanden, LOOPTIJD.machtiging_maanden) == (12, 12)


def test_bezwaar_na_15_april_2026():  # S01
    assert laatste_dag_bezwaar(date(2026, 4, 15), **NOG).datum == date(2026, 5, 27)


def test_bezwaar_rond_5_mei_2027_noemt_elke_overgeslagen_dag():  # S06
    berekend = laatste_dag_bezwaar(date(2027, 3, 24), **NOG)

    assert berekend.datum == date(2027, 5, 10)
    assert berekend.stappen == (
        Stap("begin", date(2027, 3, 24)),
        Stap("termijn", date(2027, 5, 5), dagen=42),
        Stap("verschoven", date(2027, 5, 6), date(2027, 5, 5), 1, "bevrijdingsdag"),
        Stap("verschoven", date(2027, 5, 7), date(2027, 5, 6), 1, "hemelvaartsdag"),
        Stap("verschoven", date(2027, 5, 8), date(2027, 5, 7), 1, "gelijkgesteld"),
        Stap("verschoven", date(2027, 5, 9), date(2027, 5, 8), 1, "zaterdag"),
        Stap("verschoven", date(2027, 5, 10), date(2027, 5, 9), 1, "zondag"),
    )


def test_bezwaar_na_30_oktober_2026():  # S07
    assert laatste_dag_bezwaar(date(2026, 10, 30), **NOG).datum == date(2026, 12, 11)


@pytest.mark.parametrize(
    ("begin", "laatste"),
    [
        (date(2026, 12, 14), date(2027, 1, 11)),  # S03
        (date(2026, 11, 27), date(2026, 12, 28)),  # Christmas and the weekend after it
    ],
)
def test_buiten_behandeling_kan_vier_weken(begin, laatste):
    assert buiten_behandeling_tot(begin, **NOG).datum == laatste


def test_na_de_bekende_gelijkgestelde_dagen_staat_erbij_dat_de_datum_niet_zeker_is():
    zeker = laatste_dag_bezwaar(date(2028, 11, 17), **NOG)
    onzeker = laatste_dag_bezwaar(date(2028, 11, 20), **NOG)
    assert (zeker.datum, zeker.stappen[-1].code) == (date(2028, 12, 29), "termijn")
    assert onzeker.stappen[-1] == Stap("gelijkgesteld_onbekend", date(2029, 1, 2))


def test_ingebrekestelling_geeft_twee_weken():
    assert laatste_dag_ingebrekestelling(date(2026, 4, 13), **NOG).datum == date(2026, 4, 28)


def test_antwoorddatum_valt_op_een_werkdag():
    assert antwoorddatum_bijstellen(date(2026, 12, 11), **NOG) == date(2026, 12, 28)


def test_de_brief_gaat_hoogstens_vijf_werkdagen_later():
    assert laatste_verzenddatum(date(2026, 12, 23), **NOG) == date(2026, 12, 31)


def test_hersteldatum_grenzen():
    grenzen = hersteldatumgrenzen(date(2026, 11, 30), **NOG)

    assert grenzen.vroegste == date(2026, 12, 7)
    assert grenzen.voorstel == date(2026, 12, 14)
    assert grenzen.laatste == date(2027, 1, 11)


@pytest.mark.parametrize("hersteldatum", [date(2026, 12, 7), date(2027, 1, 11)])
def test_hersteldatum_op_de_grens_mag(hersteldatum):
    controleer_hersteldatum(hersteldatum, vraagdag=date(2026, 11, 30), **NOG)


@pytest.mark.parametrize("hersteldatum", [date(2026, 12, 6), date(2027, 1, 12)])
def test_hersteldatum_buiten_de_grens(hersteldatum):
    with pytest.raises(DomeinFout) as fout:
        controleer_hersteldatum(hersteldatum, vraagdag=date(2026, 11, 30), **NOG)

    assert fout.value.code == "hersteldatum_buiten_bereik"
    assert fout.value.gegevens == {
        "hersteldatum": hersteldatum,
        "vroegste": date(2026, 12, 7),
        "laatste": date(2027, 1, 11),
    }


def test_voor_de_eerste_versie_zijn_er_geen_regels():
    with pytest.raises(LookupError, match="2014-12-31"):
        load_termijnregels(date(2014, 12, 31))
