"""What is granted beside what was requested: stored lines, reasons, and the live outcome."""

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.toekenning import bepaal_toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.besluit import stand_van_toetsing
from tests.factories.toetsing import S05
from tests.page import lees

pytestmark = pytest.mark.usefixtures("op_toetsdag")

NIEUW = "€ 41.540,94"


@pytest.fixture
def dossier(in_toetsing):
    return in_toetsing(S05)


def adres(aanvraag_id, staart=""):
    return f"/dossiers/{aanvraag_id}/toekenning{staart}"


def vul_in(browser, aanvraag_id, velden, *, knop="opslaan", status=303, pagina=None):
    pagina = pagina or browser.open(adres(aanvraag_id))
    formulier = pagina.formulier(met="context_boven")
    return browser.vul_in(pagina, velden, formulier=formulier, knop=knop, status=status)


def voorstel(app):
    with app.app_context():
        rij = db.session.scalar(db.select(Toekenningsvoorstel))
        return None if rij is None else (rij.versie, rij.regels)


def test_s05_alleen_de_gewijzigde_regel_wordt_bewaard(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    klaar = vul_in(
        browser, dossier, {"context_boven": "3000", "reden-context_boven": "Dit deel is nodig."}
    )
    pagina = browser.volg(klaar)
    assert NIEUW in pagina.tekst
    assert "€ 45.364,87" in pagina.tekst
    assert "€ 113,81" in pagina.tekst
    regels = {"context_boven": {"waarde": "3000", "reden": "Dit deel is nodig."}}
    assert voorstel(app) == (1, regels)
    with app.app_context():
        toekenning = bepaal_toekenning(stand_van_toetsing(db.session.get_one(Aanvraag, dossier)))
    assert str(toekenning.uitkomst.bedragen.jaarbedrag_cent) == "41540.94"


def test_zonder_reden_is_het_opgeslagen_en_wordt_erom_gevraagd(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    pagina = vul_in(browser, dossier, {"context_boven": "3000"}, status=422)
    assert "Vul bij Deel boven de drempel een reden in." in pagina.tekst
    assert voorstel(app) == (1, {"context_boven": {"waarde": "3000", "reden": ""}})
    vul_in(browser, dossier, {"reden-context_boven": "Genoeg."}, pagina=pagina)
    assert voorstel(app) == (2, {"context_boven": {"waarde": "3000", "reden": "Genoeg."}})


def test_een_reden_blijft_staan_ook_zonder_waarde(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    vul_in(browser, dossier, {"context_boven": "3000", "reden-context_boven": "Alleen de wand."})
    vul_in(browser, dossier, {"context_boven": ""})
    assert voorstel(app)[1] == {"context_boven": {"waarde": "", "reden": "Alleen de wand."}}
    assert 'value="Alleen de wand."' in browser.open(adres(dossier)).antwoord.text
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, dossier))
        assert bepaal_toekenning(stand).verschillen == ()
    vul_in(browser, dossier, {"reden-context_boven": ""})
    assert voorstel(app)[1] == {}


def test_looptijd_wordt_alleen_bewaard_als_die_afwijkt(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    vul_in(browser, dossier, {"maanden": "24", "ingang": "01-05-2026"})
    assert voorstel(app) == (1, {"maanden": {"waarde": "24"}})
    assert "1 mei 2026 tot en met 30 april 2028" in browser.open(adres(dossier)).tekst
    vul_in(browser, dossier, {"maanden": "36", "ingang": "01-06-2031"})
    assert voorstel(app) == (2, {"ingang": {"waarde": "2031-06-01"}})
    assert "De tabel van 2031 is nog niet bekend." in browser.open(adres(dossier)).tekst


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"begeleiding": "ca. 3"}, "Begeleiding: Vul een getal in, bijvoorbeeld 10,5."),
        ({"post-1": "10000,01"}, "Vul hooguit € 10.000 in."),
        ({"context_boven": "9000"}, "Vul hooguit € 7.068,01 in."),
        ({"maanden": "37"}, "Vul een heel getal in: 1 tot en met 36 maanden."),
        ({"maanden": "0"}, "Vul een heel getal in: 1 tot en met 36 maanden."),
        ({"maanden": "", "ingang": "31-02-2026"}, "Vul een datum in"),
        ({"ingang": "31-12-9999"}, "Controleer het jaar van deze datum."),
        ({"ingang": "31-12-2024"}, "Controleer het jaar van deze datum."),
        ({"nachtzorg": "x" * 50}, "Gebruik niet meer dan 40 tekens."),
    ],
)
def test_onzin_wordt_geweigerd_met_de_tekst_er_nog(als, dossier, app, velden, tekst):
    pagina = vul_in(als(Rol.BEOORDELAAR), dossier, velden, status=422)
    assert tekst in pagina.tekst
    formulier = pagina.formulier(met="context_boven")
    assert {naam: formulier.velden[naam] for naam in velden} == {k: [v] for k, v in velden.items()}
    assert voorstel(app) is None


def test_een_verouderde_pagina_geeft_409_met_de_tekst_er_nog(als, dossier, app):
    eerste, tweede = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    oud = tweede.open(adres(dossier))
    vul_in(eerste, dossier, {"maanden": "24"})
    pagina = vul_in(tweede, dossier, {"maanden": "12"}, pagina=oud, status=409)
    assert pagina.formulier(met="context_boven").velden["maanden"] == ["12"]
    assert voorstel(app) == (1, {"maanden": {"waarde": "24"}})


def test_het_deel_is_gelijk_aan_de_pagina_en_bewaart_niets(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(dossier))
    velden = pagina.formulier(met="context_boven").velden | {"context_boven": "3000"}
    deel = browser.client.post(adres(dossier, "/uitkomst"), data=velden)
    assert deel.status_code == 200
    heel = vul_in(browser, dossier, {"context_boven": "3000"}, knop="bereken", status=200)
    assert deel.text.strip() in heel.antwoord.text
    assert NIEUW in lees(deel.text).tekst
    assert voorstel(app) is None
    fout = browser.client.post(adres(dossier, "/uitkomst"), data=velden | {"begeleiding": "x"})
    assert fout.status_code == 422
    assert "kan nog niet worden berekend" in fout.text


def test_een_lezer_ziet_geen_velden(als, dossier):
    pagina = als(Rol.BEZWAARBEHANDELAAR).open(adres(dossier))
    assert "zoals gevraagd" in pagina.tekst
    assert all("context_boven" not in form.namen for form in pagina.document.formulieren)


def test_een_lezer_leest_de_waarde_met_de_eenheid(als, dossier):
    vul_in(als(Rol.BEOORDELAAR), dossier, {"nachtzorg": "1,5", "reden-nachtzorg": "Genoeg."})
    pagina = als(Rol.BEZWAARBEHANDELAAR).open(adres(dossier))
    assert "1:30:00 uur per week Genoeg." in " ".join(pagina.tekst.split())


def test_dubbel_opslaan_is_een_keer_opgeslagen(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(dossier))
    for _ in range(2):
        vul_in(browser, dossier, {"maanden": "24"}, pagina=pagina)
    assert voorstel(app) == (1, {"maanden": {"waarde": "24"}})
