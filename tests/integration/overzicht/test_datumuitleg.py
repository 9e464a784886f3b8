"""How every date that people see was calculated, for both sides."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import GebeurtenisSoort, Toestand
from portal.overzicht.teksten import termijntekst
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.beoordeling import Rij, maak_gebeurtenis, maak_rij
from tests.factories.besluit import BESLUIT_OP, maak_besluit, maak_getoetste_aanvraag
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.hulp import WORTEL

OP = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
CODE = re.compile(r"\b(?:Stap|_terug)\(\s*\"(\w+)\"(?: if \w+ else \"(\w+)\")?")


@pytest.fixture
def beslist(app, wereld):
    """Give the id of an aanvraag of 16 November 2026 that was granted from 1 May 2026."""
    with app.app_context():
        aanvraag = maak_rij(wereld, Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR)))
        maak_besluit(aanvraag)
        db.session.commit()
        return aanvraag.id


def bekijk(als, rol, adres, *, op=OP):
    with clock.freeze(op):
        return als(rol).open(adres)


def test_elke_stap_van_een_berekening_heeft_woorden():
    bronnen = [
        *(WORTEL / "portal/domain/termijnen").glob("*.py"),
        WORTEL / "portal/overzicht/queries/termijn.py",
    ]
    gevonden = [deel for bron in bronnen for deel in CODE.findall(bron.read_text(encoding="utf-8"))]
    codes = {code for deel in gevonden for code in deel if code}
    woorden = read_toml("teksten/termijnen.toml")
    assert codes == set(woorden["stap"]) == set(woorden["uitleg"])
    assert set(woorden["datum"]) == set(woorden["inleiding"])


def test_elke_feestdag_heeft_een_naam():
    for regel in load_kalender().feestdagen:
        assert termijntekst("reden", regel.code)


@pytest.mark.parametrize(
    ("rol", "plek"), [(Rol.MANAGER, "aanvragen"), (Rol.BEOORDELAAR, "dossiers")]
)
def test_na_een_toekenning_staan_bezwaar_en_looptijd_vooraan(als, beslist, rol, plek):
    tekst = bekijk(als, rol, f"/{plek}/{beslist}/termijn").tekst
    bezwaar = tekst.index("Laatste dag voor bezwaar tegen")
    looptijd = tekst.index("Laatste dag van de toekenning in")
    assert bezwaar < looptijd < tekst.index("Uiterste dag voor het besluit")
    assert "Daar komen 42 dagen bij. woensdag 30 december 2026" in tekst
    assert "Daar komen 24 maanden bij. maandag 1 mei 2028" in tekst
    assert "De laatste dag is zondag 30 april 2028." in tekst
    assert "Een looptijd is geen termijn van de wet." in tekst


def test_een_dag_na_de_bekende_gelijkgestelde_dagen_is_niet_zeker(app, als, wereld):
    op = datetime(2028, 12, 11, 9, 0, tzinfo=UTC)
    with app.app_context():
        aanvraag_id = maak_rij(wereld, Rij(ontvangen_op=op)).id
        db.session.commit()
    tekst = bekijk(als, Rol.MANAGER, f"/aanvragen/{aanvraag_id}/termijn", op=op).tekst
    assert "nog niet bekend welke dagen volgens een koninklijk besluit" in tekst
    assert "Uiterlijk op maandag 5 februari 2029." in tekst


def test_de_lijst_van_brieven_verwijst_naar_de_uitleg(als, beslist):
    brieven = bekijk(als, Rol.MANAGER, f"/aanvragen/{beslist}/brieven")
    assert f"/aanvragen/{beslist}/termijn" in brieven.document.links
    assert "Hoe is deze datum berekend?" in brieven.tekst


def test_een_gekozen_dag_zegt_wanneer_en_hoe_lang(als, gevraagd):
    op = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    tekst = bekijk(als, Rol.MANAGER, f"/aanvragen/{gevraagd}/termijn", op=op).tekst
    assert "stelde het zorgkantoor de vraag. maandag 30 november 2026" in tekst
    assert "een dag die 14 dagen later valt. Deze dag schuift niet op." in tekst
    assert "Uiterlijk op maandag 14 december 2026." in tekst


@pytest.mark.parametrize(
    ("wens", "uitgelegd"),
    [(LOPEND, True), (replace(LOPEND, laatste_dag=date(2027, 8, 1)), False)],
)
def test_de_laatste_dag_op_de_pagina_van_de_toekenning(app, als, wereld, wens, uitgelegd):
    with app.app_context():
        toekenning_id = maak_toekenning(wereld, wens).id
        db.session.commit()
    tekst = bekijk(als, Rol.MANAGER, f"/toekenningen/{toekenning_id}").tekst
    assert ("Hoe is de laatste dag berekend?" in tekst) is uitgelegd
    assert ("De laatste dag is zondag 30 april 2028." in tekst) is uitgelegd


def stel_in_gebreke(als, aanvraag_id, ontvangen, *, op, status=303):
    with clock.freeze(op):
        browser = als(Rol.BEOORDELAAR)
        pagina = browser.open(f"/dossiers/{aanvraag_id}/ingebrekestelling")
        formulier = pagina.formulier(met="ontvangen")
        return browser.vul_in(pagina, {"ontvangen": ontvangen}, formulier=formulier, status=status)


def test_de_twee_weken_na_een_ingebrekestelling_voor_beide_kanten(app, als, wereld):
    with app.app_context():
        rij = Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR))
        aanvraag_id = maak_rij(wereld, rij).id
        db.session.commit()
    stel_in_gebreke(als, aanvraag_id, "19-01-2027", op=OP)
    for rol, plek in ((Rol.MANAGER, "aanvragen"), (Rol.BEOORDELAAR, "dossiers")):
        tekst = bekijk(als, rol, f"/{plek}/{aanvraag_id}/termijn").tekst
        assert "Laatste dag om te beslissen na de ingebrekestelling" in tekst
        assert "Uiterlijk op dinsdag 2 februari 2027." in tekst


def test_ook_na_het_besluit_is_een_ingebrekestelling_vast_te_leggen(app, als, wereld):
    with app.app_context(), clock.freeze(BESLUIT_OP):
        aanvraag_id = maak_getoetste_aanvraag(wereld, S01).id
        db.session.commit()
    with clock.freeze(BESLUIT_OP):
        Besluitstappen(app, als).neem(aanvraag_id, TOEKENNEN)
    op = datetime(2026, 5, 8, 9, 0, tzinfo=UTC)
    pagina = stel_in_gebreke(als, aanvraag_id, "06-05-2026", op=op, status=422)
    assert "De beslisdatum is 6 mei 2026." in pagina.tekst
    stel_in_gebreke(als, aanvraag_id, "07-05-2026", op=op)
    with app.app_context():
        assert db.session.get_one(Aanvraag, aanvraag_id).toestand is Toestand.TOEGEKEND
    dossier = bekijk(als, Rol.BEOORDELAAR, f"/dossiers/{aanvraag_id}", op=op).tekst
    assert "liepen tot en met 21 mei 2026." in dossier
    termijn = bekijk(als, Rol.BEOORDELAAR, f"/dossiers/{aanvraag_id}/termijn", op=op).tekst
    assert "Uiterlijk op donderdag 21 mei 2026." in termijn


def test_een_onvoldoende_aanvulling_geeft_vier_weken_vanaf_het_antwoord(app, als, gevraagd):
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, gevraagd)
        verzoek = db.session.scalars(db.select(Aanvulverzoek)).one()
        verzoek.stand = "beantwoord"
        verzoek.afgesloten_op = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
        maak_gebeurtenis(aanvraag, 4, GebeurtenisSoort.AANGEVULD.value, op=verzoek.afgesloten_op)
        aanvraag.toestand, aanvraag.hersteldatum = Toestand.INGEDIEND, None
        db.session.commit()
    op = datetime(2026, 12, 11, 9, 0, tzinfo=UTC)
    zorgkantoor = bekijk(als, Rol.BEOORDELAAR, f"/dossiers/{gevraagd}/termijn", op=op).tekst
    assert "Laatste dag om buiten behandeling te laten" in zorgkantoor
    assert "Uiterlijk op donderdag 7 januari 2027." in zorgkantoor
    aanbieder = bekijk(als, Rol.MANAGER, f"/aanvragen/{gevraagd}/termijn", op=op).tekst
    assert "buiten behandeling" not in aanbieder
