"""The rekentool for a group: official cases, shared context and its trace."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hulp import geval
from hypothesis import given
from hypothesis import strategies as st
from rekentool_invoer import TABELLEN, euros, gevallen, seconden
from trace_rekenaar import herreken

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Groepsinvoer,
    Rekeninvoer,
    Uitkomstsoort,
    bereken,
    bereken_groep,
    uitkomst_als_gegevens,
)
from portal.domain.waarden import centen
from portal.platform.rekentool_cli import bereken_geval

TABEL = TABELLEN[-1]
GROEPEN = geval("groep_2026.json")["gevallen"]


def bijna(gevonden, verwacht):
    return gevonden == verwacht or abs(float(gevonden) - float(verwacht)) < 1e-6


def bereken_tekst(invoer):
    return bereken_geval(json.loads(json.dumps(invoer), parse_int=str))


@pytest.mark.parametrize("g", GROEPEN, ids=lambda g: g["id"])
def test_officiele_groep(g):
    """Where the group sheet forgets the weight, `bronfout.gewogen` is right."""
    gevonden = bereken_tekst(g["invoer"])
    gewogen = g.get("bronfout", {}).get("gewogen")
    if gewogen:
        verwacht = gewogen["clienten"]
        assert bijna(gevonden["groep"]["jaarbedrag_totaal"], gewogen["jaarbedrag_totaal"])
        assert bijna(gevonden["groep"]["context_drempel"], gewogen["context_drempel"])
    else:
        verwacht = [
            c | {"jaarbedrag": c["bedrag"]["jaarbedrag"], "meerzorg_uren": c["uren"]["meerzorg"]}
            for c in g["uitvoer"]["clienten"]
        ]
        for naam in (
            "context_drempel",
            "context_valt_binnen",
            "context_boven",
            "context_boven_per_client",
            "som_100",
            "jaarbedrag_totaal",
            "jaarbedrag_totaal_cent",
        ):
            assert bijna(gevonden["groep"][naam], g["uitvoer"]["groep"][naam]), naam
    for lid, ander in zip(gevonden["clienten"], verwacht, strict=True):
        assert (lid["nr"], lid["uitkomst"], lid["profiel"]) == (
            ander["nr"],
            ander["uitkomst"],
            ander["profiel"],
        )
        assert bijna(lid["bedrag"]["jaarbedrag"], ander["jaarbedrag"])
        assert bijna(lid["uren"]["meerzorg"], ander["meerzorg_uren"])


@pytest.mark.parametrize("g", [g for g in GROEPEN if "bronfout" not in g], ids=lambda g: g["id"])
def test_alle_velden_van_een_lid(g):
    for lid, ander in zip(
        bereken_tekst(g["invoer"])["clienten"], g["uitvoer"]["clienten"], strict=True
    ):
        for blok in ("uren", "bedrag"):
            for naam, waarde in ander[blok].items():
                assert bijna(lid[blok][naam], waarde), naam


def groep_s10():
    bron = geval("scenario_S10_groep.json")["invoer"]
    clienten = tuple(
        Rekeninvoer(
            zzp=c["zzp"],
            dagbesteding_ja=c["db"] == "Ja",
            behandeling_ja=c["bh"] == "Ja",
            tarief=Fraction("0.97"),
            wonen=Fraction(c["woon"]),
            dagbesteding=Fraction(c["dag"]),
            nachtzorg=Fraction(c["nacht"]),
            behandelaren=Fraction(c["beh"]),
            min_uren=Fraction(c["min"]),
        )
        for c in bron["clienten"]
    )
    return Groepsinvoer(
        clienten=clienten, context_uren_jaar=Fraction(208), context_totaal=Fraction(30000)
    )


def test_scenario_s10():
    uitkomst = bereken_groep(groep_s10(), TABEL)
    assert [str(u.bedragen.jaarbedrag_cent) for u in uitkomst.clienten] == [
        "75749.82",
        "45107.89",
        "45586.89",
        "72473.25",
    ]
    assert [str(u.bedragen.etmaalbedrag_cent) for u in uitkomst.clienten] == [
        "207.53",
        "123.58",
        "124.90",
        "198.56",
    ]
    assert [
        str(centen(b))
        for b in (uitkomst.context.drempel, uitkomst.context.boven, uitkomst.context_per_client)
    ] == ["16576.09", "13423.91", "3355.98"]
    assert str(centen(uitkomst.jaarbedrag_totaal)) == "238917.86"
    assert str(uitkomst.som_beschikkingen) == "238917.85"


def test_s10_los_met_gelijk_verdeelde_context_is_even_duur():
    los = [
        bereken(replace(c, context_uren_jaar=Fraction(52), context_totaal=Fraction(7500)), TABEL)
        for c in groep_s10().clienten
    ]
    som = sum(u.bedragen.jaarbedrag for u in los)
    assert str(centen(som)) == "238917.86"
    assert abs(som - bereken_groep(groep_s10(), TABEL).jaarbedrag_totaal) < Fraction(1, 100)


def test_toegekend_deel_wordt_over_de_clienten_verdeeld():
    uitkomst = bereken_groep(replace(groep_s10(), context_boven_toegekend=Fraction(4000)), TABEL)
    assert uitkomst.context_per_client == 1000
    assert {u.bedragen.context_telt_mee for u in uitkomst.clienten} == {1000}


def test_wie_geen_meerzorg_heeft_krijgt_geen_context():
    groep = groep_s10()
    binnen = replace(groep.clienten[0], wonen=Fraction(1))
    uitkomst = bereken_groep(replace(groep, clienten=(binnen, *groep.clienten[1:])), TABEL)
    assert uitkomst.clienten[0].soort is Uitkomstsoort.BINNEN_ZZP
    assert uitkomst.aantal_met_meerzorg == 3
    assert uitkomst.context_per_client == uitkomst.context.boven / 3
    niemand = bereken_groep(replace(groep, clienten=(binnen,)), TABEL)
    assert (
        niemand.context_per_client,
        niemand.jaarbedrag_totaal,
        str(niemand.som_beschikkingen),
    ) == (None, 0, "0.00")


def test_een_lid_zonder_uren():
    groep = groep_s10()
    leeg = replace(
        groep.clienten[0],
        wonen=Fraction(0),
        dagbesteding=Fraction(0),
        nachtzorg=Fraction(0),
        behandelaren=Fraction(0),
    )
    leden = (leeg, *groep.clienten[1:])
    uitkomst = bereken_groep(replace(groep, clienten=leden), TABEL).clienten[0]
    assert (uitkomst.soort, uitkomst.uren, uitkomst.prestatie.code) == (
        Uitkomstsoort.GEEN_UITKOMST,
        None,
        "Z473",
    )
    assert (uitkomst.bedragen, uitkomst.profiel, uitkomst.trace) == (None, None, ())
    zonder_context = bereken_groep(replace(groep, clienten=leden, context_uren_jaar=None), TABEL)
    assert zonder_context.clienten[0].soort is Uitkomstsoort.BINNEN_ZZP


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"clienten": ()}, "groep_leeg"),
        ({"context_totaal": Fraction(-1)}, "negatief"),
        ({"context_uren_jaar": Fraction(-1)}, "negatief"),
    ],
)
def test_groep_weigert(velden, code):
    with pytest.raises(DomeinFout) as fout:
        bereken_groep(replace(groep_s10(), **velden), TABEL)
    assert fout.value.code == code


@given(st.lists(gevallen().map(lambda geval: geval[1]), min_size=1, max_size=5), seconden, euros)
def test_elke_stap_van_een_groep_is_na_te_rekenen(clienten, context_uren, context_euro):
    invoer = Groepsinvoer(
        clienten=tuple(clienten), context_uren_jaar=context_uren, context_totaal=context_euro
    )
    uitkomst = bereken_groep(invoer, TABEL)
    for lid in uitkomst.clienten:
        gegevens = uitkomst_als_gegevens(lid)
        bekend = herreken(gegevens["trace"])
        if lid.bedragen:
            assert bekend["jaarbedrag"] == lid.bedragen.jaarbedrag
            assert bekend["context_telt_mee"] == uitkomst.context_per_client
    assert sum(lid.is_meerzorg for lid in uitkomst.clienten) == uitkomst.aantal_met_meerzorg
