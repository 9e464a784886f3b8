"""Static files: hashed names that refer to each other, compressed, and cached for ever."""

import gzip
import json
import re

import pytest
from flask import Flask, url_for

from portal.platform.web import static_files
from tests.hulp import WORTEL

BRON = WORTEL / "portal" / "static"
PER_PAGINA = (
    "kit.css",
    "app.css",
    "app.js",
    "init.js",
    "boot.mjs",
    "govuk-frontend.min.js",
    "icoon.svg",
    "meerzorg-sans.woff2",
)


def maak(tmp_path):
    app = Flask("proef", static_folder=str(BRON), instance_path=str(tmp_path))
    app.cli.add_command(static_files.static_build)
    return app


@pytest.fixture
def gebouwd(tmp_path):
    app = maak(tmp_path)
    uitvoer = app.test_cli_runner().invoke(args=["static-build"])
    assert uitvoer.output == f"{len(list(BRON.rglob('*.*')))} statische bestanden klaargezet\n"
    static_files.richt_in(app)
    return app


def adres(app, naam):
    with app.test_request_context():
        return url_for("static", filename=naam)


def test_zonder_bouw_gewone_namen(tmp_path):
    app = maak(tmp_path)
    static_files.richt_in(app)
    assert adres(app, "app.css") == "/static/app.css"
    assert app.test_client().get("/static/app.css", buffered=True).status_code == 200


def test_gehashte_namen_voor_altijd_te_bewaren(gebouwd):
    for naam in PER_PAGINA:
        waar = adres(gebouwd, naam)
        assert re.fullmatch(r"/static/[\w.-]+\.[0-9a-f]{12}\.\w+", waar)
        antwoord = gebouwd.test_client().get(waar, buffered=True)
        assert antwoord.status_code == 200
        assert antwoord.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert "Access-Control-Allow-Origin" not in antwoord.headers


def test_onbekende_naam_blijft_zoals_die_was(gebouwd):
    assert adres(gebouwd, "bestaat-niet.css") == "/static/bestaat-niet.css"


def test_verwijzingen_wijzen_naar_de_nieuwe_namen(gebouwd):
    browser = gebouwd.test_client()
    css = browser.get(adres(gebouwd, "app.css"), buffered=True).get_data(as_text=True)
    mjs = browser.get(adres(gebouwd, "boot.mjs"), buffered=True).get_data(as_text=True)
    font = adres(gebouwd, "meerzorg-sans.woff2").removeprefix("/static/")
    kit = adres(gebouwd, "govuk-frontend.min.js").removeprefix("/static/")

    assert f'url("{font}")' in css
    assert f'from "./{kit}"' in mjs


@pytest.mark.parametrize("soort", ["br", "gzip"])
def test_gecomprimeerd(gebouwd, soort):
    antwoord = gebouwd.test_client().get(
        adres(gebouwd, "kit.css"), headers={"Accept-Encoding": soort}, buffered=True
    )
    assert antwoord.headers["Content-Encoding"] == soort
    assert antwoord.headers["Vary"] == "Accept-Encoding"
    assert len(antwoord.data) < 15_000


def test_opnieuw_bouwen_geeft_dezelfde_namen_en_ruimt_op(tmp_path):
    bron, doel = tmp_path / "bron", tmp_path / "static"
    (bron / "map").mkdir(parents=True)
    (bron / "map" / "a.css").write_text('a{background:url("b.svg")}', encoding="utf-8")
    (bron / "map" / "b.svg").write_text("<svg/>", encoding="utf-8")
    eerst = static_files.bouw(bron, doel)
    weer = static_files.bouw(bron, doel)
    (bron / "map" / "b.svg").write_text("<svg></svg>", encoding="utf-8")
    anders = static_files.bouw(bron, doel)

    assert eerst == weer
    assert anders["map/a.css"] != eerst["map/a.css"]
    assert anders["map/b.svg"].rpartition("/")[2] in (doel / anders["map/a.css"]).read_text("utf-8")
    assert json.loads((doel / "manifest.json").read_text(encoding="utf-8")) == anders
    assert not (doel / eerst["map/b.svg"]).exists()


def test_middelen_van_een_pagina_blijven_licht():
    gewicht = {naam: _gewicht(naam) for naam in PER_PAGINA}
    assert sum(gewicht.values()) <= 90_000
    assert sum(w for naam, w in gewicht.items() if naam.endswith("css")) <= 22_000
    assert sum(w for naam, w in gewicht.items() if naam.endswith("js")) <= 16_384


def _gewicht(naam):
    inhoud = (BRON / naam).read_bytes()
    return len(inhoud) if naam.endswith("woff2") else len(gzip.compress(inhoud, 9))
