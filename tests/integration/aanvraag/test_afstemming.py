"""Afstemming and verklaringen: recorded as given, never ticked beforehand, never in the future."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Afstemming, Verklaring
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.wereld import ANDER
from tests.integration.aanvraag.conftest import INGEDIEND_OP

pytestmark = pytest.mark.usefixtures("indiendag")


@pytest.fixture
def leeg(app, volledig):
    """Give an aanvraag of which afstemming and verklaringen are still empty."""
    aanvraag_id = volledig()
    with app.app_context():
        db.session.execute(sa.delete(Verklaring))
        db.session.execute(sa.delete(Afstemming))
        db.session.commit()
    return aanvraag_id


def afstemming(app):
    with app.app_context():
        rij = db.session.scalars(sa.select(Afstemming)).one()
        return rij.met_wie, rij.hoe, rij.datum, rij.machtiging_datum, rij.getekend_datum


def verklaringen(app):
    with app.app_context():
        return {rij.verklaring_id: rij for rij in db.session.scalars(sa.select(Verklaring))}


def vul(browser, adres, velden, status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=status)


def test_afstemming_wordt_bewaard_en_leidt_terug_naar_controleren(app, als, leeg):
    velden = {"met_wie": "De mentor", "hoe": "In een gesprek.", "datum": "2-3-2026"}
    adres = f"/aanvragen/{leeg}/afstemming?terug=controleren"
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(adres)
    formulier = pagina.formulier(met="met_wie")
    formulier.actie = adres
    antwoord = browser.vul_in(pagina, velden, formulier=formulier)
    assert antwoord.naar == f"/aanvragen/{leeg}/controleren"
    assert afstemming(app) == ("De mentor", "In een gesprek.", date(2026, 3, 2), None, None)


def test_een_datum_na_vandaag_wordt_geweigerd_en_de_tekst_blijft_staan(als, leeg):
    velden = {"met_wie": "De mentor", "hoe": "Gesprek", "datum": "11-3-2026"}
    pagina = vul(als(Rol.MANAGER), f"/aanvragen/{leeg}/afstemming", velden, status=422)
    assert "Deze datum ligt na vandaag." in pagina.tekst
    assert pagina.formulier(met="met_wie").velden["met_wie"] == ["De mentor"]


def test_geen_verklaring_is_vooraf_aangevinkt(als, leeg):
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{leeg}/verklaringen")
    formulier = pagina.formulier(met="vk-uren")
    assert len([naam for naam in formulier.namen if naam.startswith("vk-")]) == 8 + 2
    assert [
        naam for naam in formulier.velden if naam.startswith("vk-") and "datum" not in naam
    ] == []
    assert "U kunt bij een aanvraag geen bestanden toevoegen." in pagina.tekst


def test_elke_verklaring_bewaart_tekstversie_persoon_functie_en_moment(app, als, wereld, leeg):
    velden = {"vk-uren": "y", "vk-machtiging": "y", "vk-machtiging-datum": "1-3-2026"}
    vul(als(Rol.MANAGER), f"/aanvragen/{leeg}/verklaringen", velden)
    bewaard = verklaringen(app)
    assert set(bewaard) == {"vk-uren", "vk-machtiging"}
    rij = bewaard["vk-uren"]
    assert (rij.tekstversie, rij.functie, rij.op) == ("2026-1", "manager", INGEDIEND_OP)
    assert rij.door_id == wereld.gebruiker(Rol.MANAGER)
    assert afstemming(app)[3] == date(2026, 3, 1)


def test_uitvinken_haalt_alleen_die_verklaring_weg(app, als, volledig):
    aanvraag_id = volledig()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{aanvraag_id}/verklaringen")
    formulier = pagina.formulier(met="vk-uren")
    del formulier.velden["vk-uren"]
    browser.vul_in(pagina, formulier=formulier)
    assert "vk-uren" not in verklaringen(app)
    assert len(verklaringen(app)) == 7


def test_een_machtiging_van_morgen_wordt_geweigerd(app, als, leeg):
    velden = {"vk-machtiging": "y", "vk-machtiging-datum": "11-3-2026"}
    adres = f"/aanvragen/{leeg}/verklaringen"
    pagina = vul(als(Rol.MANAGER), adres, velden, status=422)
    assert "Deze datum ligt na vandaag." in pagina.tekst
    assert verklaringen(app) == {}


def test_een_verouderde_pagina_bewaart_niets(app, als, leeg):
    adres = f"/aanvragen/{leeg}/afstemming"
    eerste, tweede = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    oud = tweede.open(adres)
    vul(eerste, adres, {"met_wie": "De moeder", "hoe": "Gesprek", "datum": ""})
    formulier = oud.formulier(met="met_wie")
    pagina = tweede.vul_in(oud, {"met_wie": "De vader"}, formulier=formulier, status=409)
    assert pagina.formulier(met="met_wie").velden["met_wie"] == ["De vader"]
    assert afstemming(app)[0] == "De moeder"


def test_een_andere_organisatie_ziet_niets(als, leeg):
    for pagina in ("afstemming", "verklaringen"):
        adres = f"/aanvragen/{leeg}/{pagina}"
        assert als(Rol.MANAGER, ANDER).client.get(adres).status_code == 404
