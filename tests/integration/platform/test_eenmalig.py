"""A form that is sent twice acts once; the replay gets the first answer."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from flask import redirect, render_template_string, request

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform import clock
from portal.platform.database import db
from portal.platform.web.idempotency import Idempotentie, eenmalig, rond_af, wis_oude_nummers
from portal.platform.web.rules import openbaar
from portal.toegang.models import Organisatie
from tests.person import Browser

PAGINA = """<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><h1>Proef</h1>
<form method="post"><input type="hidden" name="csrf_token" value="{{ csrf_token() }}">
<input type="hidden" name="_eenmalig" value="{{ eenmalig() }}">
<label>Naam <input name="naam"></label><button>Maak</button></form></body></html>"""


@pytest.fixture
def portaal(ander_portaal):
    """Give a portal with one form that makes an organisation."""
    gemaakt = ander_portaal()

    @gemaakt.route("/proef/maak", methods=["GET", "POST"])
    @openbaar
    @eenmalig
    def maak():
        if request.method == "GET" or not request.form["naam"]:
            return render_template_string(PAGINA), 200 if request.method == "GET" else 422
        organisatie = Organisatie(
            soort=OrganisatieSoort.AANBIEDER,
            naam=request.form["naam"],
            demo=True,
            aangemaakt_op=clock.now(),
        )
        db.session.add(organisatie)
        return rond_af(f"/proef/{organisatie.id}")

    @gemaakt.post("/proef/vergeet")
    @openbaar
    @eenmalig
    def vergeet():
        db.session.commit()
        return redirect("/proef/elders", code=303)

    return gemaakt


def aantal(portaal, tabel=Organisatie):
    with portaal.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(tabel))


def test_twee_keer_verzenden_is_een_keer_doen(portaal):
    browser = Browser(portaal)
    pagina = browser.open("/proef/maak")
    eerste = browser.vul_in(pagina, {"naam": "De Linde"})
    tweede = browser.vul_in(pagina, {"naam": "De Linde"})
    assert (tweede.naar, aantal(portaal)) == (eerste.naar, 1)


def test_een_nieuwe_pagina_doet_het_opnieuw(portaal):
    browser = Browser(portaal)
    for _ in range(2):
        browser.vul_in(browser.open("/proef/maak"), {"naam": "De Linde"})
    assert aantal(portaal) == 2


def test_een_geweigerd_formulier_mag_daarna_wel(portaal):
    browser = Browser(portaal)
    pagina = browser.open("/proef/maak")
    browser.vul_in(pagina, {"naam": ""}, status=422)
    assert aantal(portaal, Idempotentie) == 0
    browser.vul_in(pagina, {"naam": "De Linde"})
    assert aantal(portaal) == 1


def test_een_ander_krijgt_het_antwoord_niet(portaal):
    een, ander = Browser(portaal).als(uuid.uuid4()), Browser(portaal).als(uuid.uuid4())
    pagina = een.open("/proef/maak")
    eerste = een.vul_in(pagina, {"naam": "De Linde"})
    nummer = pagina.formulier().velden["_eenmalig"]
    tweede = ander.vul_in(ander.open("/proef/maak"), {"naam": "De Es", "_eenmalig": nummer})
    assert tweede.naar != eerste.naar
    assert aantal(portaal) == 2


def test_acht_tegelijk_is_een_keer_doen(portaal):
    browser = Browser(portaal).als(uuid.uuid4())
    pagina = browser.open("/proef/maak")
    gegevens = pagina.formulier().velden | {"naam": "De Linde"}
    cookie = browser.client.get_cookie("sessie").value
    start = Barrier(8)

    def verstuur(_):
        client = portaal.test_client()
        client.set_cookie("sessie", cookie)
        start.wait()
        antwoord = client.post("/proef/maak", data=gegevens)
        return antwoord.status_code, antwoord.headers["Location"]

    with ThreadPoolExecutor(8) as draden:
        antwoorden = set(draden.map(verstuur, range(8)))
    assert ([status for status, _ in antwoorden], aantal(portaal)) == ([303], 1)


def test_zonder_bewaard_antwoord_gaat_men_terug_naar_de_pagina(portaal):
    browser = Browser(portaal)
    velden = browser.open("/proef/maak").formulier().velden
    eerste = browser.client.post("/proef/vergeet", data=velden)
    tweede = browser.client.post("/proef/vergeet", data=velden)
    assert (eerste.headers["Location"], tweede.headers["Location"]) == (
        "/proef/elders",
        "/proef/vergeet",
    )


def test_een_verzonnen_nummer_wordt_geweigerd(portaal):
    browser = Browser(portaal)
    browser.vul_in(browser.open("/proef/maak"), {"naam": "x", "_eenmalig": "1"}, status=400)


def test_oude_nummers_worden_opgeruimd(portaal):
    browser = Browser(portaal)
    browser.vul_in(browser.open("/proef/maak"), {"naam": "De Linde"})
    with portaal.app_context():
        assert wis_oude_nummers() == 0
        with clock.freeze(clock.now() + timedelta(days=1, seconds=1)):
            assert wis_oude_nummers() == 1


def test_zonder_csrf_gebeurt_er_niets(portaal):
    antwoord = portaal.test_client().post("/proef/maak", data={"naam": "De Linde"})
    assert (antwoord.status_code, aantal(portaal)) == (400, 0)
    assert "Deze pagina is verlopen" in antwoord.text
