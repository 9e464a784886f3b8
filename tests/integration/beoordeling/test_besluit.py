"""Prepare, check and fix a besluit; the letter is the record."""

import json
from datetime import date

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.pdf import maak_pdf, van_gegevens
from tests.factories.besluit import BESLUIT_OP, Toetswens, maak_getoetste_aanvraag

TERMIJN_24 = Toetswens(oordelen={}, voorstel={"maanden": {"waarde": "24", "reden": ""}})
TOEKENNEN = {
    "uitkomst": "toekennen",
    "onderbouwing": "De zorg is zwaarder dan het profiel biedt.",
    "perspectief": "Hoogstens profiel 3 bij de volgende aanvraag.",
    "max_profiel": "Meerzorgprofiel 3",
    "termijnreden": "In 24 maanden kunnen de doelen gehaald zijn.",
}
AFWIJZEN = {
    "uitkomst": "afwijzen",
    "onderbouwing": "De gewone zorg staat niet.",
    "andere_hulp": "Een consult door het CCE.",
}


@pytest.fixture
def op_besluitdag():
    with clock.freeze(BESLUIT_OP):
        yield


@pytest.fixture
def getoetst(app, wereld, op_besluitdag):
    with app.app_context():
        aanvraag_id = maak_getoetste_aanvraag(wereld, toets=TERMIJN_24).id
        db.session.commit()
    return aanvraag_id


def adres(aanvraag_id, deel=""):
    return f"/dossiers/{aanvraag_id}/besluit{deel}"


def bereid_voor(browser, aanvraag_id, velden, *, status=303):
    pagina = browser.open(adres(aanvraag_id))
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="uitkomst"), status=status)


def bied_aan(browser, aanvraag_id):
    pagina = browser.open(adres(aanvraag_id, "/brief"))
    return browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"))


def stel_vast(browser, aanvraag_id, *, status=303):
    pagina = browser.open(adres(aanvraag_id, "/vaststellen"))
    return browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"), status=status)


def rijen(app, soort):
    with app.app_context():
        gevonden = list(db.session.scalars(db.select(soort)))
        db.session.expunge_all()
    return gevonden


def test_s01_toekennen_tot_en_met_de_brief(app, als, getoetst):
    beoordelaar, teamleider = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    bereid_voor(beoordelaar, getoetst, TOEKENNEN)
    brief = beoordelaar.open(adres(getoetst, "/brief")).tekst
    assert "€ 104.878,17" in brief
    assert "27 mei 2026" in brief
    bied_aan(beoordelaar, getoetst)
    stel_vast(teamleider, getoetst)
    [besluit], [aanvraag] = rijen(app, Besluit), rijen(app, Aanvraag)
    assert aanvraag.toestand is Toestand.TOEGEKEND
    assert besluit.stand is BesluitToestand.VASTGESTELD
    assert (besluit.jaarbedrag_cent, besluit.etmaalbedrag_cent) == (10_487_817, 28_734)
    assert besluit.laatste_dag == date(2028, 4, 30)
    assert besluit.bezwaar_tot == date(2026, 5, 27)
    assert aanvraag.gewenste_maanden == 36
    assert besluit.maanden == 24


def test_de_brief_is_opnieuw_te_maken(app, als, getoetst):
    beoordelaar, teamleider = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    bereid_voor(beoordelaar, getoetst, TOEKENNEN)
    bied_aan(beoordelaar, getoetst)
    stel_vast(teamleider, getoetst)
    with app.app_context():
        besluit = db.session.scalars(db.select(Besluit)).one()
        opnieuw = maak_pdf(van_gegevens(json.loads(besluit.brief)))
        assert opnieuw == besluit.pdf


@pytest.mark.parametrize("leeg", ["perspectief", "onderbouwing", "termijnreden"])
def test_toekennen_vraagt_wat_de_brief_nodig_heeft(app, als, getoetst, leeg):
    bereid_voor(als(Rol.BEOORDELAAR), getoetst, TOEKENNEN | {leeg: ""}, status=422)
    assert rijen(app, Besluit) == []
    [aanvraag] = rijen(app, Aanvraag)
    assert aanvraag.toestand is Toestand.IN_TOETSING


def test_wie_toetste_stelt_niet_vast_bij_vier_ogen(app, als, getoetst):
    beoordelaar = als(Rol.BEOORDELAAR)
    bereid_voor(beoordelaar, getoetst, TOEKENNEN)
    stel_vast(beoordelaar, getoetst, status=422)
    [besluit] = rijen(app, Besluit)
    assert besluit.stand is BesluitToestand.CONCEPT


def test_afwijzen_zonder_onvoldaan_criterium_kan_niet(app, als, getoetst):
    pagina = bereid_voor(als(Rol.BEOORDELAAR), getoetst, AFWIJZEN, status=422)
    assert "minstens één criterium" in pagina.tekst


def test_ander_zorgkantoor_ziet_niets(als, getoetst):
    ander = als(Rol.BEOORDELAAR, "ander")
    ander.open(adres(getoetst), status=404)
    ander.open(adres(getoetst, "/brief"), status=404)
