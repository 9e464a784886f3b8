"""The vragenlijst: what is asked, what is missing, what stops, on which page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hulp import vorm, weigering
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.vragenlijst import (
    Checkantwoord,
    Niveau,
    Ontbrekend,
    Verklaringen,
    Vragenlijst,
    Woordmelding,
    aantal_woorden,
    antwoorden_uit_check,
    ontbrekende_antwoorden,
    paginas,
    stoppende_vragen,
    woordmeldingen,
    zichtbare_paginas,
    zichtbare_secties,
    zichtbare_vragen,
)

GEGEVENS = vorm("vragenlijst")
LIJST = Vragenlijst.uit_gegevens(GEGEVENS)


def velden(**anders: Any) -> dict[str, Any]:
    basis: dict[str, Any] = {
        "aanvraag.soort": "individueel",
        "aanvraag.herkomst": "nieuw",
        "client.lvhc": "nee",
        "client.vg7plus": "nee",
        "instelling.lvhc_stap3_nee": "stop",
        "rekentool.woon": Fraction(60),
        "rekentool.dag": Fraction(0),
        "rekentool.nacht": Decimal(0),
        "rekentool.behandelaar": 0,
        "rekentool.context_uren": 0,
        "rekentool.context_euro": 0,
        "rekentool.context_aanwezig": "nee",
        "rekentool.maatwerk_overschrijding": "nee",
        "client.mist_bh_of_db": "nee",
    }
    return basis | {naam.replace("__", "."): waarde for naam, waarde in anders.items()}


def ids(zichtbaar: dict[str, Any], antwoorden: Any = None, niveau: Niveau | None = None):
    return [vraag.id for vraag in zichtbare_vragen(LIJST, zichtbaar, antwoorden or {}, niveau)]


def secties(zichtbaar: dict[str, Any], niveau: Niveau | None = None) -> list[str]:
    return [sectie.id for sectie in zichtbare_secties(LIJST, zichtbaar, {}, niveau)]


def volledig(vraag: Any) -> Any:
    """Answer one question as a person would."""
    kolom = {"datum": "2026-06-01", "getal": "10:30", "bedrag": "1.250,50"}
    if vraag.type == "doelen":
        doel = {
            veld.id: veld.opties[0] if veld.opties else kolom.get(veld.type, "Een zin.")
            for veld in LIJST.doelvelden
        }
        return [doel]

    def deel(subveld: Any) -> Any:
        if subveld.kolommen:
            return [{kol.id: deel(kol) for kol in subveld.kolommen}]
        return subveld.opties[0] if subveld.opties else kolom.get(subveld.type, "Een zin.")

    delen = {subveld.id: deel(subveld) for subveld in vraag.subvelden}
    if vraag.opties:
        niet_stop = [optie for optie in vraag.opties if optie != vraag.stop_bij]
        return {"keuze": niet_stop[0], "toelichting": "Een zin."} | delen
    return delen or "Een zin."


ALLES = {vraag.id: volledig(vraag) for vraag in LIJST.vragen.values()}
NIEUW = velden()


# ---- which sections and questions


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, "gegevens huidig doelen inzet context werkwijze resultaten"),
        (
            {"aanvraag__herkomst": "heraanvraag"},
            "gegevens huidig doelen inzet context werkwijze resultaten heraanvraag",
        ),
        (
            {"aanvraag__soort": "preventief"},
            "gegevens huidig doelen inzet context werkwijze resultaten preventief",
        ),
        (
            {"aanvraag__soort": "groep"},
            "gegevens doelen inzet werkwijze resultaten groep-huidig bijlage-client",
        ),
        (
            {"client__lvhc": "ja", "client__vg7plus": "ja"},
            "gegevens lvhc vg7plus huidig doelen inzet context werkwijze resultaten",
        ),
        ({"aanvraag__soort": "onbekend"}, ""),
    ],
)
def test_soort_and_herkomst_decide_the_sections(anders, verwacht):
    assert secties(velden(**anders)) == verwacht.split()


def test_a_group_asks_some_sections_for_each_client():
    groep = velden(aanvraag__soort="groep", client__vg7plus="ja")
    assert secties(groep, Niveau.CLIENT) == ["vg7plus", "bijlage-client"]
    assert "bijlage-client" not in secties(groep, Niveau.AANVRAAG)


@pytest.mark.parametrize(
    ("veld", "vraag"),
    [
        ("rekentool.woon", "iz-wonen"),
        ("rekentool.dag", "iz-dag"),
        ("rekentool.nacht", "iz-nacht"),
        ("rekentool.behandelaar", "iz-behandelaar"),
        ("rekentool.context_uren", "iz-context-uren"),
        ("rekentool.context_euro", "iz-context-euro"),
    ],
)
@pytest.mark.parametrize(
    ("getal", "zichtbaar"),
    [(Fraction(0), False), (Fraction(1, 3600), True), (None, False), ("1", False)],
)
def test_a_number_above_zero_asks_for_its_reason(veld, vraag, getal, zichtbaar):
    assert (vraag in ids(NIEUW | {veld: getal})) is zichtbaar


@pytest.mark.parametrize(
    ("veld", "vraag"),
    [
        ("client.mist_bh_of_db", "iz-zonder-bhdb"),
        ("rekentool.maatwerk_overschrijding", "iz-maatwerk"),
        ("rekentool.context_aanwezig", "cx-middelen-doel"),
    ],
)
def test_a_yes_asks_its_question(veld, vraag):
    assert vraag not in ids(NIEUW)
    assert vraag in ids(NIEUW | {veld: "ja"})


LVHC = velden(client__lvhc="ja")
JA = {"keuze": "ja", "toelichting": "Zie."}
NEE = {"keuze": "nee", "toelichting": "Zie."}


def test_lvhc_opens_question_by_question():
    stappen = ["lv-doelgroep", "lv-advies", "lv-gezocht", "lv-plek", "lv-dagwaarde"]
    antwoorden: dict[str, Any] = {}
    for aantal, vraag in enumerate(("lv-advies", "lv-gezocht", "lv-plek"), start=2):
        assert ids(LVHC, antwoorden)[4 : 4 + aantal + 1][:aantal] == stappen[:aantal]
        assert stappen[aantal] not in ids(LVHC, antwoorden)
        antwoorden[vraag] = JA
    assert "lv-dagwaarde" in ids(LVHC, antwoorden)
    assert "lv-onderbouwing" not in ids(LVHC, antwoorden)


@pytest.mark.parametrize(
    ("antwoorden", "instelling", "zichtbaar"),
    [
        ({"lv-dagwaarde": {"uitkomst": "nee"}}, "stop", True),
        ({"lv-dagwaarde": {"uitkomst": "ja"}}, "stop", False),
        ({"lv-dagwaarde": "nee"}, "stop", False),
        ({"lv-plek": NEE}, "stop", False),
        ({"lv-plek": NEE}, "doorgaan-met-onderbouwing", True),
        ({"lv-plek": JA}, "doorgaan-met-onderbouwing", False),
    ],
)
def test_the_onderbouwing_is_asked_in_two_cases(antwoorden, instelling, zichtbaar):
    veld = LVHC | {"instelling.lvhc_stap3_nee": instelling}
    assert ("lv-onderbouwing" in ids(veld, antwoorden)) is zichtbaar


# ---- what is missing


@pytest.mark.parametrize(
    "anders",
    [
        {},
        {"aanvraag__soort": "preventief"},
        {"aanvraag__soort": "groep"},
        {"aanvraag__herkomst": "heraanvraag"},
        {"client__lvhc": "ja", "client__vg7plus": "ja"},
    ],
)
def test_a_filled_in_list_misses_nothing(anders):
    assert ontbrekende_antwoorden(LIJST, velden(**anders), ALLES) == ()


def test_an_empty_list_misses_every_required_question():
    gemist = ontbrekende_antwoorden(LIJST, NIEUW, {})
    assert {ontbrekend.vraag_id for ontbrekend in gemist} == set(ids(NIEUW))
    assert Ontbrekend("hs-zonder", None) in gemist
    assert Ontbrekend("gg-termijn", "maanden") in gemist
    assert Ontbrekend("dl-doelen", None) in gemist


def mist(vraag_id: str, waarde: Any, **anders: Any) -> list[str | None]:
    gemist = ontbrekende_antwoorden(LIJST, velden(**anders), ALLES | {vraag_id: waarde})
    return [subveld for vraag, subveld in gemist if vraag == vraag_id]


@pytest.mark.parametrize(
    ("vraag_id", "waarde", "verwacht"),
    [
        ("hs-zonder", "   ", [None]),
        ("hs-zonder", None, [None]),
        ("gg-aard", "gedrag", []),
        ("gg-aard", "iets anders", [None]),
        ("gg-voorwaarden", {"keuze": "ja"}, []),
        ("gg-voorwaarden", {"keuze": "nee"}, ["toelichting"]),
        ("gg-voorwaarden", {"toelichting": "Zie."}, [None]),
        ("iz-toeslagen", {"keuze": "nee"}, []),
        ("iz-toeslagen", {"keuze": "ja"}, ["toelichting"]),
        ("iz-al-ingezet", {"keuze": "nee"}, ["toelichting"]),
        ("rs-geborgd", {"keuze": "ja"}, []),
        ("rs-geborgd", {"keuze": "nee"}, ["datum"]),
        ("rs-geborgd", {"keuze": "nee", "datum": "volgende week"}, ["datum"]),
        ("rs-geborgd", {"keuze": "nee", "datum": "2026-04-01"}, []),
        ("rs-gemiddeld", "gelijk gedurende de hele periode", ["uitleg"]),
        ("rs-afbouw", {}, ["stap"]),
        ("rs-afbouw", {"uitleg": "Kan nog niet."}, []),
        (
            "rs-afbouw",
            {"stap": [{"datum": "2026-09-01"}]},
            ["stap.1.uren_per_week", "stap.1.voorwaarde"],
        ),
        ("rs-afbouw", {"stap": [{"datum": ""}], "uitleg": "Kan niet."}, []),
        ("rs-afbouw", {"stap": "los", "uitleg": "Kan niet."}, []),
        (
            "rs-financieel",
            {
                "uren_einde": "ca. 3",
                "jaarbedrag_einde": "1,234",
                "meetmoment": "2026-13-01",
                "uitleg": "x",
            },
            ["uren_einde", "jaarbedrag_einde", "meetmoment"],
        ),
        ("dl-doelen", [], [None]),
        ("dl-doelen", "geen", [None]),
    ],
)
def test_what_is_missing_in_one_answer(vraag_id, waarde, verwacht):
    assert mist(vraag_id, waarde) == verwacht


def test_rows_are_required_where_the_form_asks_them():
    assert mist("ha-realisatie", {"regel": []}, aanvraag__herkomst="heraanvraag") == ["regel"]
    assert mist("ha-realisatie", {"regel": "tekst"}, aanvraag__herkomst="heraanvraag") == ["regel"]


def test_a_doel_names_its_empty_parts():
    doel = ALLES["dl-doelen"][0] | {"einddatum": "", "thema": "onzin"}
    assert mist("dl-doelen", [ALLES["dl-doelen"][0], doel]) == ["2.thema", "2.einddatum"]


def test_an_old_doel_needs_stand_uitleg_and_vervolg():
    waarde = [{"doel_id": "een", "stand_vorig_doel": "gehaald"}]
    verwacht = ["1.uitleg_vorig_doel", "1.vervolg_vorig_doel"]
    assert mist("ha-doelen", waarde, aanvraag__herkomst="heraanvraag") == verwacht


@pytest.mark.parametrize("vraag_id", ["ha-goed-voorbeeld", "iz-dag", "ha-nodig", "gr-waarom"])
def test_what_is_not_asked_or_not_required_is_not_missing(vraag_id):
    zonder = {naam: waarde for naam, waarde in ALLES.items() if naam != vraag_id}
    assert ontbrekende_antwoorden(LIJST, NIEUW, zonder) == ()


def test_not_required_stays_not_required_when_visible():
    heraanvraag = velden(aanvraag__herkomst="heraanvraag")
    zonder = {naam: waarde for naam, waarde in ALLES.items() if naam != "ha-goed-voorbeeld"}
    assert ontbrekende_antwoorden(LIJST, heraanvraag, zonder) == ()


@given(st.sets(st.sampled_from(ids(NIEUW))))
def test_exactly_the_emptied_answers_are_missing(leeg):
    antwoorden = {naam: waarde for naam, waarde in ALLES.items() if naam not in leeg}
    gemist = ontbrekende_antwoorden(LIJST, NIEUW, antwoorden)
    assert {ontbrekend.vraag_id for ontbrekend in gemist} == leeg


# ---- what stops


@pytest.mark.parametrize(
    ("antwoorden", "anders", "verwacht"),
    [
        ({"v7-reden": "geen van beide"}, {"client__vg7plus": "ja"}, ["v7-reden"]),
        ({"v7-reden": "geen van beide"}, {}, []),
        ({"pr-geen-vervolg": NEE}, {"aanvraag__soort": "preventief"}, ["pr-geen-vervolg"]),
        ({"pr-geen-vervolg": JA}, {"aanvraag__soort": "preventief"}, []),
        ({"lv-advies": NEE}, {"client__lvhc": "ja"}, ["lv-advies"]),
        ({"lv-advies": JA, "lv-gezocht": JA, "lv-plek": NEE}, {"client__lvhc": "ja"}, ["lv-plek"]),
        (
            {"lv-advies": JA, "lv-gezocht": JA, "lv-plek": NEE},
            {"client__lvhc": "ja", "instelling__lvhc_stap3_nee": "doorgaan-met-onderbouwing"},
            [],
        ),
    ],
)
def test_some_answers_stop_the_aanvraag(antwoorden, anders, verwacht):
    assert [vraag.id for vraag in stoppende_vragen(LIJST, velden(**anders), antwoorden)] == verwacht


# ---- from the check


def test_the_check_fills_its_questions():
    uit = antwoorden_uit_check(
        LIJST,
        {
            "k31": Checkantwoord("ja", "REC Oost, 3 februari."),
            "k33": Checkantwoord("nee, met onderbouwing", "Te ver weg."),
            "k34": Checkantwoord("nee", delen={"dagbedrag_profiel": "300.00"}),
            "k08": Checkantwoord("ja"),
        },
    )
    assert uit == {
        "lv-advies": {"keuze": "ja", "toelichting": "REC Oost, 3 februari."},
        "lv-plek": {"keuze": "nee", "toelichting": "Te ver weg."},
        "lv-dagwaarde": {"dagbedrag_profiel": "300.00", "uitkomst": "nee"},
    }


# ---- words


@pytest.mark.parametrize(
    ("waarde", "aantal"),
    [
        (None, 0),
        ("", 0),
        ("een twee\n drie", 3),
        ({"keuze": "ja graag", "toelichting": "een twee"}, 2),
        ([{"a": "een"}, {"b": "twee drie"}], 3),
    ],
)
def test_words_are_counted_without_the_choice(waarde, aantal):
    assert aantal_woorden(waarde) == aantal


def test_words_over_the_guideline_are_named_and_never_missing():
    antwoorden = ALLES | {
        "hs-wie": "woord " * 250,
        "hs-zonder": "woord " * 270,
        "dl-doelen": [ALLES["dl-doelen"][0] | {"aanpak": "woord " * 121}],
    }
    assert woordmeldingen(LIJST, NIEUW, antwoorden) == (
        Woordmelding("hs-zonder", None, 270, 200),
        Woordmelding("dl-doelen", "1.aanpak", 121, 120),
    )
    assert ontbrekende_antwoorden(LIJST, NIEUW, antwoorden) == ()


# ---- pages


def test_every_question_stands_on_one_page_of_at_most_three():
    alle = [pagina for sectie in LIJST.secties for pagina in paginas(LIJST, sectie)]
    assert [vraag.id for pagina in alle for vraag in pagina.vragen] == list(LIJST.vragen)
    assert len({pagina.id for pagina in alle}) == len(alle)
    assert max(len(pagina.vragen) for pagina in alle) == LIJST.vragen_per_pagina


def test_no_page_shows_a_question_that_waits_for_an_answer_on_it():
    for sectie in LIJST.secties:
        for pagina in paginas(LIJST, sectie):
            eigen = {vraag.id for vraag in pagina.vragen}
            wacht = {
                eis.vraag_id for vraag in pagina.vragen for eis in vraag.zichtbaarheid.voorwaarden
            }
            assert not eigen & wacht


def test_pages_keep_their_id_when_questions_disappear():
    zichtbaar = {pagina.id: pagina for pagina in zichtbare_paginas(LIJST, NIEUW, {})}
    assert [vraag.id for vraag in zichtbaar["inzet-1"].vragen] == ["iz-wonen"]
    assert "inzet-3" not in zichtbaar
    assert [vraag.id for vraag in zichtbaar["inzet-5"].vragen] == ["iz-toeslagen", "iz-al-ingezet"]
    client = zichtbare_paginas(LIJST, LVHC, {}, Niveau.CLIENT)
    assert [pagina.sectie.id for pagina in client] == ["lvhc", "lvhc"]


# ---- reading


def _vraag(gegevens: dict[str, Any], vraag_id: str) -> dict[str, Any]:
    return next(
        vraag
        for sectie in gegevens["sectie"]
        for vraag in sectie["vraag"]
        if vraag["id"] == vraag_id
    )


KAPOT = {
    "gegevens_dubbel": lambda g: _vraag(g, "hs-wie").update(id="hs-zonder"),
    "gegevens_onjuist": lambda g: _vraag(g, "hs-wie").update(type="tekening"),
    "veld_onbekend": lambda g: _vraag(g, "hs-wie").update(
        zichtbaar_als=[{"veld": "antwoord:weg", "gelijk": "ja"}]
    ),
    "opties_ontbreken": lambda g: _vraag(g, "gg-aard").pop("opties"),
    "optie_onbekend": lambda g: _vraag(g, "lv-plek").update(stop_bij="misschien"),
    "subveld_onbekend": lambda g: _vraag(g, "rs-afbouw").update(minstens_een_van=["weg"]),
    "voorwaarde_onbekend": lambda g: _vraag(g, "iz-dag").update(
        zichtbaar_als=[{"veld": "rekentool.dag", "kleiner_dan": 3}]
    ),
}


@pytest.mark.parametrize("code", KAPOT)
def test_a_broken_list_is_refused_on_loading(code):
    assert weigering(Vragenlijst.uit_gegevens, GEGEVENS, KAPOT[code]).code == code


def test_the_declarations_of_an_aanvraag():
    verklaringen = Verklaringen.uit_gegevens(vorm("verklaringen"))
    aanvraag = verklaringen.voor("aanvraag")
    assert [verklaring.id for verklaring in aanvraag] == [
        *("vk-uren", "vk-besteding", "vk-getekend", "vk-machtiging", "vk-besproken"),
        *("vk-basis", "vk-zorgplan", "vk-geen-bijlagen"),
    ]
    assert [verklaring.id for verklaring in aanvraag if verklaring.datum] == [
        *("vk-getekend", "vk-machtiging"),
    ]
    assert [verklaring.id for verklaring in verklaringen.voor("mutatie")] == [
        *("vk-uren", "vk-besteding"),
    ]
