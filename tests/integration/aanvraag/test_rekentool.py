"""The page of the rekentool: official amounts, raw text, colleagues, other organisations."""

from datetime import date

import pytest

from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.factories.clienten import VG7, Zorg
from tests.factories.wereld import ANDER, TWEEDE
from tests.integration.aanvraag.rekenhulp import formulier_van, lees_blok, maak_concept, post, stuur
from tests.sql import luister, zonder_bijwerk

S01 = {
    "zorg-bron": "totaal",
    "zorg-wonen": "60",
    "zorg-dagbesteding": "14:00",
    "zorg-nachtzorg": "4.0",
    "zorg-min_uren": "0",
    "behandelaars-gedragsdeskundige": "2,5",
    "context-context_uren": "52",
}
S05 = {
    "zorg-bron": "totaal",
    "zorg-wonen": "35",
    "zorg-dagbesteding": "8",
    "zorg-nachtzorg": "2",
    "behandelaars-overige": "1",
}
S13 = {
    "zorg-bron": "totaal",
    "zorg-wonen": "75",
    "zorg-dagbesteding": "11",
    "zorg-nachtzorg": "4",
    "behandelaars-psychiater": "2",
}
POST = {"context-posten-0-onderwerp": "Inventaris", "context-posten-0-soort": "inventaris"}
EURO = "€\N{NO-BREAK SPACE}"
GEVALLEN = {
    "S01": (
        VG7,
        "0.96",
        S01,
        "6.000",
        ("54:24:53", "Meerzorgprofiel 4", "7.776,03", "104.878,17", "287,34", "161,2%", "Z473"),
    ),
    "S05": (
        Zorg("5VG", "VG5"),
        "0.94",
        S05,
        "10000",
        ("Meerzorgprofiel 2", "2.931,99", "7.068,01", "45.364,87", "124,29"),
    ),
    "S13": (
        Zorg("7VG", "VG7+"),
        "1",
        S13,
        "",
        ("42:42:53", "Maatwerk", "14:40:53", "110.603,64", "303,02", "Z475"),
    ),
}


def adres(nr, rest=""):
    return f"/aanvragen/{nr}/rekentool{rest}"


@pytest.mark.parametrize("naam", GEVALLEN)
def test_officiele_bedragen_op_de_pagina_zonder_javascript(app, wereld, als, naam):
    zorg, tarief, velden, euro, verwacht = GEVALLEN[naam]
    nr = maak_concept(app, wereld, zorg, tarief=tarief)
    browser = als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    if euro:
        pagina = browser.volg(stuur(browser, pagina, velden, knop="post-erbij"))
        velden = {**POST, "context-posten-0-bedrag": euro}
    pagina = browser.volg(stuur(browser, pagina, velden, knop="bereken"))
    assert [deel for deel in verwacht if deel not in pagina.tekst] == []
    assert "boven op het zorgprofiel" not in pagina.tekst


def test_deel_is_gelijk_aan_de_hele_pagina(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    deel = post(browser, adres(nr, "/uitkomst"), pagina, S01).text.strip()
    heel = browser.volg(stuur(browser, pagina, S01, knop="bereken")).antwoord.text
    assert "54:24:53" in deel
    assert deel in heel
    assert lees_blok(app, wereld, nr, "zorg")["wonen"] == "60"


def test_uitkomst_bewaart_niets(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    assert post(browser, adres(nr, "/uitkomst"), browser.open(adres(nr)), S01).status_code == 200
    assert lees_blok(app, wereld, nr, "zorg") == {}


def test_tekst_die_geen_getal_is_blijft_staan(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    velden = {**S01, "zorg-nachtzorg": "ca. 3 uur"}
    fout = "Vul bij nachtzorg de uren in als getal, bijvoorbeeld 10,5 of 10:30."
    pagina = stuur(browser, browser.open(adres(nr)), velden, knop="verder", status=422)
    assert fout in pagina.tekst
    assert pagina.document.titel.startswith("Fout: ")
    assert "Nog geen uitkomst" in pagina.tekst
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "ca. 3 uur"
    assert fout in browser.open(adres(nr)).tekst


def test_te_grote_splitsing_en_verkeerd_bedrag_staan_bij_hun_veld(app, wereld, als):
    nr, browser = maak_concept(app, wereld, tarief=""), als(Rol.MANAGER)
    velden = {**S01, "zorg-verzorging": "61", "context-posten-0-bedrag": "veel"}
    pagina = stuur(browser, browser.open(adres(nr)), velden, knop="bereken", status=422)
    assert "Verlaag verzorging of verpleging" in pagina.tekst
    assert "Post 1: vul bij bedrag een bedrag in euro in" in pagina.tekst
    assert {"#zorg-verzorging", "#context-posten-0-bedrag"} <= set(pagina.document.links)


def test_begeleiding_is_de_rest(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    velden = {**S01, "zorg-verzorging": "10", "zorg-verpleging": "0:30"}
    pagina = browser.volg(stuur(browser, browser.open(adres(nr)), velden, knop="bereken"))
    assert '<td class="mz-out" id="som-begeleiding">49,5</td>' in pagina.antwoord.text


def test_jaar_zonder_tabel_is_voorlopig(app, wereld, als):
    nr = maak_concept(app, wereld, ingang=date(2029, 1, 1))
    assert "Voorlopig" in als(Rol.MANAGER).open(adres(nr)).tekst


def test_onbestaande_combinatie_in_gewone_woorden(app, wereld, als):
    zorg = Zorg("7LG", "LG7", behandeling=True, dagbesteding=True)
    binnen = maak_concept(app, wereld, zorg)
    browser = als(Rol.MANAGER)
    velden = {"zorg-bron": "totaal", "zorg-wonen": "1"}
    pagina = browser.volg(stuur(browser, browser.open(adres(binnen)), velden, knop="bereken"))
    assert "Binnen het zorgprofiel" in pagina.tekst
    ongeldig = maak_concept(app, wereld, Zorg("7VG", "VG7+", behandeling=False, dagbesteding=False))
    pagina = browser.volg(stuur(browser, browser.open(adres(ongeldig)), velden, knop="bereken"))
    assert "Deze combinatie bestaat niet" in pagina.tekst


def test_profiel_zonder_tabel_vraagt_handmatig_maatwerk(app, wereld, als):
    nr, browser = maak_concept(app, wereld, Zorg("6VG", "")), als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    assert "Het werkboek kent geen uren voor zorgprofiel 6VG" in pagina.tekst
    velden = {"maatwerk-meerzorguren": "20", "maatwerk-bedrag_100": "50.000"}
    pagina = stuur(browser, pagina, velden, knop="bereken", status=422)
    assert "Vul onderbouwing in." in pagina.tekst
    onderbouwing = {"maatwerk-onderbouwing": "Zo is het berekend."}
    pagina = browser.volg(stuur(browser, pagina, onderbouwing, knop="bereken"))
    assert "48.000,00" in pagina.tekst


def test_post_erbij_en_weg(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.volg(stuur(browser, browser.open(adres(nr)), knop="post-erbij"))
    pagina = browser.volg(stuur(browser, pagina, POST, knop="post-erbij"))
    assert "Post toevoegen" not in pagina.tekst
    pagina = browser.volg(stuur(browser, pagina, knop="post-weg-0"))
    assert "Post 1" not in pagina.tekst
    assert lees_blok(app, wereld, nr, "context")["posten"] == []


def test_twee_mensen_in_verschillende_velden_botsen_niet(app, wereld, als):
    nr, ilse, sanne = maak_concept(app, wereld), als(Rol.MANAGER), als(Rol.BEGELEIDER)
    van_ilse, van_sanne = ilse.open(adres(nr)), sanne.open(adres(nr))
    stuur(ilse, van_ilse, {"zorg-bron": "totaal", "zorg-wonen": "60"}, knop="bereken")
    stuur(sanne, van_sanne, {"zorg-nachtzorg": "4"}, knop="bereken")
    blok = lees_blok(app, wereld, nr, "zorg")
    assert (blok["bron"], blok["wonen"], blok["nachtzorg"]) == ("totaal", "60", "4")


@pytest.mark.parametrize(("knop", "nachtzorg"), [("mijn", "5"), ("ander", "4")])
def test_hetzelfde_veld_geeft_409_met_beide_teksten(app, wereld, als, knop, nachtzorg):
    nr, ilse, sanne = maak_concept(app, wereld), als(Rol.MANAGER), als(Rol.BEGELEIDER)
    van_ilse, van_sanne = ilse.open(adres(nr)), sanne.open(adres(nr))
    stuur(ilse, van_ilse, {"zorg-nachtzorg": "4"}, knop="bereken")
    velden = {"zorg-nachtzorg": "5", "zorg-min_uren": "1"}
    pagina = stuur(sanne, van_sanne, velden, knop="verder", status=409)
    assert "nachtzorg: de ander 4" in " ".join(pagina.tekst.split())
    assert 'name="zorg-nachtzorg"\n             value="5"' in pagina.antwoord.text
    blok = lees_blok(app, wereld, nr, "zorg")
    assert (blok["nachtzorg"], blok["min_uren"]) == ("4", "1")
    stuur(sanne, pagina, knop=knop)
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == nachtzorg


def test_een_knop_bij_de_posten_laat_een_botsing_zien(app, wereld, als):
    nr, ilse, sanne = maak_concept(app, wereld), als(Rol.MANAGER), als(Rol.BEGELEIDER)
    van_ilse, van_sanne = ilse.open(adres(nr)), sanne.open(adres(nr))
    stuur(ilse, van_ilse, {"zorg-nachtzorg": "4"}, knop="bereken")
    pagina = stuur(sanne, van_sanne, {"zorg-nachtzorg": "5"}, knop="post-erbij", status=409)
    assert formulier_van(pagina).velden["zorg-nachtzorg"] == ["5"]
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "4"


def test_vanzelf_bewaren(app, wereld, als):
    nr, ilse, sanne = maak_concept(app, wereld), als(Rol.MANAGER), als(Rol.BEGELEIDER)
    van_ilse, van_sanne = ilse.open(adres(nr)), sanne.open(adres(nr))
    antwoord = post(ilse, adres(nr, "/bewaren"), van_ilse, {"zorg-nachtzorg": "4"})
    assert antwoord.status_code == 200
    assert antwoord.json["tekst"].startswith("Opgeslagen om ")
    assert antwoord.json["waarden"]["zorg-versie"] == "1"
    assert antwoord.json["waarden"]["behandelaars-versie"] == "0"
    weer = antwoord.json["waarden"] | {"zorg-nachtzorg": "6"}
    assert post(ilse, adres(nr, "/bewaren"), van_ilse, weer).status_code == 200
    velden = {"zorg-nachtzorg": "5", "behandelaars-avg": "1"}
    botsing = post(sanne, adres(nr, "/bewaren"), van_sanne, velden)
    assert botsing.status_code == 409
    assert [c["veld"] for c in botsing.json["conflicten"]] == ["zorg-nachtzorg"]
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "6"
    assert lees_blok(app, wereld, nr, "behandelaars")["avg"] == "1"


def test_ander_dossier_en_andere_rol(app, wereld, als):
    nr = maak_concept(app, wereld)
    als(Rol.MANAGER, ANDER).open(adres(nr), status=404)
    als(Rol.MANAGER, ANDER).open(adres(nr, "/berekening"), status=404)
    als(Rol.MANAGER, ANDER).open(adres(nr, "/dagprogramma"), status=404)
    als(Rol.BEOORDELAAR).open(adres(nr), status=403)


def test_wie_niet_meedoet_mag_alleen_lezen(app, wereld, als):
    nr = maak_concept(app, wereld)
    browser = als(Rol.MANAGER)
    stuur(browser, browser.open(adres(nr)), S01, knop="bereken")
    als(Rol.BEGELEIDER, TWEEDE).open(adres(nr), status=404)
    with app.app_context():
        db.session.get_one(Aanvraag, nr).toestand = Toestand.INGEDIEND
        db.session.commit()
    vooraf = browser.open(adres(nr))
    assert "U kunt deze invoer nu lezen en niet wijzigen." in vooraf.tekst
    assert "54:24:53" in vooraf.tekst
    assert browser.open(adres(nr, "/dagprogramma")).antwoord.request.path == adres(nr)


def test_na_indienen_wordt_niets_meer_bewaard(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    with app.app_context():
        db.session.get_one(Aanvraag, nr).toestand = Toestand.INGEDIEND
        db.session.commit()
    for knop in ("verder", "post-erbij"):
        geweigerd = stuur(browser, pagina, S01, knop=knop, status=422)
        assert "Dit kan niet meer." in geweigerd.tekst
        assert 'value="60"' in geweigerd.antwoord.text
    vanzelf = post(browser, adres(nr, "/bewaren"), pagina, S01)
    assert (vanzelf.status_code, lees_blok(app, wereld, nr, "zorg")) == (422, {})


def test_berekening_toont_elke_stap(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    assert "Er is nog geen uitkomst." in browser.open(adres(nr, "/berekening")).tekst
    stuur(browser, browser.open(adres(nr)), S01, knop="bereken")
    tekst = browser.open(adres(nr, "/berekening")).tekst
    assert "88:09:53 − 33:45:00" in tekst
    assert "Uit tabel meerzorgprofielen, rij VG7 43:22:06" in tekst
    assert "versie 2026.01" in tekst


def test_evenveel_sql_met_een_en_drie_posten(app, wereld, als):
    browser, aantallen = als(Rol.MANAGER), []
    for aantal in (1, 3):
        nr = maak_concept(app, wereld)
        velden = {f"context-posten-{i}-onderwerp": f"Post {i}" for i in range(aantal)}
        stuur(browser, browser.open(adres(nr)), velden, knop="bereken")
        assert len(lees_blok(app, wereld, nr, "context")["posten"]) == aantal
        with luister(app) as opdrachten:
            browser.open(adres(nr))
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
