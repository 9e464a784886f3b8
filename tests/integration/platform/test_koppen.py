"""Every answer carries the security headers and says nothing about what runs here."""

import pytest
from flask import abort

from portal.platform.web.host import absolute_url
from portal.platform.web.rules import openbaar

VAST = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PADEN = ["/healthz", "/readyz", "/bestaat-niet", "/static/app.css", "/proef/500", "/proef/429"]


@pytest.fixture
def proef(ander_portaal):
    """Give a portal in which every error can be asked for."""
    portaal = ander_portaal()

    @portaal.get("/proef/<int:code>")
    @openbaar
    def fout(code):
        if code == 500:
            raise LookupError("geheim 123456782")
        abort(code)

    return portaal


@pytest.mark.parametrize("pad", PADEN)
def test_elk_antwoord_heeft_de_koppen(proef, pad):
    with proef.test_client().get(pad) as antwoord:
        koppen = antwoord.headers
        assert {naam: koppen.get(naam) for naam in VAST} == VAST
        assert "camera=()" in koppen["Permissions-Policy"]
        assert "Strict-Transport-Security" not in koppen
        assert {naam.lower() for naam, _ in koppen} & {"server", "x-powered-by"} == set()


@pytest.mark.parametrize("pad", [pad for pad in PADEN if "static" not in pad])
def test_geen_pagina_wordt_bewaard(proef, pad):
    assert proef.test_client().get(pad).headers["Cache-Control"] == "no-store"


def test_https_geeft_hsts(ander_portaal):
    portaal = ander_portaal(BASE_URL="https://localhost")
    koppen = portaal.test_client().get("/healthz").headers
    assert koppen["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("host", ["kwaad.example", "localhost.kwaad.example", "kwaad.example:80"])
def test_een_vreemde_host_wordt_geweigerd_en_niet_herhaald(browser, host):
    antwoord = browser.client.get("/bestaat-niet", headers={"Host": host})
    assert antwoord.status_code == 400
    assert "kwaad" not in antwoord.text + str(antwoord.headers)


@pytest.mark.parametrize("host", ["localhost", "localhost:5000", "127.0.0.1:8080"])
def test_de_eigen_host_mag(browser, host):
    assert browser.client.get("/bestaat-niet", headers={"Host": host}).status_code == 404


def test_een_vreemde_host_mag_de_gezondheid_vragen(browser):
    antwoord = browser.client.get("/healthz", headers={"Host": "10.0.0.7"})
    assert (antwoord.status_code, antwoord.json) == (200, {"status": "ok"})


def test_een_adres_komt_uit_de_instelling(ander_portaal):
    portaal = ander_portaal(BASE_URL="https://meerzorg.example")
    with portaal.test_request_context("/", headers={"Host": "kwaad.example"}):
        assert absolute_url("health.healthz") == "https://meerzorg.example/healthz"
