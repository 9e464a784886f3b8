"""What an old beschikking says of the care stays with its toekenning, in whatever order it comes."""

import io

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.queries.vooraf import KOLOMMEN
from tests.person import Pagina

INLEZEN, REGISTREREN = "/toekenningen/inlezen", "/toekenningen/registreren"
VERBLIJF = {
    "bsn": "999990020",
    "achternaam": "Beuk",
    "geboortedatum": "12-5-1990",
    "leveringsvorm": "verblijf",
    "kenmerk": "OUD-2023-1",
    "soort": "individueel",
    "zorgprofiel": "7VG",
    "behandeling": "ja",
    "dagbesteding": "ja",
    "ingang": "1-3-2023",
    "laatste_dag": "28-2-2025",
    "jaarbedrag": "104.878,17",
    "etmaalbedrag": "287,34",
    "prijspeil": "2023",
}
VPT = VERBLIJF | {
    "leveringsvorm": "vpt",
    "kenmerk": "OUD-2025-1",
    "behandeling": "nee",
    "ingang": "1-3-2025",
    "laatste_dag": "28-2-2028",
    "prijspeil": "2025",
}
KORT = VPT | {"laatste_dag": "28-2-2026"}
DAARNA = VPT | {"kenmerk": "OUD-2026-1", "ingang": "1-3-2026", "prijspeil": "2026"}
ANDERS = "Behandeling of dagbesteding is anders dan bij de cliënt in het portaal."


@pytest.fixture
def nza(app, wereld):
    """Give the NZa number of the own location."""
    with app.app_context():
        return db.session.get_one(Locatie, wereld["locatie"]).nza_nummer


def lees_in(browser, nza, *rijen):
    regels = [[(rij | {"nza_nummer": nza}).get(naam, "") for naam in KOLOMMEN] for rij in rijen]
    inhoud = "\n".join(";".join(regel) for regel in [KOLOMMEN, *regels]).encode()
    formulier = browser.open(INLEZEN).formulier(met="bestand")
    gegevens = {**formulier.velden, "bestand": (io.BytesIO(inhoud), "oud.csv")}
    antwoord = browser.client.post(INLEZEN, data=gegevens, content_type="multipart/form-data")
    return browser.volg(Pagina(antwoord)).tekst


def vormen(app):
    with app.app_context():
        vraag = sa.select(Toekenning).order_by(Toekenning.ingang)
        return [rij.leveringsvorm for rij in db.session.scalars(vraag)]


@pytest.mark.parametrize("rijen", [(VERBLIJF, VPT), (VPT, VERBLIJF)])
def test_de_leveringsvorm_is_die_van_de_beschikking(app, als, nza, rijen):
    lees_in(als(Rol.BEHEERDER_ZORGKANTOOR), nza, *rijen)
    assert vormen(app) == ["verblijf", "vpt"]


def test_zonder_leveringsvorm_telt_wat_bij_de_client_staat(app, als, nza):
    lees_in(als(Rol.BEHEERDER_ZORGKANTOOR), nza, KORT, DAARNA | {"leveringsvorm": ""})
    assert vormen(app) == ["vpt", "vpt"]


def test_een_andere_behandeling_dan_bij_de_client_valt_op(als, nza):
    browser = als(Rol.BEHEERDER_ZORGKANTOOR)
    assert f"Let op regel 3. {ANDERS}" in lees_in(browser, nza, VERBLIJF, KORT)
    assert ANDERS not in lees_in(browser, nza, DAARNA | {"behandeling": "ja"})


def test_wie_registreert_leest_het_ook_en_de_tweede_persoon_ziet_de_zorg(app, als, nza):
    browser = als(Rol.BEOORDELAAR)
    for velden, anders in ((VERBLIJF, False), (VPT, True)):
        pagina = browser.open(REGISTREREN)
        getypt = velden | {"nza_nummer": nza}
        na = browser.vul_in(pagina, getypt, formulier=pagina.formulier(met="bsn"), status=303)
        assert (ANDERS in browser.volg(na).tekst) == anders
    with app.app_context():
        vraag = sa.select(Toekenning.id).where(Toekenning.leveringsvorm == "vpt")
        adres = f"/toekenningen/{db.session.scalars(vraag).one()}/bevestigen"
    pagina = als(Rol.TEAMLEIDER).open(adres)
    assert "Volledig pakket thuis" in pagina.tekst
    assert "Behandeling volgens het portaal" in pagina.tekst


def test_nul_uren_is_iets_anders_dan_niet_afgesproken(app, als, nza):
    nul = VERBLIJF | {"hoogste_uren": "0"}
    lees_in(als(Rol.BEHEERDER_ZORGKANTOOR), nza, nul, VPT)
    with app.app_context():
        vraag = sa.select(Toekenning).order_by(Toekenning.ingang)
        assert [rij.max_meerzorguren for rij in db.session.scalars(vraag)] == ["0/1", ""]
