"""Every pair of toestand and step of a dialoog, its guards, and when a verslag is complete."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.dialoog import (
    ACCENTEN,
    Dialoogstap,
    controleer_afspraakdag,
    controleer_dag,
    controleer_gehouden,
    controleer_partijen,
    controleer_tijden,
    eis_eerste_antwoord,
    laatste_antwoorddag,
    laatste_plandag,
    list_zonder_antwoord,
    mogelijke_dialoogstappen,
    na_antwoorden,
    pas_toe_op_dialoog,
)
from portal.domain.procedure.dialoogbereik import (
    Aanbiederbeeld,
    Dialoogbereik,
    Eerder,
    is_in_bereik,
    list_terug,
)
from portal.domain.procedure.dialoogverslag import (
    Verslag,
    Verslagafspraak,
    eis_compleet,
    list_ontbrekend,
)
from portal.domain.procedure.volgen import (
    Afspraaksoort,
    Afspraakstand,
    Dialoogpartij,
    Dialoogtoestand,
    Ervaring,
    Plantoestand,
)

A, Z, C = Dialoogpartij
VERWACHT = {
    ("-", "plannen"): "gepland",
    ("gepland", "verzetten"): "gepland",
    ("gepland", "afzeggen"): "afgezegd",
    ("gepland", "gehouden"): "gehouden",
    ("gehouden", "verslag_schrijven"): "gehouden",
    ("gehouden", "verslag_aanbieden"): "ter_bevestiging",
    ("ter_bevestiging", "bevestigen"): "ter_bevestiging",
    ("ter_bevestiging", "opmerking"): "gehouden",
    ("ter_bevestiging", "verstrijken"): "gereed",
}


def code_van(doe, *args, **rest):
    """Give the code of the refusal."""
    with pytest.raises(DomeinFout) as fout:
        doe(*args, **rest)
    return fout.value.code, fout.value.gegevens


@pytest.mark.parametrize("stap", list(Dialoogstap))
@pytest.mark.parametrize("toestand", [None, *Dialoogtoestand])
def test_elk_paar_van_toestand_en_stap(toestand, stap):
    van = "-" if toestand is None else toestand.value
    if (van, stap.value) in VERWACHT:
        assert pas_toe_op_dialoog(toestand, stap).value == VERWACHT[van, stap.value]
        assert stap in mogelijke_dialoogstappen(toestand)
        return
    assert stap not in mogelijke_dialoogstappen(toestand)
    assert code_van(pas_toe_op_dialoog, toestand, stap) == (
        "handeling_niet_mogelijk",
        {"toestand": toestand, "handeling": stap},
    )


@pytest.mark.parametrize(
    ("wanneer", "goed"),
    [
        (date(2027, 4, 1), True),
        (date(2032, 12, 31), True),
        (date(2027, 3, 31), False),
        (date(2033, 1, 1), False),
        (date(1900, 1, 1), False),
    ],
)
def test_een_afspraak_is_klaar_na_de_dialoog_en_binnen_vijf_jaar(wanneer, goed):
    dag = date(2027, 4, 1)
    code = None if goed else code_van(controleer_afspraakdag, wanneer, dag)[0]
    assert code == (None if goed else "afspraakdag")
    if goed:
        controleer_afspraakdag(wanneer, dag)


def test_dag_en_tijden():
    vandaag = date(2027, 4, 1)

    controleer_dag(vandaag, vandaag=vandaag)
    assert code_van(controleer_dag, date(2027, 3, 31), vandaag=vandaag)[0] == "dialoogdag_voorbij"
    controleer_dag(date(2028, 12, 31), vandaag=vandaag)
    assert code_van(controleer_dag, date(2029, 1, 1), vandaag=vandaag)[0] == "dialoogdag_te_ver"
    controleer_tijden(600, 601)
    assert code_van(controleer_tijden, 600, 600)[0] == "dialoogtijden"


def test_drie_partijen_doen_mee():
    controleer_partijen([A, A, Z, C])
    assert code_van(controleer_partijen, [A, Z]) == (
        "deelnemer_ontbreekt",
        {"partij": C, "veld": "mensen_cce"},
    )


@pytest.mark.parametrize(
    ("dag", "vandaag", "uiterlijk"),
    [
        (date(2027, 6, 17), date(2027, 4, 1), date(2027, 6, 3)),
        (date(2028, 1, 5), date(2027, 11, 1), date(2028, 1, 1)),
        (date(2028, 1, 15), date(2027, 11, 1), date(2028, 1, 1)),
        (date(2028, 1, 16), date(2027, 11, 1), date(2028, 1, 2)),
        (date(2027, 6, 17), date(2027, 6, 10), date(2027, 6, 10)),
        (date(2027, 6, 17), date(2027, 6, 17), date(2027, 6, 17)),
    ],
)
def test_het_plan_komt_veertien_dagen_voor_de_dialoog_als_dat_kan(dag, vandaag, uiterlijk):
    """Not before the figures can be counted, nor before the day of the letter that asks for it."""
    assert laatste_plandag(dag, 14, vandaag=vandaag) == uiterlijk


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (None, "plan_ontbreekt"),
        (Plantoestand.CONCEPT, "plan_ontbreekt"),
        (Plantoestand.VERVANGEN, "plan_ontbreekt"),
        (Plantoestand.INGEDIEND, ""),
        (Plantoestand.BESPROKEN, ""),
    ],
)
def test_zonder_ingediend_plan_is_een_dialoog_niet_gehouden(plan, code):
    begin = datetime(2027, 6, 17, 11, tzinfo=UTC)

    eerder = code_van(controleer_gehouden, begin, begin.replace(hour=10), plan)
    assert eerder == ("dialoog_nog_niet_geweest", {"moment": begin})
    if code:
        assert code_van(controleer_gehouden, begin, begin, plan)[0] == code
    else:
        controleer_gehouden(begin, begin, plan)


def test_gereed_na_drie_keer_akkoord():
    assert na_antwoorden([A, C]) is Dialoogtoestand.TER_BEVESTIGING
    assert na_antwoorden([C, Z, A]) is Dialoogtoestand.GEREED
    assert list_zonder_antwoord([Z]) == (A, C)


def test_een_partij_antwoordt_een_keer_per_ronde():
    eis_eerste_antwoord(A, [Z])
    assert code_van(eis_eerste_antwoord, A, [A])[0] == "partij_antwoordde"


def test_op_de_laatste_dag_kan_akkoord_nog():
    assert laatste_antwoorddag(date(2027, 6, 18), 21) == date(2027, 7, 9)


def test_de_accenten_volgen_de_ervaring():
    assert {wie.value: codes for wie, codes in ACCENTEN.items()} == {
        "nieuw": ("proces", "voorwaarden", "basis"),
        "enkele_jaren": ("doelen", "context", "afbouw"),
        "ervaren": ("resultaten", "leren", "delen"),
    }
    assert set(ACCENTEN) == set(Ervaring)


AFSPRAAK = Verslagafspraak(
    nr=1,
    wat="Overdracht in beeld",
    wie="Manager",
    wanneer=date(2027, 12, 1),
    soort=Afspraaksoort.INHOUD,
    inhoud="Minder incidenten",
    geld="2 uur minder per week",
)
VOL = Verslag(
    punten=dict.fromkeys(range(1, 6), "Besproken"),
    merkten="Meer rust",
    niet_gelukt="Dagbesteding buiten huis",
    succes="Vast team",
    dilemma="Nabijheid of rust",
    zonder="",
    afspraken=(AFSPRAAK,),
)


def gebreken(verslag):
    """Give what misses, as code and number."""
    return [(rij.gebrek.value, rij.nr) for rij in list_ontbrekend(verslag)]


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({}, []),
        ({"punten": {1: "a", 2: "b", 3: "c", 5: "e"}}, [("punt", 4)]),
        ({"punten": {1: " ", 2: "b", 3: "c", 4: "d"}}, [("punt", 1), ("punt", 5)]),
        ({"merkten": ""}, [("merkten", 0)]),
        ({"niet_gelukt": "\n"}, [("niet_gelukt", 0)]),
        ({"succes": "", "dilemma": ""}, [("succes", 0), ("dilemma", 0)]),
        ({"afspraken": ()}, [("inhoud", 0), ("geld", 0)]),
        ({"afspraken": (), "zonder": "Alles loopt nog."}, []),
        (
            {"afspraken": (replace(AFSPRAAK, wat="", wie=" ", wanneer=None),)},
            [("wat", 1), ("wie", 1), ("wanneer", 1)],
        ),
        ({"afspraken": (replace(AFSPRAAK, geld=""),)}, [("geld", 0)]),
        ({"afspraken": (replace(AFSPRAAK, geld=""),), "zonder": "Geen geld nodig."}, []),
        (
            {"afspraken": (replace(AFSPRAAK, soort=Afspraaksoort.GELD, inhoud="", geld=""),)},
            [("inhoud", 0)],
        ),
        (
            {
                "afspraken": (
                    replace(AFSPRAAK, geld=""),
                    replace(AFSPRAAK, nr=2, soort=Afspraaksoort.SPIEGELINFORMATIE, inhoud=""),
                )
            },
            [],
        ),
    ],
)
def test_wat_ontbreekt_in_een_verslag(anders, mist):
    verslag = replace(VOL, **anders)

    assert gebreken(verslag) == mist
    if mist:
        assert code_van(eis_compleet, verslag) == ("verslag_onvolledig", {"aantal": len(mist)})
    else:
        eis_compleet(verslag)


@pytest.mark.parametrize(
    ("gekozen", "clienten", "eerder", "bij_alle", "bij_nieuw_of_groot"),
    [
        (None, 0, False, True, False),
        (None, 1, False, True, False),
        (None, 2, False, True, False),
        (None, 3, False, True, True),
        (None, 20, True, True, False),
        (None, 21, True, True, True),
        (True, 0, True, True, True),
        (False, 50, False, False, False),
    ],
)
def test_met_wie_een_dialoog_wordt_verwacht(
    gekozen, clienten, eerder, bij_alle, bij_nieuw_of_groot
):
    beeld = Aanbiederbeeld(gekozen=gekozen, clienten=clienten, eerder=eerder)

    assert [is_in_bereik(beeld, soort, groot=20, nieuw=2) for soort in Dialoogbereik] == [
        bij_alle,
        bij_nieuw_of_groot,
    ]


def eerder(jaar, nr, stand):
    """Make an afspraak of an earlier year."""
    return Eerder(UUID(int=100 * jaar + nr), jaar, nr, stand)


def test_afspraken_keren_terug():
    s = Afspraakstand
    rijen = [
        *(eerder(2026, nr, stand) for nr, stand in enumerate(s, start=1)),
        *(eerder(2025, nr, stand) for nr, stand in enumerate(s, start=1)),
    ]

    assert [(rij.jaar, rij.stand) for rij in list_terug(rijen)] == [
        (2025, s.OPEN),
        (2025, s.BEZIG),
        (2025, s.DEELS_GEHAALD),
        (2026, s.OPEN),
        (2026, s.BEZIG),
        (2026, s.GEHAALD),
        (2026, s.DEELS_GEHAALD),
        (2026, s.NIET_GEHAALD),
    ]
    assert list_terug([]) == ()
