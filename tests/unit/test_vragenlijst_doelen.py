"""The doelen: dates within the period, a tussenmeting in a long one, every old doel."""

from __future__ import annotations

from datetime import date

import pytest
from hulp import vorm

from portal.domain.vragenlijst import (
    Doelfout,
    Termijn,
    Vragenlijst,
    doelfouten,
    doelnaam,
    doelvelden,
    lege_doelvelden,
)

LIJST = Vragenlijst.uit_gegevens(vorm("vragenlijst"))
DOELEN, TERUGBLIK = LIJST.vragen["dl-doelen"], LIJST.vragen["ha-doelen"]
JAAR = Termijn(date(2026, 5, 1), date(2027, 4, 30), met_tussenmeting=False)
LANG = Termijn(date(2026, 5, 1), date(2027, 5, 31), met_tussenmeting=True)


@pytest.mark.parametrize(
    ("doel", "termijn", "verwacht"),
    [
        ({"einddatum": "2027-04-30"}, JAAR, ()),
        ({"einddatum": "2026-05-01"}, JAAR, ()),
        ({"einddatum": "2027-05-01"}, JAAR, (Doelfout("na_laatste_dag", 1, "einddatum"),)),
        ({"einddatum": "2026-04-30"}, JAAR, (Doelfout("voor_ingangsdatum", 1, "einddatum"),)),
        (
            {"einddatum": "2027-05-01"},
            LANG,
            (Doelfout("tussenmeting_ontbreekt", 1, "tussenmeting"),),
        ),
        ({"einddatum": "2027-05-01", "tussenmeting": "2026-11-01"}, LANG, ()),
        ({"einddatum": "2026-11-01", "tussenmeting": "2026-11-01"}, LANG, ()),
        (
            {"einddatum": "2026-11-01", "tussenmeting": "2026-11-02"},
            LANG,
            (Doelfout("tussenmeting_na_einddatum", 1, "tussenmeting"),),
        ),
        ({"einddatum": "binnenkort", "tussenmeting": None}, JAAR, ()),
        (
            {"einddatum": "", "tussenmeting": "2027-06-01"},
            LANG,
            (Doelfout("na_laatste_dag", 1, "tussenmeting"),),
        ),
    ],
)
def test_dates_stay_within_the_period(doel, termijn, verwacht):
    assert doelfouten(DOELEN, [doel], termijn) == verwacht


@pytest.mark.parametrize(
    ("aantal", "verwacht"),
    [
        (0, (Doelfout("te_weinig_doelen"),)),
        (1, ()),
        (8, ()),
        (9, (Doelfout("te_veel_doelen"),)),
    ],
)
def test_one_to_eight_doelen(aantal, verwacht):
    assert doelfouten(DOELEN, [{}] * aantal, JAAR) == verwacht


def test_every_old_doel_comes_back():
    vorige = {"een", "twee"}
    een, twee = {"doel_id": "een"}, {"doel_id": "twee"}
    assert doelfouten(TERUGBLIK, [een, twee], LANG, vorige) == ()
    assert doelfouten(TERUGBLIK, [een], LANG, vorige) == (Doelfout("oud_doel_ontbreekt"),)


def test_the_parts_of_a_new_and_of_an_old_doel():
    assert [veld.id for veld in doelvelden(LIJST, TERUGBLIK)] == [
        *("stand_vorig_doel", "uitleg_vorig_doel", "vervolg_vorig_doel"),
    ]
    nieuw = doelvelden(LIJST, DOELEN)
    assert [veld.id for veld in nieuw if not veld.verplicht] == [
        *("tussenmeting", "uren_minder_bij_behalen"),
    ]
    assert "doel_id" not in [veld.id for veld in nieuw]


def test_only_a_doel_of_a_group_can_hold_for_the_whole_afdeling():
    keuzes = {
        groep: next(
            veld.opties
            for veld in doelvelden(LIJST, DOELEN, groep=groep)
            if veld.id == "geldt_voor"
        )
        for groep in (False, True)
    }
    altijd = ("cliënt", "hele groep", "omgeving of team")
    assert keuzes == {False: altijd, True: (*altijd, "hele afdeling")}
    doel = {"geldt_voor": "hele afdeling"}
    assert "geldt_voor" in lege_doelvelden(LIJST, DOELEN, doel)
    assert "geldt_voor" not in lege_doelvelden(LIJST, DOELEN, doel, groep=True)


@pytest.mark.parametrize(
    ("doel", "naam"),
    [
        ({"korte_naam": "rust", "geldt_voor": "hele afdeling"}, "rust (hele afdeling)"),
        ({"korte_naam": "rust", "geldt_voor": "hele groep"}, "rust"),
        ({"korte_naam": "rust"}, "rust"),
        ({"geldt_voor": "hele afdeling"}, ""),
        ({"korte_naam": None}, ""),
    ],
)
def test_a_letter_says_which_doel_holds_for_the_whole_afdeling(doel, naam):
    assert doelnaam(doel) == naam
