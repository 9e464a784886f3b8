"""The dagprogramma: rows, copies, totals and messages, by plain submit buttons."""

import pytest

from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.factories.wereld import ANDER
from tests.integration.aanvraag.rekenhulp import formulier_van, lees_blok, maak_concept, stuur
from tests.sql import luister, zonder_bijwerk


def adres(nr):
    return f"/aanvragen/{nr}/rekentool/dagprogramma"


def rij(dag, nr, van, tot, functie="wonen", op="1"):
    waarden = {"van": van, "tot": tot, "functie": functie, "op": op}
    return {f"dagprogramma-{dag}-{nr}-{veld}": waarde for veld, waarde in waarden.items()}


def als_rij(van, tot, functie="wonen", op="1"):
    return {"van": van, "tot": tot, "functie": functie, "op": op}


OCHTEND = rij("ma_vr", 0, "7:05", "9:35")


def test_regels_met_totalen_per_rij_en_per_week(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.volg(stuur(browser, browser.open(adres(nr)), OCHTEND, knop="erbij ma_vr"))
    dag = rij("ma_vr", 1, "9:35", "15:35", "dagbesteding", "2")
    pagina = browser.volg(stuur(browser, pagina, dag, knop="bereken"))
    assert "2:30:00" in pagina.tekst
    assert "3:00:00" in pagina.tekst
    assert "Wonen per week 12:30:00" in " ".join(pagina.tekst.split())
    assert "Dagbesteding per week 15:00:00" in " ".join(pagina.tekst.split())
    rekentool = browser.volg(stuur(browser, pagina, knop="verder"))
    assert "Wonen 12,5 uur en dagbesteding 15 uur per week." in rekentool.tekst


def test_regel_en_dag_kopieren_en_weghalen(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    stuur(browser, browser.open(adres(nr)), OCHTEND, knop="kopieer ma_vr-0")
    eerste, tweede = als_rij("7:05", "9:35"), als_rij("9:35", "")
    assert lees_blok(app, wereld, nr, "dagprogramma")["ma_vr"] == [eerste, tweede]
    stuur(browser, browser.open(adres(nr)), knop="weg ma_vr-1")
    stuur(browser, browser.open(adres(nr)), knop="dag ma_vr")
    blok = lees_blok(app, wereld, nr, "dagprogramma")
    assert (blok["ma_vr"], blok["za_zo"]) == ([eerste], [eerste])


def test_fouten_staan_bij_hun_cel_met_het_nummer_van_de_regel(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    velden = {**OCHTEND, **rij("ma_vr", 1, "half tien", "10:00", op="drie")}
    pagina = stuur(browser, browser.open(adres(nr)), velden, knop="bereken", status=422)
    assert "Ma-vr, regel 2: vul bij van een tijd in, bijvoorbeeld 14:30." in pagina.tekst
    assert "Ma-vr, regel 2: vul bij aantal cliënten een getal uit de lijst in" in pagina.tekst
    assert {"#dagprogramma-ma_vr-1-van", "#dagprogramma-ma_vr-1-op"} <= set(pagina.document.links)
    assert lees_blok(app, wereld, nr, "dagprogramma")["ma_vr"][1]["van"] == "half tien"


def test_verkeerde_volgorde_en_onbekende_bezetting(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    velden = {**OCHTEND, **rij("ma_vr", 1, "9:00", "10:00")}
    pagina = stuur(browser, browser.open(adres(nr)), velden, knop="bereken", status=422)
    assert "Ma-vr, regel 2: controleer de tijden." in pagina.tekst
    assert "#dagprogramma-ma_vr-1-van" in pagina.document.links
    velden = rij("ma_vr", 1, "9:35", "9:00")
    pagina = stuur(browser, pagina, velden, knop="bereken", status=422)
    assert "#dagprogramma-ma_vr-1-tot" in pagina.document.links
    pagina = stuur(
        browser, pagina, rij("ma_vr", 1, "9:35", "10:00", op="1,7"), knop="verder", status=422
    )
    assert "#dagprogramma-ma_vr-1-op" in pagina.document.links


def test_heel_programma_overnemen_uit_eigen_aanvraag(app, wereld, als):
    bron, nr, browser = maak_concept(app, wereld), maak_concept(app, wereld), als(Rol.MANAGER)
    stuur(browser, browser.open(adres(bron)), OCHTEND, knop="bereken")
    pagina = browser.open(adres(nr))
    stuur(browser, pagina, {"uit": str(bron)}, knop="overnemen")
    assert lees_blok(app, wereld, nr, "dagprogramma")["ma_vr"] == [als_rij("7:05", "9:35")]


def test_niet_overnemen_uit_een_aanvraag_die_men_niet_ziet(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    vreemd = {"uit": "00000000-0000-4000-8000-000000000000"}
    stuur(browser, browser.open(adres(maak_concept(app, wereld))), OCHTEND, knop="bereken")
    pagina = browser.open(adres(nr))
    stuur(browser, pagina, vreemd, knop="overnemen", status=404)
    als(Rol.MANAGER, ANDER).open(adres(nr), status=404)


@pytest.mark.parametrize("knop", ["erbij ma_vr", "kopieer ma_vr-0", "bereken"])
def test_na_indienen_blijft_staan_wat_getypt_is(app, wereld, als, knop):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    with app.app_context():
        db.session.get_one(Aanvraag, nr).toestand = Toestand.INGEDIEND
        db.session.commit()
    geweigerd = stuur(browser, pagina, OCHTEND, knop=knop, status=422)
    assert "Dit kan niet meer." in geweigerd.tekst
    assert formulier_van(geweigerd).velden["dagprogramma-ma_vr-0-van"] == ["7:05"]
    assert lees_blok(app, wereld, nr, "dagprogramma") == {}


def test_evenveel_sql_met_een_en_drie_regels(app, wereld, als):
    browser, aantallen = als(Rol.MANAGER), []
    for aantal in (1, 3):
        nr, velden = maak_concept(app, wereld), {}
        for i in range(aantal):
            velden |= rij("ma_vr", i, f"{7 + i}:00", f"{8 + i}:00")
        stuur(browser, browser.open(adres(nr)), velden, knop="bereken")
        assert len(lees_blok(app, wereld, nr, "dagprogramma")["ma_vr"]) == aantal
        with luister(app) as opdrachten:
            browser.open(adres(nr))
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
