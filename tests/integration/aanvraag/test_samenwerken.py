"""Several colleagues at once: nothing that anybody typed is lost, and nothing is overwritten."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.samenvoegen import botst, schoon, voeg_samen
from portal.aanvraag.models import Antwoord
from portal.aanvraag.queries.conflict import markeer
from portal.aanvraag.queries.woordverschil import Stuk
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db

pytestmark = pytest.mark.usefixtures("op_de_dag")


def waarde(app, vraag_id):
    with app.app_context():
        vraag = sa.select(Antwoord).where(Antwoord.vraag_id == vraag_id)
        rij = db.session.scalar(vraag)
        return None if rij is None else rij.waarde


def form_van(pagina):
    return next(
        f for f in pagina.document.formulieren if any(n.startswith("getoond-") for n in f.namen)
    )


def stuur(browser, pagina, velden, knop="verder", status=303):
    return browser.vul_in(pagina, velden, formulier=form_van(pagina), knop=knop, status=status)


def twee_versies(als, concept, *, beginnend="Begin"):
    """Let two people open the same page, and the first one save a change."""
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    adres = f"{concept}/vragenlijst/huidig/1"
    stuur(een, een.open(adres), {"hs-wie": beginnend})
    bij_een, bij_twee = een.open(adres), twee.open(adres)
    stuur(een, bij_een, {"hs-wie": "Van begeleider"})
    return twee, bij_twee


def test_wie_een_ander_veld_wijzigt_heeft_geen_conflict(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    stuur(twee, pagina, {"hs-overnemen": "Van behandelaar"})
    assert waarde(app, "hs-wie") == "Van begeleider"
    assert waarde(app, "hs-overnemen") == "Van behandelaar"


def test_dezelfde_tekst_geeft_geen_conflict(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    stuur(twee, pagina, {"hs-wie": "Van begeleider"})
    assert waarde(app, "hs-wie") == "Van begeleider"


def test_een_conflict_toont_drie_teksten_en_bewaart_de_rest(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    velden = {"hs-wie": "Van behandelaar", "hs-overnemen": "Los hiervan"}
    conflict = stuur(twee, pagina, velden, status=409)
    assert "Begeleider eigen heeft dit om 10.00 uur aangepast." in conflict.tekst
    for tekst in ("Begin", "Van begeleider", "Van behandelaar"):
        assert tekst in conflict.tekst
    assert waarde(app, "hs-wie") == "Van begeleider"
    assert waarde(app, "hs-overnemen") == "Los hiervan"


def test_een_conflict_met_uzelf_noemt_het_andere_venster(als, concept):
    een, adres = als(Rol.BEGELEIDER), f"{concept}/vragenlijst/huidig/1"
    oud = een.open(adres)
    stuur(een, een.open(adres), {"hs-wie": "Van het ene"})
    conflict = stuur(een, oud, {"hs-wie": "Van het andere"}, status=409)
    assert "U heeft dit om 10.00 uur in een ander venster aangepast." in conflict.tekst
    assert "Versie uit het andere venster bewaren" in conflict.tekst


@pytest.mark.parametrize(
    ("knop", "bewaard"), [("mijn:hs-wie", "Van behandelaar"), ("hun:hs-wie", "Van begeleider")]
)
def test_kiezen_voor_een_versie(app, als, concept, knop, bewaard):
    twee, pagina = twee_versies(als, concept)
    conflict = stuur(twee, pagina, {"hs-wie": "Van behandelaar"}, status=409)
    na = stuur(twee, conflict, {}, knop=knop)
    assert na.naar == f"{concept}/vragenlijst/huidig/2"
    assert waarde(app, "hs-wie") == bewaard


def test_zelf_verder_bewerken(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    conflict = stuur(twee, pagina, {"hs-wie": "Van behandelaar"}, status=409)
    verder = stuur(twee, conflict, {}, knop="bewerk:hs-wie", status=200)
    assert form_van(verder).velden["hs-wie"] == ["Van behandelaar"]
    assert "Van begeleider" in verder.tekst
    assert waarde(app, "hs-wie") == "Van begeleider"
    stuur(twee, verder, {"hs-wie": "Samen"})
    assert waarde(app, "hs-wie") == "Samen"


def test_tijdens_het_kiezen_wijzigt_iemand_opnieuw(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    conflict = stuur(twee, pagina, {"hs-wie": "Van behandelaar"}, status=409)
    drie = als(Rol.MANAGER)
    stuur(drie, drie.open(f"{concept}/vragenlijst/huidig/1"), {"hs-wie": "Van manager"})
    opnieuw = stuur(twee, conflict, {}, knop="mijn:hs-wie", status=409)
    assert "Manager eigen heeft dit om 10.00 uur aangepast." in opnieuw.tekst
    assert waarde(app, "hs-wie") == "Van manager"


def test_twee_conflicten_een_voor_een(app, als, concept):
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    adres = f"{concept}/vragenlijst/huidig/1"
    bij_een, bij_twee = een.open(adres), twee.open(adres)
    stuur(een, bij_een, {"hs-wie": "a1", "hs-overnemen": "b1"})
    conflict = stuur(twee, bij_twee, {"hs-wie": "a2", "hs-overnemen": "b2"}, status=409)
    rest = stuur(twee, conflict, {}, knop="mijn:hs-wie", status=409)
    assert (waarde(app, "hs-wie"), waarde(app, "hs-overnemen")) == ("a2", "b1")
    stuur(twee, rest, {}, knop="hun:hs-overnemen")
    assert (waarde(app, "hs-wie"), waarde(app, "hs-overnemen")) == ("a2", "b1")


def test_onderdelen_van_een_antwoord_worden_samengevoegd(app, als, concept):
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    adres = f"{concept}/vragenlijst/werkwijze/1"
    bij_een, bij_twee = een.open(adres), twee.open(adres)
    stuur(een, bij_een, {"cx-elementen.visie": "Onze visie"})
    stuur(twee, bij_twee, {"cx-elementen.veiligheid": "Veilig"})
    assert waarde(app, "cx-elementen") == {"visie": "Onze visie", "veiligheid": "Veilig"}


def test_autosave_na_samenvoegen_draait_niets_terug(app, als, concept):
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    adres = f"{concept}/vragenlijst/werkwijze/1"
    velden = {naam: w[0] for naam, w in form_van(twee.open(adres)).velden.items()}
    stuur(een, een.open(adres), {"cx-elementen.visie": "Onze visie"})
    for tekst in ("Veilig", "Veilig genoeg"):
        antwoord = twee.client.post(
            f"{adres}/bewaren", data=velden | {"cx-elementen.veiligheid": tekst}
        )
        assert antwoord.status_code == 200
        velden |= antwoord.json["waarden"]
    assert waarde(app, "cx-elementen") == {"visie": "Onze visie", "veiligheid": "Veilig genoeg"}


def test_autosave_meldt_het_conflict_bij_het_veld(app, als, concept):
    twee, pagina = twee_versies(als, concept)
    velden = {naam: w[0] for naam, w in form_van(pagina).velden.items()}
    velden |= {"hs-wie": "Van behandelaar", "hs-overnemen": "Los hiervan"}
    antwoord = twee.client.post(f"{concept}/vragenlijst/huidig/1/bewaren", data=velden)
    assert antwoord.status_code == 409
    [conflict] = antwoord.json["conflicten"]
    assert conflict["veld"] == "hs-wie"
    assert conflict["tekst"].startswith("Begeleider eigen heeft dit om 10.00 uur ook gewijzigd.")
    assert json.loads(antwoord.json["waarden"]["getoond-hs-overnemen"])["versie"] == 1
    assert waarde(app, "hs-overnemen") == "Los hiervan"


def test_tegelijk_opslaan_verliest_niets(app, als, concept):
    vragen = {"hs-wie": 1, "hs-levensloop": 2, "hs-zonder": 3}
    mensen = [als(rol) for rol in (Rol.BEGELEIDER, Rol.BEHANDELAAR, Rol.MANAGER)]
    werk = []
    for browser, (vraag_id, nr) in zip(mensen, vragen.items(), strict=True):
        adres = f"{concept}/vragenlijst/huidig/{nr}"
        velden = {naam: w[0] for naam, w in form_van(browser.open(adres)).velden.items()}
        werk.append((browser, adres, velden | {vraag_id: f"Tekst van {vraag_id}"}))
    with ThreadPoolExecutor(3) as samen:
        klaar = list(samen.map(lambda w: w[0].client.post(f"{w[1]}/bewaren", data=w[2]), werk))
    assert [antwoord.status_code for antwoord in klaar] == [200, 200, 200]
    assert {v: waarde(app, v) for v in vragen} == {v: f"Tekst van {v}" for v in vragen}


def test_tegelijk_hetzelfde_antwoord_geeft_een_winnaar_en_een_conflict(app, als, concept):
    adres = f"{concept}/vragenlijst/huidig/1"
    werk = []
    for rol in (Rol.BEGELEIDER, Rol.BEHANDELAAR):
        browser = als(rol)
        velden = {naam: w[0] for naam, w in form_van(browser.open(adres)).velden.items()}
        werk.append((browser, velden | {"hs-wie": f"Tekst van {rol.value}"}))
    with ThreadPoolExecutor(2) as samen:
        klaar = list(samen.map(lambda w: w[0].client.post(f"{adres}/bewaren", data=w[1]), werk))
    assert sorted(antwoord.status_code for antwoord in klaar) == [200, 409]
    winnaar = next(w for w, a in zip(werk, klaar, strict=True) if a.status_code == 200)
    assert waarde(app, "hs-wie") == winnaar[1]["hs-wie"]


@pytest.mark.parametrize(
    ("basis", "hun", "mijn", "conflict", "samen"),
    [
        ("a", "a", "b", False, "b"),
        ("a", "b", "a", False, "b"),
        ("a", "b", "b", False, "b"),
        ("a", "b", "c", True, None),
        (None, "b", "c", True, None),
        ({"x": "1"}, {"x": "2"}, {"x": "1", "y": "3"}, False, {"x": "2", "y": "3"}),
        ({"x": "1"}, None, {"x": "1", "y": "3"}, False, {"y": "3"}),
        ({"x": "1"}, {"x": "2"}, {"x": "3"}, True, None),
        ({"keuze": "ja"}, {"keuze": "nee"}, {"keuze": "ja", "toelichting": "t"}, True, None),
        ({"r": [{"a": "1"}]}, {"r": [{"a": "2"}]}, {"r": [{"a": "3"}]}, True, None),
    ],
)
def test_samenvoegen(basis, hun, mijn, conflict, samen):
    assert botst(basis, hun, mijn) is conflict
    if not conflict:
        assert voeg_samen(basis, hun, mijn) == samen


@pytest.mark.parametrize(
    ("ruw", "schone"),
    [
        ("  ", None),
        (" a ", " a "),
        ({"a": "", "b": " b"}, {"b": " b"}),
        ({"a": {"b": ""}}, None),
        ([{"a": ""}, {"a": "1"}], [{"a": "1"}]),
        ([], None),
        (None, None),
    ],
)
def test_schoon(ruw, schone):
    assert schoon(ruw) == schone


def test_markeer_wijst_aan_wat_anders_is():
    assert markeer("een oud woord", "een nieuw woord") == (
        Stuk("een ", anders=False),
        Stuk("nieuw", anders=True),
        Stuk(" woord", anders=False),
    )
    lang = "woord " * 5000
    assert markeer("iets", lang) == (Stuk(lang, anders=True),)
    assert markeer("iets", "") == ()
