"""When an ontwikkeltraject is complete, and every pair of its table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.ontwikkeltraject import (
    LEEREFFECT,
    LEESBAAR,
    Actie,
    Invulling,
    Lid,
    Ontbreekt,
    controleer_bijeenkomst,
    controleer_dag,
    controleer_komende_dag,
    eis_zonder_anderen,
    is_over_jaargrens,
    list_ontbreekt,
)
from portal.domain.procedure.trajectovergangen import TRAJECTWOORDEN, vind_trajectovergang
from portal.domain.procedure.volgen import Trajecttoestand

VANDAAG = date(2026, 11, 20)
# (van, handeling, naar, soort); "=" stays.
TABEL = [
    ("-", "traject.vragen", "gevraagd", "gevraagd"),
    ("-", "traject.plannen", "gepland", "gepland"),
    ("gevraagd", "traject.plannen", "gepland", "gepland"),
    ("gevraagd", "beheer.samenwerking", "=", "cce_gewijzigd"),
    ("gepland lopend", "traject.plannen", "=", "bijeenkomst_verplaatst"),
    ("gepland lopend", "traject.bijeenkomst_vastleggen", "lopend", "bijeenkomst_vastgelegd"),
    ("gepland lopend", "traject.schrijven", "=", "beschreven"),
    ("lopend", "traject.afronden", "afgerond", "afgerond"),
    ("gevraagd gepland lopend", "traject.stoppen", "gestopt", "gestopt"),
    ("lopend afgerond", "traject.actie_bijwerken", "=", "actie_bijgewerkt"),
    ("afgerond", "traject.verslag_doorgeven", "=", "verslag_doorgegeven"),
]
VERWACHT = {
    (begin, handeling): (begin if naar == "=" else naar, soort)
    for van, handeling, naar, soort in TABEL
    for begin in van.split()
}


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("toestand", [None, *Trajecttoestand])
def test_elk_paar_van_toestand_en_handeling(toestand, handeling):
    sleutel = ("-" if toestand is None else toestand.value, handeling.value)
    if sleutel in VERWACHT:
        overgang = vind_trajectovergang(toestand, handeling)
        assert (overgang.naar or toestand, overgang.soort) == VERWACHT[sleutel]
        return
    with pytest.raises(DomeinFout) as fout:
        vind_trajectovergang(toestand, handeling)
    assert fout.value.code == "handeling_niet_mogelijk"
    assert fout.value.gegevens == {"toestand": toestand, "handeling": handeling}


def test_elke_toestand_heeft_een_woord():
    assert set(TRAJECTWOORDEN) == set(Trajecttoestand)


VOLLEDIG = Invulling(
    gehouden=(date(2026, 5, 4), date(2026, 9, 7)),
    themas=("dag", "team"),
    huidige_stand={"dag": "Lange ochtenden", "team": "Veel wisselingen"},
    knelpunten="Te weinig rust",
    acties=(Actie("Rooster maken", "Teamleider", date(2026, 12, 1)),),
    evaluatiedatum=date(2027, 3, 1),
    evaluatiewijze="Gesprek met ouders",
    leereffect=dict.fromkeys(LEEREFFECT, "Tekst"),
    ondersteuningsplan="Rooster",
    meerzorgplan="Werkwijze",
    leesbaar=dict.fromkeys(LEESBAAR, "Tekst"),
)


def test_wat_volledig_is_mist_niets():
    assert list_ontbreekt(VOLLEDIG) == ()


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({"gehouden": ()}, [Ontbreekt.BIJEENKOMSTEN]),
        ({"gehouden": (date(2026, 5, 4),)}, [Ontbreekt.BIJEENKOMSTEN]),
        ({"gehouden": (date(2026, 5, 4),) * 2}, [Ontbreekt.ZELFDE_DAG]),
        ({"gehouden": (date(2025, 12, 31), date(2026, 1, 1))}, [Ontbreekt.JAARGRENSREDEN]),
        ({"gehouden": (date(2025, 12, 31), date(2026, 1, 1)), "jaargrensreden": "Ziek"}, []),
        ({"themas": ()}, [Ontbreekt.THEMAS]),
        ({"themas": ("dag", "wonen")}, [Ontbreekt.HUIDIGE_STAND]),
        ({"huidige_stand": {"dag": "x", "team": " "}}, [Ontbreekt.HUIDIGE_STAND]),
        ({"knelpunten": "\n"}, [Ontbreekt.KNELPUNTEN]),
        ({"acties": ()}, [Ontbreekt.ACTIES]),
        ({"acties": (Actie("Iets", "", date(2026, 12, 1)),)}, [Ontbreekt.ACTIES]),
        ({"acties": (Actie(" ", "Ik", date(2026, 12, 1)),)}, [Ontbreekt.ACTIES]),
        ({"acties": (Actie("Iets", "Ik", None),)}, [Ontbreekt.ACTIES]),
        ({"evaluatiedatum": None}, [Ontbreekt.EVALUATIEDATUM]),
        ({"evaluatiedatum": date(2026, 9, 7)}, [Ontbreekt.EVALUATIE_TE_VROEG]),
        ({"evaluatiedatum": date(2026, 9, 8)}, []),
        ({"evaluatiewijze": ""}, [Ontbreekt.EVALUATIEWIJZE]),
        ({"ondersteuningsplan": ""}, [Ontbreekt.ONDERSTEUNINGSPLAN]),
        ({"meerzorgplan": ""}, [Ontbreekt.MEERZORGPLAN]),
        *[({"leereffect": {d: "x" for d in LEEREFFECT if d != deel}}, [Ontbreekt.LEEREFFECT])
          for deel in LEEREFFECT],
        *[({"leesbaar": {d: "x" for d in LEESBAAR if d != deel}}, [Ontbreekt.LEESBAAR])
          for deel in LEESBAAR],
    ],
)  # fmt: skip
def test_wat_er_mist(anders, mist):
    assert list(list_ontbreekt(replace(VOLLEDIG, **anders))) == mist


def test_van_een_leeg_traject_mist_alles_wat_altijd_nodig_is():
    soms = {
        Ontbreekt.ZELFDE_DAG,
        Ontbreekt.HUIDIGE_STAND,
        Ontbreekt.EVALUATIE_TE_VROEG,
        Ontbreekt.JAARGRENSREDEN,
    }
    assert set(list_ontbreekt(Invulling())) == set(Ontbreekt) - soms


def test_twee_kalenderjaren():
    assert is_over_jaargrens([date(2026, 11, 26), date(2027, 1, 14)])
    assert not is_over_jaargrens([date(2026, 1, 1), date(2026, 12, 31)])
    assert not is_over_jaargrens([date(2026, 11, 26)])


@pytest.mark.parametrize(
    ("nr", "dag", "gehouden", "code"),
    [
        (1, VANDAAG, (), None),
        (2, VANDAAG, (VANDAAG - timedelta(days=1),), None),
        (2, VANDAAG, (), "bijeenkomst_volgorde"),
        (1, VANDAAG, (date(2026, 5, 4),), "bijeenkomst_volgorde"),
        (3, VANDAAG, (date(2026, 5, 4), date(2026, 6, 4)), "bijeenkomst_volgorde"),
        (1, VANDAAG + timedelta(days=1), (), "bijeenkomst_in_toekomst"),
        (2, VANDAAG, (VANDAAG,), "bijeenkomst_zelfde_dag"),
        (2, date(2026, 5, 3), (date(2026, 5, 4),), "bijeenkomst_zelfde_dag"),
    ],
)
def test_een_bijeenkomst_vastleggen(nr, dag, gehouden, code):
    if code is None:
        controleer_bijeenkomst(nr, dag, gehouden=gehouden, vandaag=VANDAAG)
        return
    with pytest.raises(DomeinFout) as fout:
        controleer_bijeenkomst(nr, dag, gehouden=gehouden, vandaag=VANDAAG)
    assert fout.value.code == code


ANS, BO = Lid("G-0001", ("Ans", "Molenaar")), Lid("G-0002", ("Bo", "van Dijk"))
KORT, ANNA = Lid("G-0003", ("Annemarie", "Ann")), Lid("10-1", ("Anna", "Annemari", "Ann"))
GROEP = [ANS, BO, KORT, ANNA]


@pytest.mark.parametrize(
    ("tekst", "lid", "gevonden"),
    [
        ("De groep krijgt meer rust.", ANS, None),
        ("Ans en mevrouw Molenaar, G-0001.", ANS, None),
        ("Ans heeft last van lawaai.", BO, "Ans"),
        ("Zie g-0002.", ANS, "g-0002"),
        ("Meneer van Dijk slaapt slecht.", ANS, "van Dijk"),
        ("De molenaar maalt. Bootje.", BO, None),
        ("Bo slaapt.", ANS, None),
        ("De kamer van ANS.", BO, "ANS"),
        ("ans krijgt rust.", BO, "ans"),
        ("Molenaars kamer is klaar. Ans’ rooster.", BO, "Molenaars"),
        ("Bij Anns bed.", KORT, None),
        ("Annemarie krijgt Annemaries stoel.", KORT, None),
        ("Zij praat met Ànna.", KORT, "Ànna"),
        ("De G-0001-kamer is klaar.", BO, "G-0001-kamer"),
        ("Op 10-1-2026 en in G-00012.", BO, None),
        ("Zie G-0002-B.", Lid("G-0002-B", ()), None),
    ],
)
def test_een_leesbaar_verslag_noemt_niemand_anders(tekst, lid, gevonden):
    """Two letters are too short to tell: what is refused must be a name."""
    if gevonden is None:
        eis_zonder_anderen(tekst, lid, GROEP, gewoon={"molenaar"})
        return
    with pytest.raises(DomeinFout) as fout:
        eis_zonder_anderen(tekst, lid, GROEP, gewoon={"molenaar"})
    assert fout.value.gegevens == {"clientcode": lid.code, "gegeven": gevonden}


@pytest.mark.parametrize(
    ("dag", "kan"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2028, 12, 31), True),
        (date(2029, 1, 1), False),
        (date.min, False),
        (date.max, False),
    ],
)
def test_een_dag_van_een_bijeenkomst_is_geen_verschrijving(dag, kan):
    def controleer():
        controleer_dag(dag, vandaag=VANDAAG, veld="dag_1")

    if kan:
        controleer()
        return
    with pytest.raises(DomeinFout) as fout:
        controleer()
    assert (fout.value.code, fout.value.gegevens["veld"]) == ("trajectdag_kan_niet", "dag_1")


def test_wat_komt_ligt_hoogstens_twee_jaar_na_nu():
    wanneer = {"vandaag": date(2026, 11, 2), "code": "evaluatiedag_te_ver", "veld": "dag"}
    controleer_komende_dag(date(2028, 12, 31), **wanneer)
    with pytest.raises(DomeinFout) as fout:
        controleer_komende_dag(date(2029, 1, 1), **wanneer)
    assert fout.value.code == "evaluatiedag_te_ver"
    assert fout.value.gegevens == {"veld": "dag", "jaren": 2}
