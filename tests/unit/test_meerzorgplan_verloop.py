"""The figures of the meerzorgplan over the window: afgebouwd, aanvragen, trajecten and evaluaties."""

from datetime import date
from fractions import Fraction

import pytest

from portal.domain.meerzorgplan import (
    Aanvraagherkomst,
    Aanvraagrij,
    Doelrij,
    Eerderrij,
    Evaluatierij,
    Internrij,
    Itemsoort,
    Planrijen,
    Realisatierij,
    Trajectrij,
    Vervolg,
    bereken_cijfers,
    moment_van,
    stand_op,
)
from portal.domain.meerzorgplan.stand import onafgebroken_sinds
from portal.domain.meerzorgplan.terugblik import (
    bereken_realisatie,
    tel_doelen,
    tel_evaluaties,
    tel_trajecten,
)
from portal.domain.meerzorgplan.verloop import is_minder, tel_afgebouwd
from portal.domain.meerzorgplan.vragen import tel_intern, tel_nieuw
from portal.platform.framework_data import get_plankader
from tests.unit.planrijen import MOMENT, REGELS, ids, nr, op, toekenning, waarden

D = date(2026, 1, 1)
EERST = ("2025-03-01", "2026-02-28")


def test_afgebouwd_naast_de_restregel_met_reden():
    rijen = [
        toekenning(1, *EERST),
        toekenning(2, *EERST, reden="afbouw_bereikt"),
        toekenning(3, *EERST, reden="past_binnen_profiel"),
        toekenning(4, *EERST, reden="overlijden"),
        toekenning(5, *EERST, reden="vertrek"),
        toekenning(6, *EERST, vervolg=Vervolg.AFGEWEZEN),
        toekenning(7, *EERST, vervolg=Vervolg.LOOPT),
        toekenning(8, "2025-03-01", "2026-12-31"),
        toekenning(9, "2026-04-01", "2026-09-30"),
        toekenning(10, "2025-03-01", "2025-12-31"),
        toekenning(11, "2026-10-02", "2027-09-30"),
        toekenning(12, *EERST, eigen=False),
        toekenning(13, "2026-03-01", "2026-02-28"),
    ]

    cijfer = tel_afgebouwd(rijen, MOMENT, REGELS)

    assert waarden(cijfer) == {
        "afgebouwd": 4,
        "verlaagd": 0,
        "noemer": 9,
        "afgebouwd_procent": Fraction("44.4"),
        "verlaagd_procent": 0,
        "rest.heraanvraag_afgewezen": 1,
        "rest.heraanvraag_loopt": 1,
        "rest.overlijden": 1,
        "rest.vertrek": 1,
    }
    assert ids(cijfer, "afgebouwd") == [1, 2, 3, 9]


@pytest.mark.parametrize("eigen", [True, False])
@pytest.mark.parametrize("van", ["2026-03-01", "2026-03-31"])
def test_een_nieuwe_beschikking_binnen_31_dagen_is_geen_afbouw(van, eigen):
    rijen = [toekenning(1, *EERST), toekenning(2, van, "2027-02-28", client=1, eigen=eigen)]

    assert waarden(tel_afgebouwd(rijen, MOMENT, REGELS))["afgebouwd"] == 0


def test_wie_na_een_gat_terugkomt_en_weer_stopt_telt_met_de_laatste():
    rijen = [toekenning(1, *EERST), toekenning(2, "2026-05-01", "2026-09-30", client=1)]

    cijfer = tel_afgebouwd(rijen, MOMENT, REGELS)

    assert (waarden(cijfer)["noemer"], ids(cijfer, "afgebouwd")) == (1, [2])


def test_wat_na_de_plandatum_begint_maakt_van_een_einde_binnen_31_dagen_geen_afbouw():
    rijen = [
        toekenning(1, "2025-10-01", "2026-09-30"),
        toekenning(2, "2026-10-15", "2027-09-30", client=1),
        toekenning(3, "2025-10-01", "2026-09-30"),
        toekenning(4, "2026-11-15", "2027-09-30", client=3),
    ]

    assert ids(tel_afgebouwd(rijen, MOMENT, REGELS), "afgebouwd") == [3]


def test_een_venster_zonder_dagen_telt_niets():
    leeg = moment_van(2027, date(2026, 10, 1))

    assert waarden(tel_afgebouwd([toekenning(1, "2026-03-01", "2027-02-28")], leeg, REGELS)) == {
        "afgebouwd": 0,
        "verlaagd": 0,
        "noemer": 0,
        "afgebouwd_procent": None,
        "verlaagd_procent": None,
    }


@pytest.mark.parametrize(
    ("oud", "nieuw", "minder"),
    [
        ({}, {"profiel": "Meerzorgprofiel 2"}, True),
        ({}, {}, False),
        ({}, {"profiel": "Meerzorgprofiel 4"}, False),
        ({"profiel": "Meerzorgprofiel 10"}, {"profiel": "Meerzorgprofiel 9"}, True),
        ({"profiel": ""}, {}, False),
        ({}, {"profiel": ""}, False),
        ({"maatwerk": True}, {"maatwerk": True, "uren": Fraction(27)}, True),
        ({"maatwerk": True}, {"maatwerk": True, "uren": Fraction(271, 10)}, False),
        ({"maatwerk": True}, {"uren": Fraction(10)}, True),
        ({}, {"maatwerk": True, "uren": Fraction(10)}, True),
        ({"maatwerk": True, "uren": None}, {}, False),
        ({"maatwerk": True}, {"uren": None}, False),
        ({"maatwerk": True, "uren": Fraction(0)}, {"uren": Fraction(0)}, False),
    ],
)
def test_verlaagd_is_een_lager_profiel_of_bij_maatwerk_een_tiende_minder(oud, nieuw, minder):
    vorig = toekenning(1, *EERST, **oud)
    volgend = toekenning(2, "2026-03-01", "2027-02-28", client=1, **nieuw)

    assert is_minder(vorig, volgend, REGELS) is minder
    cijfer = tel_afgebouwd([volgend, vorig], MOMENT, REGELS)
    assert ids(cijfer, "verlaagd") == ([2] if minder else [])


def test_verlaagd_vraagt_een_aansluitende_nieuwe_in_het_venster():
    laag = {"profiel": "Meerzorgprofiel 1"}
    rijen = [
        toekenning(1, "2024-03-01", "2025-02-28"),
        toekenning(2, "2025-03-01", "2026-12-31", client=1, **laag),
        toekenning(3, "2025-01-01", "2025-11-30"),
        toekenning(4, "2026-03-01", "2026-12-31", client=3, **laag),
        toekenning(5, *EERST),
        toekenning(6, "2026-03-01", "2026-12-31", client=5, **laag, eigen=False),
    ]

    assert waarden(tel_afgebouwd(rijen, MOMENT, REGELS))["verlaagd"] == 0


def aanvraag(getal: int, dag: str, herkomst: str = "nieuw", **anders: object) -> Aanvraagrij:
    """Give an aanvraag for the client with its number."""
    vast: dict[str, object] = {"ingetrokken": False, "clienten": frozenset({nr(getal)})}
    return Aanvraagrij(
        id=nr(getal),
        herkomst=Aanvraagherkomst(herkomst),
        ingediend=date.fromisoformat(dag),
        **(vast | anders),
    )


AANVRAGEN = [
    aanvraag(1, "2026-01-01", clienten=frozenset({nr(11), nr(12)})),
    aanvraag(2, "2026-10-01", clienten=frozenset({nr(12)})),
    aanvraag(3, "2026-10-02"),
    aanvraag(4, "2025-12-31"),
    aanvraag(5, "2026-05-01", "heraanvraag"),
    aanvraag(6, "2026-05-01", ingetrokken=True),
    aanvraag(7, "2026-05-01", "mutatie"),
    aanvraag(8, "2026-05-01", "mutatie", ingetrokken=True),
]


def test_nieuwe_aanvragen_met_hun_clienten_en_het_aandeel():
    cijfer = tel_nieuw(AANVRAGEN, MOMENT)

    assert waarden(cijfer) == {
        "nieuw": 2,
        "clienten": 2,
        "noemer": 3,
        "procent": Fraction("66.7"),
        "ingetrokken": 1,
    }
    assert (ids(cijfer, "nieuw"), ids(cijfer, "ingetrokken")) == ([1, 2], [6])
    assert waarden(tel_nieuw([], MOMENT))["procent"] is None


def test_intern_gestopt_per_uitgang_naast_wat_is_ingediend():
    intern = [
        Internrij(nr(21), date(2026, 1, 1), "u-nee"),
        Internrij(nr(22), date(2026, 10, 1), "u-consult"),
        Internrij(nr(23), date(2026, 3, 1), "u-nee"),
        Internrij(nr(24), date(2026, 10, 2), "u-nee"),
    ]

    cijfer = tel_intern(intern, AANVRAGEN, MOMENT)

    assert waarden(cijfer) == {
        "totaal": 3,
        "noemer": 9,
        "procent": Fraction("33.3"),
        "uitgang.u-consult": 1,
        "uitgang.u-nee": 2,
    }
    assert ids(cijfer, "uitgang.u-nee") == [21, 23]


@pytest.mark.parametrize(
    ("begin", "afgerond", "verwacht"),
    [
        ("2023-01-01", "2023-01-02", (1, 1, 0)),
        ("2023-01-01", "2023-01-01", (0, 1, 0)),
        ("2023-01-01", "2026-01-01", (1, 1, 0)),
        ("2023-01-01", "2026-01-02", (0, 1, 0)),
        ("2023-01-02", "2025-01-01", (0, 0, 1)),
    ],
)
def test_een_traject_telt_36_maanden_voor_wie_zo_lang_meerzorg_heeft(begin, afgerond, verwacht):
    rijen = [toekenning(1, begin, "2026-06-30")]
    trajecten = [
        Trajectrij(nr(1001), date.fromisoformat(afgerond)),
        Trajectrij(nr(1099), date(2025, 5, 1)),
    ]

    cijfer = tel_trajecten(stand_op(rijen, D), rijen, trajecten, D, REGELS)

    gehad, noemer, nog_niet = verwacht
    assert waarden(cijfer) == {
        "gehad": gehad,
        "noemer": noemer,
        "procent": Fraction(100 * gehad, noemer) if noemer else None,
        "nog_geen": noemer - gehad,
        "nog_niet": nog_niet,
    }


@pytest.mark.parametrize(("einde", "nog_niet"), [("2022-12-20", 0), ("2022-12-19", 1)])
def test_meerzorg_van_voor_een_verhuizing_telt_mee_maar_niet_wat_nooit_gold(einde, nog_niet):
    rijen = [toekenning(1, "2023-01-10", "2026-06-30")]
    eerder = Eerderrij(nr(1001), date(2022, 12, 20), date.fromisoformat(einde))

    cijfer = tel_trajecten(stand_op(rijen, D), [*rijen, eerder], [], D, REGELS)

    assert waarden(cijfer)["nog_niet"] == nog_niet


def test_meerzorg_gaat_door_bij_een_gat_van_31_dagen_ook_bij_een_ander_zorgkantoor():
    eerste = toekenning(1, "2022-01-01", "2022-12-31", eigen=False)
    tweede = toekenning(2, "2023-01-31", "2026-06-30", client=1)
    later = toekenning(3, "2026-02-01", "2026-08-31", client=1)
    te_laat = toekenning(4, "2023-02-01", "2026-06-30", client=1)

    assert onafgebroken_sinds([eerste, tweede, later], D, REGELS) == date(2022, 1, 1)
    assert onafgebroken_sinds([eerste, te_laat], D, REGELS) == date(2023, 2, 1)


GEDEELD = "5f0c8f4e-4a53-4dbb-9a44-0a3c0d1f2e31"


def test_een_doel_telt_eens_met_zijn_laatste_stand_in_het_venster():
    rijen = [
        Doelrij(nr(1), "1", "gehaald", date(2026, 2, 2), op("2026-02-02")),
        Doelrij(nr(1), "1", "niet_gehaald", date(2026, 2, 1), op("2026-02-01")),
        Doelrij(nr(1), "2", "deels_gehaald", date(2026, 2, 1), op("2026-02-01")),
        Doelrij(nr(2), "1", "vervallen", date(2025, 12, 31), op("2025-12-31")),
        Doelrij(nr(3), "1", "gehaald", date(2026, 10, 1), op("2026-10-01")),
    ]

    cijfer = tel_doelen(rijen, MOMENT)

    assert waarden(cijfer) == {
        "totaal": 3,
        "stand.gehaald": 2,
        "procent.gehaald": Fraction("66.7"),
        "stand.deels_gehaald": 1,
        "procent.deels_gehaald": Fraction("33.3"),
        "stand.niet_gehaald": 0,
        "procent.niet_gehaald": 0,
        "stand.vervallen": 0,
        "procent.vervallen": 0,
    }


def test_een_doel_van_meer_toekenningen_telt_eens_bij_de_laatste():
    rijen = [
        Doelrij(nr(2), GEDEELD, "gehaald", date(2026, 2, 2), op("2026-02-02")),
        Doelrij(nr(1), GEDEELD, "niet_gehaald", date(2026, 2, 1), op("2026-02-01")),
        Doelrij(nr(3), GEDEELD, "vervallen", date(2026, 10, 2), op("2026-10-02")),
    ]

    cijfer = tel_doelen(rijen, MOMENT)

    assert (waarden(cijfer)["totaal"], waarden(cijfer)["stand.gehaald"]) == (1, 1)
    assert ids(cijfer, "stand.gehaald") == [2]


def test_evaluaties_per_vervolg_van_wat_eindigde():
    rijen = [
        Evaluatierij(toekenning=nr(1), vervolg="geen_vervolg"),
        Evaluatierij(toekenning=nr(2), vervolg="her_aanvraag"),
        Evaluatierij(toekenning=nr(3), vervolg=None),
    ]

    cijfer = tel_evaluaties(rijen)

    assert waarden(cijfer) == {
        "gedaan": 2,
        "noemer": 3,
        "procent": Fraction("66.7"),
        "vervolg.geen_vervolg": 1,
        "vervolg.her_aanvraag": 1,
    }
    assert waarden(tel_evaluaties([]))["procent"] is None


def test_realisatie_van_uren_en_euro_apart():
    rijen = [
        Realisatierij(toekenning=nr(1), uren=(Fraction(40), Fraction(30)), euro_cent=(10_00, 9_00)),
        Realisatierij(toekenning=nr(2), uren=(Fraction(20), Fraction(25)), euro_cent=None),
        Realisatierij(toekenning=nr(3), uren=None, euro_cent=(20_00, 20_00)),
    ]

    cijfer = bereken_realisatie(rijen)

    assert waarden(cijfer) == {
        "uren_procent": Fraction("91.7"),
        "uren_ingezet": 55,
        "uren_toegekend": 60,
        "euro_procent": Fraction("96.7"),
        "euro_ingezet": 29,
        "euro_toegekend": 30,
    }
    assert (ids(cijfer, "uren_toegekend"), ids(cijfer, "euro_toegekend")) == ([1, 2], [1, 3])
    assert waarden(bereken_realisatie([]))["uren_procent"] is None


def test_elk_berekend_item_van_het_kader_heeft_een_cijfer():
    kader = get_plankader("2026-1")
    berekend = [item.id for item in kader.van_soort(Itemsoort.BEREKEND)]

    assert sorted(bereken_cijfers(Planrijen(), MOMENT, REGELS)) == sorted(berekend)
    assert [punt.nr for punt in kader.agenda] == [1, 2, 3, 4, 5]
    assert kader.blokken == ("Algemeen", "Cijfers", "Visie en context", "CCE", "Afspraken")
