"""The check of a page sees what is wrong with it."""

import pytest
from flask import Flask

from tests.venster import klachten, open_venster, serveer

GOED = '<!doctype html><html lang="nl"><title>Goed</title><main><h1>Goed</h1>{}</main></html>'
FOUT = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><h1>Twee</h1>'
    '<div style="width:900px">breed</div><script>console.log("hoi")</script>'
)


@pytest.fixture(scope="module")
def voorbeeld():
    app = Flask("voorbeeld")
    app.add_url_rule("/goed", "goed", lambda: GOED.format(""))
    app.add_url_rule("/fout", "fout", lambda: GOED.format(FOUT))
    with serveer(app) as adres:
        yield adres


def test_een_goede_pagina_heeft_geen_klachten(chromium, voorbeeld):
    with open_venster(chromium, voorbeeld, 320) as venster:
        venster.page.goto("/goed")
        assert klachten(venster) == []


def test_elke_fout_wordt_gezien(chromium, voorbeeld):
    with open_venster(chromium, voorbeeld, 320) as venster:
        venster.page.goto("/fout")
        soorten = {klacht.split(":")[0] for klacht in klachten(venster)}
    assert soorten == {
        "2 h1 elements",
        "axe image-alt",
        "console log",
        "off-screen div.",
    }
