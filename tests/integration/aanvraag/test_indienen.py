"""Check everything, submit once, and hold a receipt that says what was received."""

import threading
from datetime import date

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Antwoord, Gebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.factories.wereld import ANDER
from tests.integration.aanvraag.conftest import INGEDIEND_OP
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("indiendag")


def rij(app, aanvraag_id):
    with app.app_context():
        return db.session.get_one(Aanvraag, aanvraag_id)


def aantal(app, soort):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(soort))


def adres(aanvraag_id, pagina):
    return f"/aanvragen/{aanvraag_id}/{pagina}"


def controlepagina(browser, aanvraag_id):
    pagina = browser.open(adres(aanvraag_id, "controleren"))
    return pagina, pagina.formulier(met="digest")


def test_indienen_geeft_een_ontvangst_met_de_datums_van_s01(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.MANAGER)
    pagina, formulier = controlepagina(browser, aanvraag_id)
    ontvangst = browser.volg(browser.vul_in(pagina, formulier=formulier))
    aanvraag = rij(app, aanvraag_id)
    assert aanvraag.toestand is Toestand.INGEDIEND
    assert aanvraag.ontvangen_op == INGEDIEND_OP
    assert aanvraag.beslisdatum == date(2026, 5, 6)
    assert aanvraag.gevraagd_bedrag_cent == 10487817
    assert "Uw aanvraag is ingediend" in ontvangst.tekst
    assert "Ontvangen op 10 maart 2026" in ontvangst.tekst
    assert "beslist uiterlijk op 6 mei 2026" in ontvangst.tekst
    with app.app_context():
        versie = db.session.scalars(sa.select(AanvraagVersie)).one()
    assert versie.sha256[:8] in ontvangst.tekst
    assert (versie.nr, versie.soort) == (1, "ingediend")


def test_ontvangst_pdf_is_een_bijlage_zonder_persoonsgegevens_in_de_naam(als, ingediend):
    aanvraag_id = ingediend()
    antwoord = als(Rol.MANAGER).client.get(adres(aanvraag_id, "ontvangst.pdf"))
    assert antwoord.data.startswith(b"%PDF-")
    assert antwoord.headers["Content-Disposition"] == (
        "attachment; filename=ontvangst-MZ-2026-00001-1.pdf"
    )
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_twee_keer_klikken_geeft_een_aanvraag_en_dezelfde_ontvangst(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.MANAGER)
    pagina, formulier = controlepagina(browser, aanvraag_id)
    antwoorden = [browser.vul_in(pagina, formulier=formulier).naar for _ in range(2)]
    assert antwoorden == [adres(aanvraag_id, "ontvangst")] * 2
    assert aantal(app, AanvraagVersie) == 1


def test_tegelijk_klikken_geeft_een_aanvraag(app, als, volledig):
    aanvraag_id = volledig()
    browsers = [als(Rol.MANAGER) for _ in range(4)]
    _, formulier = controlepagina(browsers[0], aanvraag_id)
    for browser in browsers[1:]:
        browser.client = app.test_client()
        browser.client._cookies = dict(browsers[0].client._cookies)
    klaar, uitkomsten = threading.Barrier(4), []

    def klik(browser):
        klaar.wait()
        antwoord = browser.client.post(formulier.actie, data=formulier.velden)
        uitkomsten.append((antwoord.status_code, antwoord.headers.get("Location")))

    draden = [threading.Thread(target=klik, args=(browser,)) for browser in browsers]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitkomsten == [(303, adres(aanvraag_id, "ontvangst"))] * 4
    assert aantal(app, AanvraagVersie) == 1
    with app.app_context():
        ingediend = sa.select(Gebeurtenis).where(Gebeurtenis.soort == "ingediend")
        assert len(db.session.scalars(ingediend).all()) == 1


def test_twee_tabbladen_geven_een_aanvraag(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.MANAGER)
    eerste, tweede = (controlepagina(browser, aanvraag_id) for _ in range(2))
    browser.vul_in(eerste[0], formulier=eerste[1])
    pagina = browser.vul_in(tweede[0], formulier=tweede[1], status=409)
    assert "Deze aanvraag is al ingediend" in pagina.tekst
    assert aantal(app, AanvraagVersie) == 1


def test_teruggaan_zegt_dat_de_aanvraag_al_is_ingediend(als, ingediend):
    pagina = als(Rol.MANAGER).open(adres(ingediend(), "controleren"))
    assert "Deze aanvraag is al ingediend" in pagina.tekst


def test_een_wijziging_na_het_tonen_houdt_het_indienen_tegen(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.MANAGER)
    pagina, formulier = controlepagina(browser, aanvraag_id)
    with app.app_context():
        antwoord = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "hs-wie"))
        antwoord.one().waarde = "Iets anders."
        db.session.commit()
    geweigerd = browser.vul_in(pagina, formulier=formulier, status=422)
    assert "U kunt nog niet indienen" in geweigerd.tekst
    assert "De manager tekent opnieuw voor" in geweigerd.tekst
    assert rij(app, aanvraag_id).toestand is Toestand.CONCEPT
    assert aantal(app, AanvraagVersie) == 0


def test_een_begeleider_ziet_wie_mag_indienen_en_kan_het_zelf_niet(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.BEGELEIDER)
    pagina = browser.open(adres(aanvraag_id, "controleren"))
    assert "Een manager van uw organisatie kan de aanvraag indienen" in pagina.tekst
    assert all("digest" not in formulier.velden for formulier in pagina.document.formulieren)
    token = pagina.formulier().velden["csrf_token"]
    antwoord = browser.client.post(adres(aanvraag_id, "indienen"), data={"csrf_token": token})
    assert antwoord.status_code == 403
    assert rij(app, aanvraag_id).toestand is Toestand.CONCEPT


@pytest.mark.parametrize(
    "pagina", ["controleren", "ontvangst", "ontvangst.pdf", "versies/1", "ondertekenen"]
)
def test_een_andere_organisatie_ziet_niets(als, ingediend, pagina):
    assert als(Rol.MANAGER, ANDER).client.get(adres(ingediend(), pagina)).status_code == 404


def test_controleren_schrijft_niets_en_kost_een_vast_aantal_vragen(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.MANAGER)
    with luister(app) as opdrachten:
        browser.open(adres(aanvraag_id, "controleren"))
    assert schrijft_naar(opdrachten) == set()
    assert len(zonder_bijwerk(opdrachten)) == 27


def test_elke_rij_heeft_een_link_om_te_wijzigen_die_hier_terugkomt(als, volledig):
    aanvraag_id = volledig()
    pagina = als(Rol.MANAGER).open(adres(aanvraag_id, "controleren"))
    wijzigen = [link for link in pagina.document.links if "terug=controleren" in link]
    assert len(wijzigen) > 40
    assert adres(aanvraag_id, "vragenlijst/huidig/1?terug=controleren#vraag-hs-wie") in wijzigen
    assert "Manager eigen" in pagina.tekst


def test_wijzigen_in_de_vragenlijst_leidt_terug_naar_controleren(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.BEGELEIDER)
    pagina = browser.open(adres(aanvraag_id, "vragenlijst/huidig/1?terug=controleren"))
    formulier = pagina.formulier(met="hs-wie")
    antwoord = browser.vul_in(pagina, {"hs-wie": "Anders."}, formulier=formulier, knop="verder")
    assert antwoord.naar == adres(aanvraag_id, "controleren")
