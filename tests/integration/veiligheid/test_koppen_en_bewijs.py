"""Every route: the headers on every answer, and no POST without the proof of our own form."""

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform.web.headers import VAST as KOPPEN
from tests.objecten import (
    AANBIEDER,
    ANDER_ZORGKANTOOR,
    ANDERE_AANBIEDER,
    ZORGKANTOOR,
    afdruk,
    ids_van,
    iemand,
    list_adressen,
    list_dossiers,
)
from tests.pagina_lijst import ALLE, adres_van
from tests.person import Browser

PAGINA = {"text/html", "application/pdf", "application/json", "text/csv"}
ROLLEN = [Rol.MANAGER, Rol.TEAMLEIDER, Rol.BEHEERDER_AANBIEDER, Rol.BEHEERDER_ZORGKANTOOR]


def keur_koppen(antwoord) -> list[str]:
    koppen = antwoord.headers
    fout = [naam for naam, waarde in KOPPEN.items() if koppen.getlist(naam) != [waarde]]
    fout += [naam for naam in ("Server", "X-Powered-By") if naam in koppen]
    if not antwoord.request.path.startswith("/static/") and koppen["Cache-Control"] != "no-store":
        fout.append("Cache-Control")
    if "kwaad.example" in koppen.get("Location", ""):
        fout.append("Location")
    return fout


@pytest.mark.parametrize("bezoek", ALLE, ids=lambda bezoek: bezoek.naam)
def test_elke_pagina_heeft_de_koppen(demo, bezoek):
    browser = demo.browser(bezoek.pagina)
    with browser.client.get(adres_van(bezoek, demo)) as antwoord:
        assert keur_koppen(antwoord) == []
        soort = antwoord.headers.get("Content-Disposition", "")
        assert antwoord.mimetype in {"text/html", "application/json"} or soort


@pytest.mark.parametrize("rol", ROLLEN)
def test_geen_formulier_zonder_eigen_bewijs(kopie, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(iemand(rol, AANBIEDER, ZORGKANTOOR))
        ander = Browser(kopie.app).als(iemand(rol, ANDERE_AANBIEDER, ANDER_ZORGKANTOOR))
        ids = ids_van(list_dossiers()[0])
    vreemd = ander.open("/wachtwoord").formulier(met="csrf_token").velden["csrf_token"][0]
    browser.open("/wachtwoord")
    voor, fout = afdruk(kopie.app), []
    for adres in list_adressen(kopie.app):
        if adres.methode == "POST":
            for velden in ({}, {"csrf_token": "verzonnen"}, {"csrf_token": vreemd}):
                antwoord = browser.client.post(adres.pad(kopie.app, ids), data=velden)
                if antwoord.status_code != 400 or keur_koppen(antwoord):
                    fout.append(f"{adres.endpoint} {antwoord.status_code}")
    assert (fout, afdruk(kopie.app)) == ([], voor)
    browser.open("/wachtwoord")


def test_ook_een_verkeerde_methode_en_een_te_groot_verzoek_hebben_de_koppen(demo):
    browser = demo.browser(next(b.pagina for b in ALLE if b.endpoint == "clienten.nieuw"))
    bewijs = browser.open("/clienten/nieuw").formulier(met="csrf_token").velden["csrf_token"][0]
    velden = {"csrf_token": bewijs, "achternaam": "x" * 13_000_000}
    gezien = set()
    for methode, pad, data in (
        ("DELETE", "/clienten", None),
        ("PUT", "/inloggen", None),
        ("TRACE", "/", None),
        ("GET", "/bestaat-niet", None),
        ("GET", "/beheer/logboek", None),
        ("GET", "/static/bestaat-niet.css", None),
        ("GET", "/static/%2e%2e/app.py", None),
        ("POST", "/clienten/nieuw", velden),
    ):
        with browser.client.open(pad, method=methode, data=data) as antwoord:
            assert keur_koppen(antwoord) == [], (methode, pad)
            gezien.add(antwoord.status_code)
    assert gezien == {403, 404, 405, 413}


@pytest.mark.parametrize(
    "kop",
    [
        {"Host": "kwaad.example"},
        {"X-Forwarded-Host": "kwaad.example"},
        {"Forwarded": "host=kwaad.example"},
        {"X-Original-URL": "/beheer/logboek"},
        {"X-HTTP-Method-Override": "DELETE"},
    ],
)
def test_een_kop_van_de_bezoeker_stuurt_niets(demo, kop):
    client = demo.app.test_client()
    with client.get("/werkvoorraad", headers=kop) as antwoord:
        assert antwoord.status_code == (400 if "Host" in kop else 303)
        assert "kwaad" not in antwoord.text + str(antwoord.headers)
