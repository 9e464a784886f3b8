"""The outcome follows while typing, is saved by itself, and works without JavaScript."""

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.wereld import bouw_wereld
from tests.integration.aanvraag.rekenhulp import lees_blok, maak_concept
from tests.person import Browser
from tests.venster import controleer_pagina, open_venster, serveer


@pytest.fixture
def wereld(app):
    with app.app_context():
        gemaakt = bouw_wereld()
        db.session.remove()
    return gemaakt


@pytest.fixture
def concept(app, wereld):
    return maak_concept(app, wereld)


@pytest.fixture
def venster_op(app, wereld, concept, chromium):
    """Open the rekentool as the manager."""
    browser = Browser(app).als(wereld.gebruiker(Rol.MANAGER))
    with app.test_request_context():
        naam = app.session_interface.get_cookie_name(app)
    cookie = {"name": naam, "value": browser.client.get_cookie(naam).value}
    with serveer(app) as adres:

        def open_(plek="", **stand):
            venster = open_venster(chromium, adres, **stand)
            open_.open.append(venster)
            gevonden = venster.__enter__()
            gevonden.context.add_cookies([{**cookie, "url": adres}])
            gevonden.page.goto(f"/aanvragen/{concept}/rekentool{plek}")
            return gevonden

        open_.open = []
        yield open_
        for venster in open_.open:
            venster.__exit__(None, None, None)


def vul_s01(page):
    page.check("[name=zorg-bron][value=totaal]")
    page.fill("[name=zorg-wonen]", "60")
    page.fill("[name=zorg-dagbesteding]", "14:00")
    page.fill("[name=zorg-nachtzorg]", "4")
    page.fill("[name=behandelaars-gedragsdeskundige]", "2,5")
    page.fill("[name=context-context_uren]", "52")


@pytest.mark.parametrize("breedte", [1360, 320])
def test_uitkomst_volgt_het_typen(app, wereld, concept, venster_op, breedte):
    venster = venster_op(breedte=breedte)
    page = venster.page
    vul_s01(page)
    page.wait_for_selector("[data-uitkomst] >> text=54:24:53")
    assert page.inner_text("#som-zorg") == "78 uur"
    assert page.locator(".mz-nojs:visible").count() == 0
    page.wait_for_selector("[data-uitkomst-status] >> text=Meerzorgprofiel 4")
    page.wait_for_selector("[data-opgeslagen] >> text=Opgeslagen om")
    assert page.evaluate("document.activeElement.name") == "context-context_uren"
    controleer_pagina(venster)
    page.fill("[name=zorg-nachtzorg]", "ca. 3 uur")
    page.wait_for_selector("[data-uitkomst] >> text=Nog geen uitkomst")
    page.focus("[name=zorg-min_uren]")
    page.keyboard.press("Alt+Shift+KeyS")
    for _ in range(100):
        if lees_blok(app, wereld, concept, "zorg")["nachtzorg"] == "ca. 3 uur":
            break
        page.wait_for_timeout(100)
    assert lees_blok(app, wereld, concept, "zorg")["nachtzorg"] == "ca. 3 uur"


def test_zonder_javascript_rekent_de_knop(venster_op):
    page = venster_op(java_script_enabled=False).page
    vul_s01(page)
    page.press("[name=context-context_uren]", "Enter")
    page.wait_for_selector("[data-uitkomst] >> text=54:24:53")
    assert page.locator(".mz-nojs:visible").count() == 1


def test_dagprogramma_met_het_toetsenbord(app, wereld, concept, venster_op):
    venster = venster_op("/dagprogramma")
    page = venster.page
    page.fill("[name=dagprogramma-ma_vr-0-van]", "7:00")
    page.fill("[name=dagprogramma-ma_vr-0-tot]", "9:30")
    page.select_option("[name=dagprogramma-ma_vr-0-functie]", "wonen")
    page.fill("[name=dagprogramma-ma_vr-0-op]", "1")
    page.focus("button[value='kopieer ma_vr-0']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=dagprogramma-ma_vr-1-van]")
    assert page.input_value("[name=dagprogramma-ma_vr-1-van]") == "9:30"
    page.fill("[name=dagprogramma-ma_vr-1-tot]", "10:00")
    page.wait_for_selector("[data-uitkomst] >> text=15:00:00")
    controleer_pagina(venster)
    page.click("button[value=verder]")
    page.wait_for_selector("text=Wonen 15 uur en dagbesteding 0 uur per week.")
    regels = lees_blok(app, wereld, concept, "dagprogramma")["ma_vr"]
    assert [regel["tot"] for regel in regels] == ["9:30", "10:00"]
