"""S01: an individuele aanvraag from check to beschikking, page by page, by four people."""

import hashlib
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie, Tariefafspraak
from tests.factories.aanvraag import CHECK
from tests.factories.besluit import stand_van_toetsing
from tests.factories.clienten import VG7, maak_client
from tests.integration.scenarios import webroute as web
from tests.integration.scenarios.zorgkantoor import Dossier

ONTVANGEN = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
VERZONDEN = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
REKENTOOL = {
    "zorg-bron": "totaal",
    "zorg-wonen": "60",
    "zorg-dagbesteding": "14",
    "zorg-nachtzorg": "4",
    "zorg-min_uren": "0",
    "behandelaars-gedragsdeskundige": "2,5",
    "context-context_uren": "52",
}
BESLUIT = {
    "uitkomst": "toekennen",
    "onderbouwing": "De zorg is zwaarder dan het profiel biedt.",
    "perspectief": "hoogstens profiel 3 bij de volgende aanvraag",
    "termijnreden": "In 24 maanden kunnen de doelen gehaald zijn.",
}


@pytest.fixture
def ingediend(app, wereld, als):
    """Let begeleider, behandelaar and manager make and submit the aanvraag of Ahorn."""
    with clock.freeze(ONTVANGEN):
        with app.app_context():
            client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), VG7)
            db.session.scalars(sa.select(Tariefafspraak)).one().fractie = "0.96"
            db.session.commit()
            client_id = client.id
        mensen = {rol: als(rol) for rol in DRIEHOEK}
        velden = {"maanden": "36", "ingang": "1-5-2026"}
        pad = web.start(mensen[Rol.BEGELEIDER], client_id, velden, "individueel")
        web.kies_driehoek(pad, {rol: wereld.gebruiker(rol) for rol in DRIEHOEK})
        uitgang = web.loop_check(pad, CHECK)
        assert "aanvraag voor één cliënt" in uitgang.tekst
        periode = pad.open("/gegevens")
        web.vul(pad.browser, periode, {"uitleg": "Twee jaar oefenen en een jaar afbouwen."})
        doel_id = web.voeg_doel_toe(pad)
        post = {
            "context-posten-0-onderwerp": "geluidwerende wand",
            "context-posten-0-soort": "verbouwing",
            "context-posten-0-bedrag": "6.000",
            "context-posten-0-doel_id": doel_id,
            "context-posten-0-andere_betaling": "geen",
        }
        uitkomst = web.reken(pad.door(mensen[Rol.BEHANDELAAR]), REKENTOOL, post)
        for deel in ("54:24:53", "Meerzorgprofiel 4", "104.878,17", "287,34"):
            assert deel in uitkomst.tekst
        web.vul_vragenlijst(pad)
        manager = pad.door(mensen[Rol.MANAGER])
        web.stem_af(manager, "2-3-2026")
        for rol in DRIEHOEK:
            web.teken(pad.door(mensen[rol]))
        ontvangst = web.dien_in(manager)
        assert "beslist uiterlijk op 6 mei 2026" in ontvangst.tekst
    with app.app_context():
        return db.session.scalars(sa.select(Aanvraag.id)).one()


def lees(app, soort):
    with app.app_context():
        rij = db.session.scalars(sa.select(soort)).one()
        db.session.expunge_all()
    return rij


def test_s01_ingediend_toont_subtotalen_en_signalen(app, als, ingediend):
    aanvraag = lees(app, Aanvraag)
    assert aanvraag.toestand is Toestand.INGEDIEND
    assert aanvraag.gevraagd_bedrag_cent == 10_487_817
    assert aanvraag.beslisdatum == date(2026, 5, 6)
    with app.app_context(), clock.freeze(ONTVANGEN):
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, ingediend))
        signalen = {signaal.id: signaal for signaal in stand.signalen}
    assert signalen["SG-NACHT"].actief
    assert not signalen["SG-CONTEXT-DREMPEL"].actief
    assert round(float(signalen["SG-FTE"].gegevens["fte"]), 1) == 1.9
    with clock.freeze(ONTVANGEN):
        berekening = als(Rol.BEOORDELAAR).open(f"/dossiers/{ingediend}/berekening").tekst
    for deel in ("7.776,03", "54:24:53", "104.878,17", "287,34"):
        assert deel in berekening


def test_s01_toekennen_geeft_de_beschikking(app, als, ingediend):
    with clock.freeze(VERZONDEN):
        dossier, teamleider = Dossier(app, als(Rol.BEOORDELAAR), ingediend), als(Rol.TEAMLEIDER)
        dossier.neem()
        dossier.verklaar_volledig()
        dossier.scoor()
        dossier.ken_toe({"maanden": "24"})
        for leeg in ("perspectief", "termijnreden"):
            dossier.bereid_voor(BESLUIT | {leeg: ""}, status=422)
        dossier.bereid_voor(BESLUIT)
        dossier.bied_aan()
        beschikking = dossier.stel_vast(teamleider).antwoord.request.path
        pdf = teamleider.client.get(f"{beschikking}.pdf")
        bij_aanbieder = als(Rol.MANAGER).open(beschikking)
    aanvraag, vastgesteld = lees(app, Aanvraag), lees(app, Besluit)
    assert aanvraag.toestand is Toestand.TOEGEKEND
    assert (aanvraag.gewenste_maanden, vastgesteld.maanden) == (36, 24)
    assert vastgesteld.ingangsdatum == date(2026, 5, 1)
    assert vastgesteld.laatste_dag == date(2028, 4, 30)
    assert vastgesteld.bezwaar_tot == date(2026, 5, 27)
    assert (vastgesteld.jaarbedrag_cent, vastgesteld.etmaalbedrag_cent) == (10_487_817, 28_734)
    toekenning = lees(app, Toekenning)
    assert (toekenning.nummer, toekenning.besluit_id) == ("TK-2026-00001", vastgesteld.id)
    assert (toekenning.ingang, toekenning.einde) == (date(2026, 5, 1), date(2028, 4, 30))
    assert (toekenning.jaarbedrag_cent, toekenning.etmaalbedrag_cent) == (10_487_817, 28_734)
    assert hashlib.sha256(pdf.data).hexdigest() == vastgesteld.pdf_sha256
    for deel in ("27 mei 2026", "30 april 2028", "104.878,17", "287,34", "hoogstens profiel 3"):
        assert deel in bij_aanbieder.tekst
