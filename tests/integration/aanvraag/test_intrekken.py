"""Withdraw a submitted aanvraag with a reason, once, by the manager."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis, Toelichting
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.factories.wereld import ANDER

pytestmark = pytest.mark.usefixtures("dag_erna")

REDEN = "De cliënt is verhuisd."


def trek_in(browser, aanvraag_id, reden=REDEN, status=303):
    pagina = browser.open(f"/aanvragen/{aanvraag_id}/intrekken")
    formulier = pagina.formulier(met="reden")
    return pagina, browser.vul_in(pagina, {"reden": reden}, formulier=formulier, status=status)


def toestand(app, aanvraag_id):
    with app.app_context():
        return db.session.get_one(Aanvraag, aanvraag_id).toestand


def test_intrekken_bewaart_de_reden_versleuteld_naast_de_gebeurtenis(app, als, ingediend):
    aanvraag_id = ingediend()
    trek_in(als(Rol.MANAGER), aanvraag_id)
    assert toestand(app, aanvraag_id) is Toestand.INGETROKKEN
    with app.app_context():
        gebeurtenis = db.session.scalars(
            sa.select(Gebeurtenis).where(Gebeurtenis.soort == "ingetrokken")
        ).one()
        toelichting = db.session.scalars(sa.select(Toelichting)).one()
        assert gebeurtenis.gegevens == {}
        assert (toelichting.gebeurtenis_nr, toelichting.soort) == (gebeurtenis.nr, "ingetrokken")
        assert toelichting.tekst == REDEN
        assert REDEN.encode() not in toelichting.tekst_v


def test_zonder_reden_niet(app, als, ingediend):
    aanvraag_id = ingediend()
    _, pagina = trek_in(als(Rol.MANAGER), aanvraag_id, reden="  ", status=422)
    assert "Schrijf op waarom." in pagina.tekst
    assert toestand(app, aanvraag_id) is Toestand.INGEDIEND


def test_twee_keer_klikken_trekt_een_keer_in(app, als, ingediend):
    aanvraag_id, browser = ingediend(), als(Rol.MANAGER)
    pagina, eerste = trek_in(browser, aanvraag_id)
    formulier = pagina.formulier(met="reden")
    tweede = browser.vul_in(pagina, {"reden": REDEN}, formulier=formulier)
    assert tweede.naar == eerste.naar
    with app.app_context():
        assert db.session.scalars(sa.select(Gebeurtenis.soort)).all().count("ingetrokken") == 1


def test_een_verouderde_pagina_trekt_niet_in(app, als, ingediend):
    aanvraag_id, browser = ingediend(), als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{aanvraag_id}/intrekken")
    with app.app_context():
        db.session.get_one(Aanvraag, aanvraag_id).voortgang = 99
        db.session.commit()
    formulier = pagina.formulier(met="reden")
    geweigerd = browser.vul_in(pagina, {"reden": REDEN}, formulier=formulier, status=409)
    assert REDEN in geweigerd.tekst
    assert toestand(app, aanvraag_id) is Toestand.INGEDIEND


def test_een_concept_is_niet_in_te_trekken(als, volledig):
    antwoord = als(Rol.MANAGER).client.get(f"/aanvragen/{volledig()}/intrekken")
    assert antwoord.status_code == 422


def test_alleen_een_manager_van_de_eigen_organisatie(als, ingediend):
    adres = f"/aanvragen/{ingediend()}/intrekken"
    assert als(Rol.BEGELEIDER).client.get(adres).status_code == 403
    assert als(Rol.MANAGER, ANDER).client.get(adres).status_code == 404
