"""The figures of the meerzorgplan on 1 January: edges of days, splits, groups and amounts."""

from datetime import date
from fractions import Fraction

import pytest

from portal.domain.meerzorgplan import Eenheid, Lvhcrij, bedrag_op, moment_van, stand_op
from portal.domain.meerzorgplan.cijfer import procent, rond
from portal.domain.meerzorgplan.peildag import (
    bereken_gemiddeld,
    bereken_totaal,
    tel_clienten,
    tel_groepen,
    tel_lvhc,
)
from tests.unit.planrijen import REGELS, ids, nr, op, toekenning, waarden

D, V = date(2026, 1, 1), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        ("2026-01-01", "2026-06-30", True),
        ("2025-03-01", "2026-01-01", True),
        ("2026-01-02", "2026-06-30", False),
        ("2025-03-01", "2025-12-31", False),
        ("2026-01-01", "2025-12-31", False),
    ],
)
def test_de_eerste_en_de_laatste_dag_tellen_mee(van, tot, telt):
    rij = toekenning(1, van, tot)

    assert stand_op([rij], D) == ({rij.client: rij} if telt else {})


def test_een_client_telt_eens_met_de_laatst_bekendgemaakte():
    oud = toekenning(1, "2025-05-01", "2026-04-30")
    later = (date(2025, 5, 1), op("2025-06-01"))
    nieuw = toekenning(2, "2025-05-01", "2026-04-30", client=1, bekendgemaakt=later)

    assert stand_op([oud, nieuw], D) == {oud.client: nieuw}
    assert stand_op([nieuw, oud], D) == {oud.client: nieuw}


def test_wat_van_een_ander_zorgkantoor_is_telt_niet():
    assert stand_op([toekenning(1, "2025-05-01", "2026-04-30", eigen=False)], D) == {}


def test_clienten_naar_soort_en_profiel_met_het_jaar_ervoor():
    rijen = [
        toekenning(1, "2024-05-01", "2026-04-30", zorgprofiel="VG7+"),
        toekenning(2, "2025-05-01", "2026-04-30", groep=7),
        toekenning(3, "2025-12-01", "2026-02-28", soort="preventief", zorgprofiel="VG5"),
        toekenning(4, "2024-05-01", "2025-12-31"),
    ]

    cijfer = tel_clienten(stand_op(rijen, D), stand_op(rijen, V))

    assert waarden(cijfer) == {
        "totaal": 3,
        "vorig": 2,
        "soort.individueel": 1,
        "soort.groep": 1,
        "soort.preventief": 1,
        "zzp.VG5": 1,
        "zzp.VG7": 1,
        "zzp.VG7+": 1,
    }
    assert ids(cijfer, "totaal") == [1, 2, 3]
    assert ids(cijfer, "vorig") == [1, 4]


def test_een_groep_telt_vanaf_twee_en_de_plekken_tellen_op_tot_de_clienten():
    rijen = [
        toekenning(1, "2025-05-01", "2026-04-30", groep=7),
        toekenning(2, "2025-05-01", "2026-04-30", groep=7),
        toekenning(3, "2025-05-01", "2026-04-30", groep=8, locatie="Wad 2"),
        toekenning(4, "2025-05-01", "2026-04-30", locatie="Wad 2"),
        toekenning(5, "2025-05-01", "2026-04-30", soort="groep", locatie="Wad 2"),
    ]

    cijfer = tel_groepen(stand_op(rijen, D), REGELS)

    assert waarden(cijfer) == {
        "groepen": 1,
        "locaties": 2,
        "locatie_groep.Duinweg 1": 2,
        "locatie_individueel.Duinweg 1": 0,
        "locatie_groep.Wad 2": 2,
        "locatie_individueel.Wad 2": 1,
        "controle": 5,
    }
    assert ids(cijfer, "groepen") == [7]


def test_het_gemiddelde_van_de_groep_is_in_hele_euros_half_omhoog():
    rijen = [
        toekenning(1, "2025-05-01", "2026-04-30", groep=7, bedrag_cent=100_00),
        toekenning(2, "2025-05-01", "2026-04-30", groep=7, bedrag_cent=101_00),
        toekenning(3, "2025-05-01", "2026-04-30", groep=7, bedrag_cent=0),
        toekenning(4, "2025-05-01", "2026-04-30", bedrag_cent=900_00),
    ]

    cijfer = bereken_gemiddeld(stand_op(rijen, D), stand_op(rijen, V), (D, V), REGELS)

    assert waarden(cijfer) == {"nu": 101, "som_nu": 201, "vorig": None, "som_vorig": 0}
    assert ids(cijfer, "nu") == [1, 2]
    assert {deel.eenheid for deel in cijfer} == {Eenheid.EURO}


def test_na_het_eerste_jaar_geldt_het_bedrag_van_later():
    rij = toekenning(1, "2025-01-01", "2026-12-31", bedrag_later_cent=5)

    assert bedrag_op(rij, date(2025, 12, 31), REGELS) == 1_000_000
    assert bedrag_op(rij, date(2026, 1, 1), REGELS) == 5
    assert bedrag_op(toekenning(2, "2020-01-01", "2026-12-31"), D, REGELS) == 1_000_000


def test_lvhc_per_doelgroep_en_vg7_plus():
    rijen = [
        toekenning(1, "2025-05-01", "2026-04-30", zorgprofiel="VV8"),
        toekenning(2, "2025-05-01", "2026-04-30", zorgprofiel="VV8"),
        toekenning(3, "2025-05-01", "2026-04-30", zorgprofiel="VG7+"),
        toekenning(4, "2025-05-01", "2026-04-30"),
    ]
    lvhc = [
        Lvhcrij(nr(1001), "Korsakov", date(2024, 1, 1), None),
        Lvhcrij(nr(1001), "Huntington", date(2025, 1, 1), date(2026, 1, 1)),
        Lvhcrij(nr(1002), "Korsakov", date(2020, 1, 1), date(2025, 12, 31)),
        Lvhcrij(nr(1003), "", date(2020, 1, 1), None),
        Lvhcrij(nr(1004), "MS+", date(2026, 1, 2), None),
        Lvhcrij(nr(1099), "MS+", date(2020, 1, 1), None),
    ]

    cijfer = tel_lvhc(stand_op(rijen, D), lvhc, D)

    assert waarden(cijfer) == {"lvhc": 1, "doelgroep.Huntington": 1, "vg7_plus": 1}
    assert (ids(cijfer, "lvhc"), ids(cijfer, "vg7_plus")) == ([1], [3])


def test_het_verschil_komt_van_aantal_profiel_en_index():
    oud = {"prijspeil": 2025, "bedrag_cent": 100_000}
    rijen = [
        # who stayed, at the new table and one profile higher: 5% of 1.000 is index
        toekenning(1, "2024-01-01", "2025-06-30", **oud),
        toekenning(2, "2025-07-01", "2026-06-30", client=1, bedrag_cent=150_000,
                   profiel="Meerzorgprofiel 4"),
        # who stayed, without a table of the old profile: all of it is profile
        toekenning(3, "2024-01-01", "2025-06-30", **oud, profiel="onbekend"),
        toekenning(4, "2025-07-01", "2026-06-30", client=3, bedrag_cent=90_000),
        # who left and who came
        toekenning(5, "2024-01-01", "2025-06-30", **oud),
        toekenning(6, "2025-07-01", "2026-06-30", bedrag_cent=30_000),
        # who stayed on the same toekenning
        toekenning(7, "2024-01-01", "2026-06-30", **oud),
    ]  # fmt: skip
    tarieven = {
        (2025, "VG7", "Meerzorgprofiel 3"): Fraction(100),
        (2026, "VG7", "Meerzorgprofiel 3"): Fraction(105),
    }

    cijfer = bereken_totaal(stand_op(rijen, D), stand_op(rijen, V), (D, V), tarieven, REGELS)

    assert waarden(cijfer) == {
        "nu": 3700,
        "vorig": 4000,
        "verschil": -300,
        "procent": Fraction("-7.5"),
        "effect_aantal": -700,
        "effect_profiel": 350,
        "effect_index": 50,
    }
    assert (ids(cijfer, "nu"), ids(cijfer, "vorig")) == ([2, 4, 6, 7], [1, 3, 5, 7])


@pytest.mark.parametrize(
    "tarieven",
    [
        {},
        {(2025, "VG7", "Meerzorgprofiel 3"): Fraction(100)},
        {
            (2025, "VG7", "Meerzorgprofiel 3"): Fraction(0),
            (2026, "VG7", "Meerzorgprofiel 3"): Fraction(9),
        },
    ],
)
def test_zonder_beide_tabellen_is_er_geen_index(tarieven):
    rijen = [
        toekenning(1, "2024-01-01", "2025-06-30", prijspeil=2025),
        toekenning(2, "2025-07-01", "2026-06-30", client=1, bedrag_cent=1_100_000),
    ]

    cijfer = bereken_totaal(stand_op(rijen, D), stand_op(rijen, V), (D, V), tarieven, REGELS)

    assert (waarden(cijfer)["effect_profiel"], waarden(cijfer)["effect_index"]) == (1000, 0)


def test_zonder_clienten_is_er_niets_om_door_te_delen():
    assert waarden(bereken_totaal({}, {}, (D, V), {}, REGELS))["procent"] is None
    assert waarden(tel_clienten({}, {})) == {
        "totaal": 0,
        "vorig": 0,
        "soort.individueel": 0,
        "soort.groep": 0,
        "soort.preventief": 0,
    }


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("0.49", 0, "0"),
        ("33.35", 1, "33.4"),
        ("-2.44", 1, "-2.4"),
    ],
)
def test_afronden_gaat_half_omhoog(waarde, decimalen, verwacht):
    assert rond(Fraction(waarde), decimalen) == Fraction(verwacht)


def test_een_aandeel_heeft_een_decimaal_en_zonder_noemer_geen_waarde():
    assert procent("deel", 1, 3).waarde == Fraction("33.3")
    assert procent("deel", 1, 0).waarde is None


def test_het_venster_eindigt_op_de_plandatum_of_op_31_december():
    assert moment_van(2026, date(2026, 10, 1)).eind == date(2026, 10, 1)
    na = moment_van(2026, date(2027, 2, 1))
    assert (na.vorige, na.peildag, na.eind) == (V, D, date(2026, 12, 31))
    assert [na.in_venster(dag) for dag in (date(2025, 12, 31), D, na.eind, date(2027, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
