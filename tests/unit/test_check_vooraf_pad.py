"""The decision path: reading it, following it, and where each deviating answer ends."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hulp import vorm, weigering
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.check_vooraf import (
    Antwoord,
    Beslispad,
    Checkfeiten,
    Kenmerken,
    Ontbreekt,
    Volumetoets,
    doorloop,
)

GEGEVENS = vorm("check_vooraf")
PAD = Beslispad.uit_gegevens(GEGEVENS)
KENMERKEN = Kenmerken.uit_gegevens(vorm("kenmerken"))


def feiten(**anders: Any) -> Checkfeiten:
    basis: dict[str, Any] = {
        "kenmerken": KENMERKEN,
        "profiel": "7VG",
        "ingangsdatum": date(2026, 5, 1),
        "geboortedatum": date(1980, 1, 1),
    }
    return Checkfeiten(**(basis | anders))


def zegt(waarde: str, toelichting: str = "Zie dossier.") -> Antwoord:
    return Antwoord((waarde,), toelichting)


GEWOON = {
    "k01": zegt("verblijf"),
    "k02": zegt("ja"),
    "k03": zegt("ja"),
    "k04": Antwoord(),
    "k05": zegt("geen van beide"),
    "k18": zegt("de zorg is zwaarder of ingewikkelder dan het profiel beschrijft"),
    "k06": zegt("ja"),
    "k07": zegt("ja"),
    "k08": zegt("ja"),
    "k09": zegt("ja"),
    "k10": zegt("ja"),
    "k11": zegt("zorg of verbetering van de omgeving"),
    "k19": zegt("ja"),
    "k12": zegt("ja"),
    "k13": zegt("besproken en machtiging aanwezig"),
    "k16": zegt("nee"),
    "k17": zegt("nee"),
}
LVHC = GEWOON | {
    "k05": zegt("lvhc"),
    "k31": zegt("ja"),
    "k32": zegt("ja"),
    "k33": zegt("ja"),
    "k34": Antwoord(
        bedragen={
            "dagbedrag_profiel": Decimal("300.00"),
            "dagbedrag_lvhc_prestatie": Decimal("400.00"),
        }
    ),
}


def uitgang(antwoorden: dict[str, Antwoord], **anders: Any) -> str | None:
    einde = doorloop(PAD, antwoorden, feiten(**anders)).uitgang
    return einde.id if einde else None


def test_the_plain_path_ends_in_an_individual_aanvraag():
    voortgang = doorloop(PAD, GEWOON, feiten())
    assert voortgang.uitgang is PAD.uitgangen["u-door-individueel"]
    assert voortgang.uitgang.indienen
    assert not voortgang.uitgang.intern_afwijzen
    assert voortgang.huidige_knoop is None
    assert voortgang.ontbreekt is None
    assert [grond.id for grond in voortgang.gronden] == ["lid1-a"]
    assert voortgang.zet.route == "gewoon"
    assert voortgang.zet.volumetoets == "van toepassing"
    assert voortgang.zet.leveringsvorm == "verblijf"
    assert [stap.knoop.id for stap in voortgang.stappen] == [
        *("k01", "k02", "k03", "k04", "k05", "k18", "k06", "k07", "k08", "k09", "k10", "k11"),
        *("k19", "k12", "k13", "k14", "k16", "k15", "k17"),
    ]


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"k01": zegt("pgb")}, "u-thuis"),
        ({"k01": zegt("mpt")}, "u-thuis"),
        ({"k02": zegt("nee")}, "u-ciz"),
        ({"k03": zegt("nee")}, "u-ciz"),
        ({"k03": zegt("twijfel")}, "u-ciz"),
        ({"k18": zegt("bij nader inzien past de vraag in het profiel")}, "u-anders-eerst"),
        ({"k18": zegt("het profiel zelf past niet meer")}, "u-ciz"),
        ({"k06": zegt("wij doen eerst een consult")}, "u-consult"),
        ({"k07": zegt("wij doen eerst een consult")}, "u-consult"),
        ({"k08": zegt("deels")}, "u-consult"),
        ({"k08": zegt("nee")}, "u-consult"),
        ({"k09": zegt("nee")}, "u-anders-eerst"),
        ({"k10": zegt("nee")}, "u-anders-eerst"),
        ({"k11": zegt("vooral uitjes, vrije tijd of welzijn")}, "u-anders-eerst"),
        ({"k11": zegt("een tijdelijke ziekte, operatie of ziekenhuisopname")}, "u-anders-eerst"),
        ({"k19": zegt("nee, een andere oplossing past beter")}, "u-anders-eerst"),
        ({"k12": zegt("nee")}, "u-eerst-intern"),
        ({"k13": zegt("nog niet besproken")}, "u-eerst-intern"),
        ({"k13": zegt("besproken, nog geen machtiging")}, "u-eerst-intern"),
        ({"k16": zegt("ja, voor één cliënt")}, "u-preventief"),
        ({"k17": zegt("ja, in totaal twee of meer")}, "u-door-groep"),
        ({"k05": zegt("vg7-plus"), "k21": zegt("geen van beide")}, "u-vg7plus-geen"),
    ],
)
def test_one_deviating_answer_ends_where_the_form_says(anders, verwacht):
    assert uitgang(GEWOON | anders, profiel="7VG") == verwacht


def test_no_aanvraag_for_an_instelling_after_these_exits():
    assert {naam for naam, einde in PAD.uitgangen.items() if not einde.indienen} == {
        *("u-ciz", "u-geen-recht", "u-consult", "u-anders-eerst", "u-eerst-intern"),
        *("u-onder-grens", "u-lvhc", "u-vg7plus-geen", "u-thuis"),
    }
    assert PAD.uitgangen["u-consult"].intern_afwijzen
    assert not PAD.uitgangen["u-thuis"].intern_afwijzen
    assert PAD.uitgangen["u-thuis"].opent == "dossier-thuis"


def test_a_profile_outside_the_article_has_no_right():
    assert uitgang(GEWOON, profiel="6VG") == "u-geen-recht"


def test_two_gronden_by_beademing_are_both_kept():
    antwoorden = GEWOON | {"k04": Antwoord(("lid1-c-02", "lid2-b"))}
    voortgang = doorloop(PAD, antwoorden, feiten(profiel="6VG"))
    assert [grond.id for grond in voortgang.gronden] == ["lid1-c-02", "lid2-b"]
    assert voortgang.zet.volumetoets == "niet van toepassing"
    assert voortgang.stappen[3].waarden == ("lid1-c", "lid2-b")
    assert voortgang.stappen[15].waarden == ("niet van toepassing",)


def test_one_grond_without_the_volumetoets_is_enough():
    voortgang = doorloop(PAD, GEWOON, feiten(geboortedatum=date(2007, 6, 1)))
    assert [grond.id for grond in voortgang.gronden] == ["lid1-a", "lid1-f"]
    assert voortgang.zet.volumetoets == "niet van toepassing"


@pytest.mark.parametrize(
    ("uitkomst", "verwacht"),
    [
        (Volumetoets.GEHAALD, "u-door-individueel"),
        (None, "u-door-individueel"),
        (Volumetoets.NIET_GEHAALD, "u-onder-grens"),
    ],
)
def test_the_rekentool_answers_the_quarter(uitkomst, verwacht):
    assert uitgang(GEWOON, volumetoets=uitkomst) == verwacht


@pytest.mark.parametrize("knoop", ["k06", "k07"])
@pytest.mark.parametrize("waarde", ["deels", "nee"])
def test_without_a_clear_picture_a_motivering_opens_the_way(knoop, waarde):
    kaal = doorloop(PAD, GEWOON | {knoop: zegt(waarde, "  ")}, feiten())
    assert kaal.huidige_knoop is PAD.knopen[knoop]
    assert kaal.ontbreekt is Ontbreekt.MOTIVERING
    assert kaal.stappen[-1].advies == ("u-consult",)
    met = doorloop(PAD, GEWOON | {knoop: zegt(waarde)}, feiten())
    assert met.uitgang is PAD.uitgangen["u-door-individueel"]
    assert met.zet.consult == "geadviseerd"
    assert met.zet.signalen == ("SG-CONSULT",)


def test_both_doubts_raise_the_signal_once_and_a_done_consult_is_kept():
    twee = GEWOON | {"k06": zegt("deels"), "k07": zegt("nee")}
    assert doorloop(PAD, twee, feiten()).zet.signalen == ("SG-CONSULT",)
    gedaan = "nee, maar een consult is al gedaan en het advies is uitgevoerd"
    assert doorloop(PAD, GEWOON | {"k07": zegt(gedaan)}, feiten()).zet.consult == "gedaan"


def test_a_missing_toelichting_keeps_the_path_at_its_node():
    voortgang = doorloop(PAD, GEWOON | {"k08": Antwoord(("deels",))}, feiten())
    assert voortgang.uitgang is None
    assert voortgang.huidige_knoop is PAD.knopen["k08"]
    assert voortgang.ontbreekt is Ontbreekt.TOELICHTING


def test_an_unknown_answer_is_no_answer():
    voortgang = doorloop(PAD, GEWOON | {"k02": zegt("misschien")}, feiten())
    assert voortgang.huidige_knoop is PAD.knopen["k02"]
    assert voortgang.ontbreekt is Ontbreekt.ANTWOORD


def test_of_two_answers_to_a_single_choice_the_first_counts():
    assert uitgang(GEWOON | {"k02": Antwoord(("nee", "ja"))}) == "u-ciz"


@pytest.mark.parametrize("onbekend", ["profiel", "ingangsdatum"])
def test_the_gronden_wait_for_profile_and_date(onbekend):
    voortgang = doorloop(PAD, GEWOON, feiten(**{onbekend: None}))
    assert voortgang.huidige_knoop is PAD.knopen["k04"]
    assert voortgang.ontbreekt is Ontbreekt.ANTWOORD


def test_the_gronden_wait_until_a_person_has_seen_the_boxes():
    zonder = {naam: antwoord for naam, antwoord in GEWOON.items() if naam != "k04"}
    assert doorloop(PAD, zonder, feiten()).huidige_knoop is PAD.knopen["k04"]


# ---- VG7-plus


def test_vg7plus_is_for_profile_7vg_only():
    antwoorden = GEWOON | {"k05": zegt("vg7-plus"), "k21": zegt("geen van beide")}
    voortgang = doorloop(PAD, antwoorden, feiten(profiel="8VG"))
    assert voortgang.huidige_knoop is PAD.knopen["k05"]
    assert [keuze.waarde for keuze in voortgang.stappen[-1].keuzes] == ["geen van beide"]


@pytest.mark.parametrize(("eerder", "signalen"), [("nee", ()), ("ja", ("SG-VG7-VERLENGING",))])
def test_vg7plus_limits_the_period_and_marks_a_second_time(eerder, signalen):
    antwoorden = GEWOON | {
        "k05": zegt("vg7-plus"),
        "k21": zegt("terug na tijdelijke opname elders"),
        "k22": zegt(eerder),
    }
    voortgang = doorloop(PAD, antwoorden, feiten())
    assert voortgang.uitgang is PAD.uitgangen["u-door-vg7plus"]
    assert voortgang.zet.max_maanden == 12
    assert voortgang.zet.route == "vg7plus"
    assert voortgang.zet.signalen == signalen


# ---- LVHC


@pytest.mark.parametrize(
    ("meerzorg", "knoop_35", "verwacht"),
    [
        ("99.99", "nee", "u-door-lvhc"),
        ("100.00", "nee", "u-door-lvhc"),
        ("100.01", "nee", "u-lvhc"),
        ("100.01", "ja", "u-door-lvhc"),
    ],
)
def test_exactly_the_day_amount_counts_as_under(meerzorg, knoop_35, verwacht):
    antwoorden = LVHC | {"k35": zegt(knoop_35)}
    assert uitgang(antwoorden, profiel="7VV", meerzorg_per_dag=Decimal(meerzorg)) == verwacht


@pytest.mark.parametrize("antwoord", [LVHC["k34"], zegt("nog niet bekend")])
def test_an_unknown_day_amount_goes_on_with_a_signal(antwoord):
    voortgang = doorloop(PAD, LVHC | {"k34": antwoord}, feiten(profiel="7VV"))
    assert voortgang.uitgang is PAD.uitgangen["u-door-lvhc"]
    assert voortgang.zet.signalen == ("SG-LVHC-DAGWAARDE",)


def test_the_day_amounts_must_be_given_or_said_to_be_unknown():
    een = Antwoord(("ja",), bedragen={"dagbedrag_profiel": Decimal(300)})
    voortgang = doorloop(PAD, LVHC | {"k34": een}, feiten(profiel="7VV"))
    assert voortgang.huidige_knoop is PAD.knopen["k34"]
    zonder = {naam: antwoord for naam, antwoord in LVHC.items() if naam != "k34"}
    assert doorloop(PAD, zonder, feiten(profiel="7VV")).huidige_knoop is PAD.knopen["k34"]


@pytest.mark.parametrize("knoop", ["k31", "k32", "k33"])
def test_lvhc_stops_at_each_step_that_is_not_done(knoop):
    assert uitgang(LVHC | {knoop: zegt("nee")}, profiel="7VV") == "u-lvhc"


def test_without_a_place_the_setting_decides():
    anders = {"profiel": "7VV", "instellingen": {"lvhc_stap3_nee": "doorgaan-met-onderbouwing"}}
    antwoorden = LVHC | {"k33": zegt("nee, met onderbouwing"), "k35": zegt("ja")}
    assert uitgang(antwoorden, **anders) == "u-door-lvhc"
    assert uitgang(antwoorden, profiel="7VV") is None
    dicht = doorloop(PAD, LVHC | {"k33": zegt("nee")}, feiten(**anders))
    assert dicht.huidige_knoop is PAD.knopen["k33"]


def test_preventief_stays_possible_after_lvhc_and_with_doubt():
    antwoorden = LVHC | {"k06": zegt("nee"), "k16": zegt("ja, voor één cliënt")}
    assert uitgang(antwoorden, profiel="7VV") == "u-preventief"


def test_the_route_node_waits_when_no_route_was_fixed():
    gegevens = copy.deepcopy(GEGEVENS)
    for keuze in gegevens["knoop"][4]["antwoorden"]:
        keuze.pop("zet")
    pad = Beslispad.uit_gegevens(gegevens)
    assert doorloop(pad, GEWOON, feiten()).huidige_knoop is pad.knopen["k15"]


# ---- properties


@given(
    st.dictionaries(
        st.sampled_from(sorted(PAD.knopen)),
        st.sampled_from(
            sorted({keuze.waarde for knoop in PAD.knopen.values() for keuze in knoop.keuzes})
        ).map(zegt),
    )
)
def test_every_set_of_answers_ends_at_one_exit_or_one_open_node(antwoorden):
    voortgang = doorloop(PAD, antwoorden, feiten())
    assert (voortgang.uitgang is None) == (voortgang.huidige_knoop is not None)
    assert (voortgang.uitgang is None) == (voortgang.ontbreekt is not None)
    ids = [stap.knoop.id for stap in voortgang.stappen]
    assert len(set(ids)) == len(ids)


@given(st.sampled_from(["k35", "k21", "k31", "onbekend"]), st.sampled_from(["ja", "nee", "x"]))
def test_answers_beside_the_path_change_nothing(knoop, waarde):
    naast = doorloop(PAD, GEWOON | {knoop: zegt(waarde)}, feiten())
    assert naast == doorloop(PAD, GEWOON, feiten())


# ---- reading


def _knoop(gegevens: dict[str, Any], knoop_id: str) -> dict[str, Any]:
    return next(knoop for knoop in gegevens["knoop"] if knoop["id"] == knoop_id)


def _keuze(gegevens: dict[str, Any], knoop_id: str, nr: int = 0) -> dict[str, Any]:
    return _knoop(gegevens, knoop_id)["antwoorden"][nr]


KAPOT = {
    "doel_onbekend": lambda g: _keuze(g, "k02").update(naar="k99"),
    "advies_onbekend": lambda g: _keuze(g, "k06", 1).update(advies="u-weg"),
    "pad_rond": lambda g: _keuze(g, "k12").update(naar="k03"),
    "onbereikbaar": lambda g: g["uitgang"].append(g["uitgang"][0] | {"id": "u-eiland"}),
    "gegevens_dubbel": lambda g: g["uitgang"].append(g["uitgang"][0]),
    "alleen_als_onbekend": lambda g: _keuze(g, "k33", 1).update(alleen_als="iets = stop"),
    "berekening_onbekend": lambda g: _knoop(g, "k14").update(berekening="raden"),
    "knoop_zonder_antwoord": lambda g: _knoop(g, "k17").update(antwoorden=[]),
    "zet_onbekend": lambda g: _keuze(g, "k05").update(zet={"kleur": "rood"}),
    "gegevens_onjuist": lambda g: _knoop(g, "k17").update(soort="dier"),
}


@pytest.mark.parametrize("code", KAPOT)
def test_a_broken_path_is_refused_on_loading(code):
    assert weigering(Beslispad.uit_gegevens, GEGEVENS, KAPOT[code]).code == code


@pytest.mark.parametrize("tekst", ["lvhc_stap3_nee", "= stop", "lvhc_stap3_nee ="])
def test_a_half_setting_is_refused(tekst):
    fout = weigering(
        Beslispad.uit_gegevens, GEGEVENS, lambda g: _keuze(g, "k33", 1).update(alleen_als=tekst)
    )
    assert fout.code == "alleen_als_onbekend"


def test_the_start_must_be_a_node():
    fout = weigering(Beslispad.uit_gegevens, GEGEVENS, lambda g: g["meta"].update(start="u-ciz"))
    assert fout.gegevens == {"knoop": "start", "naar": "u-ciz"}
