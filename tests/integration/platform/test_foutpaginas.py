"""Errors are said in Dutch, without a trace of what went wrong inside."""

import json
import logging

import pytest
from flask import abort

from portal.platform import logs
from portal.platform.web.rules import openbaar
from tests.person import Browser

KOPPEN = {
    400: "Dit verzoek klopt niet",
    403: "U mag deze pagina niet bekijken",
    404: "Deze pagina is er niet",
    409: "Iemand anders heeft dit gewijzigd",
    410: "Dit verzoek klopt niet",
    413: "Dit is te groot",
    422: "Wij kunnen dit niet verwerken",
    429: "U probeert dit te vaak",
    500: "Er ging iets mis",
    502: "Er ging iets mis",
    503: "Het portaal is even niet bereikbaar",
}


@pytest.fixture
def proef(ander_portaal):
    """Give a person at a portal in which every error can be asked for."""
    portaal = ander_portaal()

    @portaal.get("/proef/<int:code>")
    @openbaar
    def fout(code):
        abort(code)

    @portaal.get("/storing")
    @openbaar
    def storing():
        raise LookupError("geheim 123456782")

    return Browser(portaal)


@pytest.mark.parametrize(("code", "kop"), KOPPEN.items())
def test_elke_fout_heeft_een_nederlandse_pagina(proef, code, kop):
    status = {502: 500}.get(code, code)
    assert proef.open(f"/proef/{code}", status=status).document.koppen == [kop]


def test_een_verkeerde_methode_zegt_wat_wel_mag(browser):
    pagina = browser._bekijk(browser.client.delete("/healthz"), 405)
    assert pagina.document.koppen == ["Dit kan hier niet"]
    assert set(pagina.antwoord.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_een_storing_geeft_een_kenmerk_dat_ook_in_het_log_staat(proef, caplog):
    caplog.set_level(logging.INFO, "portal")
    caplog.handler.setFormatter(logs.JsonRegel())
    pagina = proef.open("/storing?bsn=123456782", status=500)
    regels = [json.loads(regel) for regel in caplog.text.splitlines()]
    storing = next(regel for regel in regels if regel["bericht"] == "storing")
    assert storing["verzoek"] in pagina.tekst
    assert (storing["fout"], storing["regel"]) == ("LookupError", "/storing")
    assert "123456782" not in caplog.text + pagina.tekst


def test_een_te_groot_verzoek_wordt_geweigerd(ander_portaal):
    browser = Browser(ander_portaal(MAX_VERZOEK_BYTES=1000))
    antwoord = browser.client.post("/uitloggen", data={"tekst": "x" * 2000})
    assert browser._bekijk(antwoord, 413).document.koppen == ["Dit is te groot"]
