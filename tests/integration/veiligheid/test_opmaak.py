"""Markup and formulas in every text that people type come back as text."""

import csv
import io

import openpyxl
import pypdf
import pytest
import sqlalchemy as sa

from portal.demo import gegevens
from portal.platform.database import db
from portal.toegang.models import Locatie, Organisatie
from tests.demo import Demo, app_op, sluit
from tests.engines import migreer
from tests.pagina_lijst import ALLE, HTML, adres_van

KWAAD = " <script>alert(1)</script><b onmouseover=x>\"'&amp;{{7*7}}"
TEKST_VANAF = 25
FORMULES = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)")
TEKENS = "=+-@\t\r＝＋－＠"


def maak_kwaad(waarde: object, naam: str = "") -> object:
    """Add markup to the names of clients and to every text of some length."""
    if isinstance(waarde, dict):
        return {sleutel: maak_kwaad(deel, sleutel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [maak_kwaad(deel, naam) for deel in waarde]
    if not isinstance(waarde, str) or naam == "keuze":
        return waarde
    lang = len(waarde) >= TEKST_VANAF and " " in waarde
    return f"{waarde}{KWAAD}" if lang or naam == "voornamen" else waarde


@pytest.fixture(scope="session")
def vijandig(tmp_path_factory):
    """Give a demonstration in which everybody typed markup."""
    map_ = tmp_path_factory.mktemp("vijandig")
    app, lees = app_op(map_), gegevens.read_toml
    migreer(app)
    with pytest.MonkeyPatch.context() as plek:
        plek.setattr(gegevens, "read_toml", lambda pad: maak_kwaad(lees(pad)))
        gegevens.lees.cache_clear()
        app.test_cli_runner().invoke(args=["demo-data"], catch_exceptions=False)
    gegevens.lees.cache_clear()
    yield Demo(app)
    sluit(app)


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_opmaak_komt_terug_als_tekst(vijandig, bezoek):
    adres = adres_van(bezoek, vijandig)
    pagina = vijandig.browser(bezoek.pagina).open(adres, status=bezoek.pagina.status)
    rauw = pagina.antwoord.text
    assert [
        deel for deel in ("<script>", "<b onmouseover", "alert(1)</script>") if deel in rauw
    ] == []
    assert rauw.count("alert(1)") == rauw.count("&lt;script&gt;alert(1)&lt;/script&gt;")
    assert rauw.count("{{7*7}}") >= rauw.count("alert(1)")


def test_de_proef_raakt_veel_paginas(vijandig):
    geraakt = set()
    for bezoek in HTML:
        adres = adres_van(bezoek, vijandig)
        if "{{7*7}}" in vijandig.browser(bezoek.pagina).client.get(adres).text:
            geraakt.add(bezoek.endpoint)
    assert len(geraakt) > 30


PDF = [b for b in ALLE if not b.pagina.html and "pdf" in b.endpoint and b.pagina.status == 200]


@pytest.mark.parametrize("bezoek", PDF, ids=lambda bezoek: bezoek.naam)
def test_een_pdf_blijft_heel_en_doet_niets(vijandig, bezoek):
    with vijandig.browser(bezoek.pagina).client.get(adres_van(bezoek, vijandig)) as antwoord:
        assert antwoord.status_code == 200
        document = pypdf.PdfReader(io.BytesIO(antwoord.data))
    assert document.pages[0].extract_text()
    assert {"/OpenAction", "/AA", "/Names", "/JavaScript"} & document.trailer[
        "/Root"
    ].keys() == set()


@pytest.mark.parametrize("formule", FORMULES)
def test_geen_cel_begint_een_formule(kopie, formule):
    with kopie.app.app_context():
        for soort in (Locatie, Organisatie):
            db.session.execute(sa.update(soort).values(naam=formule))
        db.session.commit()
    bezoek = next(b for b in ALLE if b.endpoint == "beoordeling.werkvoorraad")
    client = kopie.browser(bezoek.pagina).client
    blad = openpyxl.load_workbook(io.BytesIO(client.get("/werkvoorraad.xlsx").data)).active
    cellen = [cel for rij in blad.iter_rows() for cel in rij]
    assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
    assert formule.strip() in {str(cel.value).strip().lstrip("'") for cel in cellen}
    rijen = list(csv.reader(io.StringIO(client.get("/werkvoorraad.csv").text), delimiter=";"))
    assert [cel for rij in rijen for cel in rij if cel.lstrip()[:1] and cel[0] in TEKENS] == []
    assert len(rijen) > 2
