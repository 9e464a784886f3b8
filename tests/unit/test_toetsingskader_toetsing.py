"""The toetsing: which criteria, which one button covers, and what blocks a besluit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hulp import vorm, weigering
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.toetsingskader import (
    Belemmering,
    Besluitconcept,
    Ernst,
    Oordeel,
    Oordeelwaarde,
    Signaal,
    Stand,
    Toetsing,
    Toetsingskader,
    belemmeringen,
    geen_bijzonderheden,
    zichtbare_criteria,
)
from portal.domain.uitkomst import Uitkomst
from portal.domain.vragenlijst import Vragenlijst, zichtbare_vragen

GEGEVENS = vorm("toetsingskader")
KADER = Toetsingskader.uit_gegevens(GEGEVENS)
LIJST = Vragenlijst.uit_gegevens(vorm("vragenlijst"))
VOLDOET, DEELS, NIET, NVT = Oordeelwaarde


def criteria(**anders: Any):
    velden = {
        "aanvraag.soort": "individueel",
        "aanvraag.herkomst": "nieuw",
        "client.lvhc": "nee",
        "client.vg7plus": "nee",
        "rekentool.nacht": Fraction(4),
        "rekentool.behandelaar": Fraction(5, 2),
        "rekentool.context_aanwezig": "ja",
    } | {naam.replace("__", "."): waarde for naam, waarde in anders.items()}
    vragen = {vraag.id for vraag in zichtbare_vragen(LIJST, velden, {})}
    return zichtbare_criteria(KADER, velden, {}, vragen)


GEWOON = criteria()


def groepen(**anders: Any) -> str:
    return " ".join(dict.fromkeys(criterium.groep_id for criterium in criteria(**anders)))


# ---- which criteria


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH"),
        (
            {
                "rekentool__nacht": 0,
                "rekentool__behandelaar": 0,
                "rekentool__context_aanwezig": "nee",
            },
            "CA CZ AL KL DM MV CT DZ PI",
        ),
        ({"aanvraag__soort": "preventief"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH PR"),
        ({"aanvraag__soort": "groep"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH GR"),
        ({"aanvraag__herkomst": "heraanvraag"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH MW HA"),
        ({"client__vg7plus": "ja"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH V7"),
        ({"client__lvhc": "ja"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH LV"),
        ({"rekentool__maatwerk_overschrijding": "ja"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH MW"),
        ({"aanvraag__vorige_was_preventief": "ja"}, "CA CZ AL KL DM MV CT DZ PI CM NZ BH PR"),
        ({"aanvraag__soort": "anders"}, ""),
    ],
)
def test_the_aanvraag_decides_the_groups(anders, verwacht):
    assert groepen(**anders) == verwacht


def test_a_criterium_with_nothing_to_look_at_is_not_shown():
    ids = {
        criterium.id
        for criterium in zichtbare_criteria(KADER, {"aanvraag.soort": "groep"}, {}, set())
    }
    assert "CT-1" not in ids
    assert "CA-6" in ids
    assert "CT-3" in ids
    assert "DZ-1" in ids


def test_the_number_of_criteria():
    assert len(KADER.criteria) == 99
    assert len(GEWOON) == 70


def test_kern_is_the_list_of_the_procedure():
    kern = {criterium.id for criterium in KADER.criteria.values() if criterium.kern}
    assert kern == {
        *(f"CA-{nr}" for nr in range(1, 6)),
        *(f"CZ-{nr}" for nr in range(1, 5)),
        *("AL-1", "AL-2", "AL-3", "AL-4", "AL-5", "AL-7", "AL-8", "KL-1", "KL-2"),
        *("DM-1", "DM-2", "DM-3", "MV-1", "MV-2", "MV-3"),
        *("PR-1", "PR-2", "PR-3", "PR-4", "V7-1", "V7-2", "V7-3"),
        *("LV-1", "LV-2", "LV-3", "LV-4", "GR-5", "MW-1", "MW-2"),
        *("HA-2", "HA-5", "HA-8", "HA-9", "CM-1", "CM-5", "CM-6"),
    }


# ---- the button


def signaal(naam: str, ernst: Ernst = Ernst.LET_OP, stand: Stand = Stand.AAN) -> Signaal:
    return Signaal(id=naam, ernst=ernst, stand=stand, gegevens={}, bron="")


def knop(groep: str, signalen: Any = (), oordelen: Any = ()) -> list[str]:
    return [criterium.id for criterium in geen_bijzonderheden(groep, GEWOON, signalen, oordelen)]


@pytest.mark.parametrize(
    ("groep", "signalen", "verwacht"),
    [
        ("CA", (), ["CA-6"]),
        ("NZ", (), ["NZ-1", "NZ-2", "NZ-3"]),
        ("NZ", [signaal("SG-NACHT")], ["NZ-3"]),
        ("NZ", [signaal("SG-NACHT", Ernst.STOP)], ["NZ-3"]),
        ("NZ", [signaal("SG-NACHT", Ernst.INFO)], ["NZ-1", "NZ-2", "NZ-3"]),
        ("NZ", [signaal("SG-NACHT", stand=Stand.UIT)], ["NZ-1", "NZ-2", "NZ-3"]),
        ("NZ", [signaal("SG-NACHT", stand=Stand.NIET_TE_BEREKENEN)], ["NZ-1", "NZ-2", "NZ-3"]),
        ("MV", (), []),
    ],
)
def test_the_button_covers_what_raises_nothing(groep, signalen, verwacht):
    assert knop(groep, signalen) == verwacht


def test_the_button_leaves_what_was_scored():
    assert knop("NZ", oordelen=[Oordeel(criterium_id="NZ-2", waarde=DEELS)]) == ["NZ-1", "NZ-3"]


# ---- toekennen


def oordelen(*anders: Oordeel, lijst: Any = GEWOON) -> list[Oordeel]:
    eigen = {oordeel.criterium_id for oordeel in anders}
    rest = [
        Oordeel(criterium_id=criterium.id, waarde=VOLDOET)
        for criterium in lijst
        if criterium.id not in eigen
    ]
    return [*rest, *anders]


def besluit(uitkomst: Uitkomst = Uitkomst.TOEKENNEN, **anders: Any) -> Besluitconcept:
    basis: dict[str, Any] = {
        "onderbouwing": "Past bij de vraag.",
        "ingangsdatum": date(2026, 5, 1),
        "maanden": 24,
        "heeft_bedrag": True,
        "perspectief": "Hoogstens profiel 3.",
        "antwoorddatum": date(2026, 5, 15),
        "andere_hulp": "Een consult.",
        "open_punten": ("hs-zonder",),
    }
    return Besluitconcept(uitkomst=uitkomst, **(basis | anders))


def codes(concept: Besluitconcept, *anders: Oordeel, **toetsing: Any) -> list[Belemmering]:
    basis: dict[str, Any] = {"criteria": GEWOON, "oordelen": oordelen(*anders)}
    return list(belemmeringen(concept, Toetsing(**(basis | toetsing))))


@pytest.mark.parametrize(
    ("uitkomst", "ontbreekt", "gevonden"),
    [
        (Uitkomst.TOEKENNEN, {}, []),
        (Uitkomst.TOEKENNEN, {"perspectief": " "}, ["perspectief_ontbreekt"]),
        (Uitkomst.TOEKENNEN, {"zonder_reden": ("nacht",)}, ["reden_ontbreekt"]),
        (Uitkomst.AFWIJZEN, {}, []),
        (Uitkomst.AFWIJZEN, {"andere_hulp": ""}, ["andere_hulp_ontbreekt"]),
    ],
)
def test_after_bezwaar_only_the_besluit_itself_counts(uitkomst, ontbreekt, gevonden):
    assert [deel.code for deel in belemmeringen(besluit(uitkomst, **ontbreekt), None)] == gevonden


def test_all_scored_and_all_said_can_be_granted():
    assert codes(besluit()) == []


@pytest.mark.parametrize(
    ("veld", "leeg", "code"),
    [
        ("onderbouwing", " ", "onderbouwing_ontbreekt"),
        ("ingangsdatum", None, "ingangsdatum_ontbreekt"),
        ("maanden", None, "maanden_ontbreken"),
        ("heeft_bedrag", False, "bedrag_ontbreekt"),
        ("perspectief", "", "perspectief_ontbreekt"),
    ],
)
def test_no_toekenning_without_each_part(veld, leeg, code):
    assert codes(besluit(**{veld: leeg})) == [Belemmering(code)]


def test_each_line_that_differs_has_a_reason():
    assert codes(besluit(zonder_reden=("nacht",))) == [
        Belemmering("reden_ontbreekt", None, "nacht")
    ]


def test_every_visible_criterium_is_scored():
    zonder = [oordeel for oordeel in oordelen() if oordeel.criterium_id != "AL-5"]
    assert codes(besluit(), oordelen=zonder) == [Belemmering("oordeel_ontbreekt", "AL-5")]


def oordeel(criterium: str, waarde: Oordeelwaarde, toelichting: str = "Zie.", **anders: Any):
    return Oordeel(criterium_id=criterium, waarde=waarde, toelichting=toelichting, **anders)


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [
        (oordeel("AL-1", NIET), ["criterium_blokkeert"]),
        (oordeel("AL-1", DEELS), []),
        (oordeel("AL-1", NVT), []),
        (oordeel("AL-1", DEELS, " "), ["toelichting_ontbreekt"]),
        (oordeel("AL-1", NVT, ""), ["toelichting_ontbreekt"]),
        (oordeel("AL-1", NIET, ""), ["toelichting_ontbreekt", "criterium_blokkeert"]),
        (oordeel("AL-1", VOLDOET, ""), []),
        (oordeel("CM-4", NIET), ["motivering_ontbreekt"]),
        (oordeel("CM-4", DEELS), ["motivering_ontbreekt"]),
        (oordeel("CM-4", NIET, motivering="Vooraf besproken."), []),
        (oordeel("CM-4", NVT), []),
        (oordeel("CT-5", NIET), []),
        (oordeel("AL-4", NIET), ["criterium_blokkeert"]),
    ],
)
def test_one_oordeel_at_toekennen(gegeven, verwacht):
    gevonden = codes(besluit(), gegeven)
    assert [belemmering.code for belemmering in gevonden] == verwacht
    assert {belemmering.criterium_id for belemmering in gevonden} <= {gegeven.criterium_id}


@pytest.mark.parametrize("grond", ["lid2-a", "lid2-b"])
def test_lid_2_leaves_no_room_to_block_on_the_need(grond):
    assert codes(besluit(), oordeel("AL-4", NIET), gronden={"lid1-a", grond}) == []
    assert codes(besluit(), oordeel("AL-1", NIET), gronden={grond}) == [
        Belemmering("criterium_blokkeert", "AL-1")
    ]


@pytest.mark.parametrize(
    ("meekijken", "toelichting", "waarde", "verwacht"),
    [
        (None, "", VOLDOET, ["meekijken_ontbreekt"]),
        ("iemand", "", VOLDOET, ["meekijken_ontbreekt"]),
        ("CCE", "", VOLDOET, []),
        ("geen, met reden", "", VOLDOET, ["meekijken_ontbreekt"]),
        ("geen, met reden", "Spoed.", VOLDOET, []),
        (None, "Speelt niet.", NVT, []),
    ],
)
def test_maatwerk_above_the_profiles_names_who_looked_along(
    meekijken, toelichting, waarde, verwacht
):
    lijst = criteria(rekentool__maatwerk_overschrijding="ja")
    eigen = oordeel("MW-2", waarde, toelichting, meekijken=meekijken)
    gevonden = codes(besluit(), criteria=lijst, oordelen=oordelen(eigen, lijst=lijst))
    assert [belemmering.code for belemmering in gevonden] == verwacht


@pytest.mark.parametrize(
    ("stand", "motivering", "verwacht"),
    [
        (Stand.AAN, "", [Belemmering("motivering_ontbreekt", "V7-2")]),
        (Stand.AAN, "Opname duurde langer.", []),
        (Stand.UIT, "", []),
    ],
)
def test_vg7plus_a_second_time_asks_a_motivering_even_when_met(stand, motivering, verwacht):
    lijst = criteria(client__vg7plus="ja")
    eigen = oordeel("V7-2", VOLDOET, motivering=motivering)
    signalen = [signaal("SG-VG7-VERLENGING", stand=stand)]
    gescoord = oordelen(eigen, lijst=lijst)
    assert codes(besluit(), criteria=lijst, oordelen=gescoord, signalen=signalen) == verwacht


def test_a_group_is_scored_at_once_or_for_each_member():
    lijst = criteria(aanvraag__soort="groep")
    een = oordeel("GR-5", VOLDOET, client="A-1")
    alles = {"criteria": lijst, "clienten": ("A-1", "A-2")}
    half = codes(besluit(), oordelen=oordelen(een, lijst=lijst), **alles)
    assert half == [Belemmering("oordeel_ontbreekt", "GR-5", "A-2")]
    assert codes(besluit(), oordelen=oordelen(lijst=lijst), **alles) == []
    heel = [een, oordeel("GR-5", NIET, client="A-2")]
    assert codes(besluit(), oordelen=oordelen(*heel, lijst=lijst), **alles) == [
        Belemmering("criterium_blokkeert", "GR-5", "A-2")
    ]
    los = oordeel("GR-1", VOLDOET, client="A-1")
    assert codes(besluit(), oordelen=oordelen(los, lijst=lijst), **alles) == [
        Belemmering("oordeel_ontbreekt", "GR-1")
    ]


@given(st.sets(st.sampled_from([criterium.id for criterium in GEWOON])))
def test_exactly_the_unscored_criteria_stand_in_the_way(leeg):
    gescoord = [oordeel for oordeel in oordelen() if oordeel.criterium_id not in leeg]
    gevonden = codes(besluit(), oordelen=gescoord)
    assert {belemmering.criterium_id for belemmering in gevonden} == leeg


# ---- the other outcomes


@pytest.mark.parametrize(
    ("uitkomst", "veld", "leeg", "code"),
    [
        (Uitkomst.AFWIJZEN, "onderbouwing", "", "onderbouwing_ontbreekt"),
        (Uitkomst.AFWIJZEN, "andere_hulp", "", "andere_hulp_ontbreekt"),
        (Uitkomst.BIJSTELLEN, "onderbouwing", "", "onderbouwing_ontbreekt"),
        (Uitkomst.BIJSTELLEN, "antwoorddatum", None, "antwoorddatum_ontbreekt"),
        (Uitkomst.BIJSTELLEN, "eerder_bijgesteld", True, "al_bijgesteld"),
        (Uitkomst.BUITEN_BEHANDELING, "open_punten", (), "open_punten_ontbreken"),
    ],
)
def test_the_other_outcomes_have_their_own_parts(uitkomst, veld, leeg, code):
    gegeven = [oordeel("CM-4", DEELS)]
    assert codes(besluit(uitkomst), oordelen=gegeven) == []
    assert codes(besluit(uitkomst, **{veld: leeg}), oordelen=gegeven) == [Belemmering(code)]


@pytest.mark.parametrize("uitkomst", [Uitkomst.AFWIJZEN, Uitkomst.BIJSTELLEN])
def test_they_rest_on_a_criterium_that_is_not_met_with_its_reason(uitkomst):
    assert codes(besluit(uitkomst)) == [Belemmering("geen_criterium_onvoldaan")]
    assert codes(besluit(uitkomst), oordeel("AL-1", NIET, "")) == [
        Belemmering("toelichting_ontbreekt", "AL-1")
    ]


def test_a_second_bijstellen_needs_the_teamleider():
    tweede = besluit(Uitkomst.BIJSTELLEN, eerder_bijgesteld=True, teamleider_akkoord=True)
    assert codes(tweede, oordeel("CM-4", DEELS)) == []


def test_buiten_behandeling_needs_no_oordeel():
    assert codes(besluit(Uitkomst.BUITEN_BEHANDELING, onderbouwing=""), oordelen=[]) == []


# ---- reading


KAPOT = {
    "gegevens_dubbel": lambda g: g["groep"].append(g["groep"][0]),
    "gegevens_onjuist": lambda g: g["groep"][0]["criterium"][0].update(blokkeert="misschien"),
    "signaal_onbekend": lambda g: g["groep"][0]["criterium"][0].update(signalen=["SG-WEG"]),
    "rekenregel_onbekend": lambda g: g["groep"][0]["criterium"][0].update(rekenregels=["weg"]),
}


@pytest.mark.parametrize("code", KAPOT)
def test_a_broken_framework_is_refused_on_loading(code):
    assert weigering(Toetsingskader.uit_gegevens, GEGEVENS, KAPOT[code]).code == code
