"""Answers are saved while typing; a conflict shows at its field and loses nothing."""

import re
from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Antwoord
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import maak_aanvraag, vul_driehoek
from tests.factories.clienten import maak_client
from tests.factories.wereld import bouw_wereld
from tests.person import Browser
from tests.venster import controleer_pagina, open_venster, serveer

WIE, OVERNEMEN = '[id="hs-wie"]', '[id="hs-overnemen"]'


@pytest.fixture
def concept(app):
    """Give address and users of an aanvraag with a driehoek and nothing else."""
    with app.app_context():
        wereld = bouw_wereld()
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]))
        aanvraag = maak_aanvraag(client, manager)
        vul_driehoek(aanvraag, wereld)
        db.session.commit()
        return f"/aanvragen/{aanvraag.id}", wereld


@pytest.fixture
def open_als(app, concept, chromium):
    """Open a page of the aanvraag as somebody of the driehoek."""
    aanvraag, wereld = concept
    with serveer(app) as adres, ExitStack() as open_:

        def open_pagina(rol, pad, **stand):
            browser = Browser(app).als(wereld.gebruiker(rol))
            with app.test_request_context():
                naam = app.session_interface.get_cookie_name(app)
            venster = open_.enter_context(open_venster(chromium, adres, **stand))
            waarde = browser.client.get_cookie(naam).value
            venster.context.add_cookies([{"name": naam, "value": waarde, "url": adres}])
            venster.page.goto(f"{aanvraag}/{pad}")
            return venster

        yield open_pagina


def bewaard(app, vraag_id):
    with app.app_context():
        vraag = sa.select(Antwoord).where(Antwoord.vraag_id == vraag_id)
        rij = db.session.scalar(vraag)
        return None if rij is None else (rij.waarde, rij.versie)


def wacht_op_bewaren(page, doe):
    with page.expect_response(re.compile("/bewaren$")) as antwoord:
        doe()
    return antwoord.value.status


def test_bewaren_bij_het_verlaten_van_een_veld(app, open_als):
    venster = open_als(Rol.BEGELEIDER, "vragenlijst/huidig/1")
    page = venster.page
    page.fill(WIE, "Eerste zin.")
    assert wacht_op_bewaren(page, lambda: page.focus(OVERNEMEN)) == 200
    page.get_by_text(re.compile(r"Opgeslagen om \d\d\.\d\d uur")).wait_for()
    assert bewaard(app, "hs-wie") == ("Eerste zin.", 1)
    page.fill(WIE, "Eerste zin.\nTweede zin.")
    assert wacht_op_bewaren(page, lambda: page.focus(OVERNEMEN)) == 200
    assert bewaard(app, "hs-wie") == ("Eerste zin.\nTweede zin.", 2)
    controleer_pagina(venster)


@pytest.mark.parametrize("breedte", [1360, 320])
def test_een_conflict_bij_het_veld_en_daarna_beide_versies(app, open_als, breedte):
    een = open_als(Rol.BEGELEIDER, "vragenlijst/huidig/1", breedte=breedte)
    twee = open_als(Rol.BEHANDELAAR, "vragenlijst/huidig/1", breedte=breedte)
    een.page.fill(WIE, "Van begeleider")
    wacht_op_bewaren(een.page, lambda: een.page.focus(OVERNEMEN))
    twee.page.fill(OVERNEMEN, "Los hiervan")
    assert wacht_op_bewaren(twee.page, lambda: twee.page.focus(WIE)) == 200
    twee.page.fill(WIE, "Van behandelaar")
    assert wacht_op_bewaren(twee.page, lambda: twee.page.focus(OVERNEMEN)) == 409
    melding = twee.page.get_by_role("alert")
    assert "Begeleider eigen heeft dit om" in melding.inner_text()
    assert twee.page.input_value(WIE) == "Van behandelaar"
    assert bewaard(app, "hs-overnemen") == ("Los hiervan", 1)
    twee.page.get_by_role("button", name="Opslaan en verder").click()
    twee.page.get_by_role("heading", name="Kies welke versie u bewaart").wait_for()
    controleer_pagina(twee)
    twee.page.get_by_role("button", name="Zelf verder bewerken").click()
    twee.page.get_by_text("Dit heeft uw collega opgeslagen").wait_for()
    assert twee.page.input_value(WIE) == "Van behandelaar"
    controleer_pagina(twee)
    twee.page.fill(WIE, "Samen")
    twee.page.get_by_role("button", name="Opslaan en verder").click()
    twee.page.wait_for_url(re.compile("/huidig/2$"))
    assert bewaard(app, "hs-wie") == ("Samen", 2)


def test_zonder_javascript_bewaart_enter_en_niet_een_knop_van_een_rij(app, open_als):
    page = open_als(Rol.MANAGER, "vragenlijst/resultaten/2", java_script_enabled=False).page
    page.fill('[id="rs-afbouw.stap.1.uren_per_week"]', "12")
    page.press('[id="rs-afbouw.stap.1.uren_per_week"]', "Enter")
    page.wait_for_url(re.compile("/resultaten/3$"))
    assert bewaard(app, "rs-afbouw") == ({"stap": [{"uren_per_week": "12"}]}, 1)
