"""The aanbieder takes a reported end back, as long as the zorgkantoor did nothing with it."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.einde import Meldingstand
from portal.platform import clock
from portal.platform.audit.models import AuditRegel
from portal.platform.database import db
from portal.toekenning.models import Eindemelding
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.wereld import ANDER

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MELDING = {"reden": "vertrek", "laatste_dag": "31-12-2026", "toelichting": "Nieuwe aanbieder."}
BESLUIT = {"reden": "vertrek", "laatste_dag": "31-12-2026", "motivering": "De cliënt verhuist."}


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def gemeld(app, wereld, als):
    """Report the end of a running toekenning, and give its page."""
    with app.app_context():
        adres = f"/toekenningen/{maak_toekenning(wereld, LOPEND).id}"
        db.session.commit()
    vul_in(als(Rol.MANAGER), f"{adres}/einde-melden", MELDING)
    return adres


def vul_in(browser, adres, velden, *, status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=status)


def meldingen(app):
    with app.app_context():
        rijen = db.session.scalars(sa.select(Eindemelding).order_by(Eindemelding.gemeld_op)).all()
        return [(rij.stand, rij.is_teruggenomen) for rij in rijen]


def test_terugnemen_laat_de_toekenning_doorlopen_en_er_kan_opnieuw_gemeld(app, als, gemeld):
    manager = als(Rol.MANAGER)
    assert "Melding terugnemen" in manager.open(gemeld).tekst
    pagina = manager.volg(vul_in(manager, f"{gemeld}/einde-terugnemen", {}))
    assert "U heeft de melding teruggenomen. De toekenning loopt door." in pagina.tekst
    assert meldingen(app) == [(Meldingstand.NIET_GEVOLGD, True)]
    with app.app_context():
        rij = db.session.scalars(sa.select(Toekenning)).one()
        assert (rij.einde_reden, rij.einde > date(2026, 12, 31)) == ("", True)
        kenmerken = db.session.scalars(
            sa.select(AuditRegel.kenmerk).where(AuditRegel.code == "toekenning.einde_melden")
        ).all()
        assert [kenmerk for kenmerk in kenmerken if kenmerk] == ["teruggenomen"]
    beoordelaar = als(Rol.BEOORDELAAR)
    assert "De melding van het einde is teruggenomen" in beoordelaar.open(gemeld).tekst
    beoordelaar.open(f"{gemeld}/einde-afhandelen", status=404)
    manager.open(f"{gemeld}/einde-terugnemen", status=404)
    vul_in(manager, f"{gemeld}/einde-melden", MELDING)
    assert sorted(meldingen(app)) == [(Meldingstand.NIET_GEVOLGD, True), (Meldingstand.OPEN, False)]


def test_niet_meer_als_het_zorgkantoor_al_een_besluit_maakt(app, als, gemeld):
    vul_in(als(Rol.BEOORDELAAR), f"{gemeld}/beeindigen", BESLUIT)
    pagina = vul_in(als(Rol.MANAGER), f"{gemeld}/einde-terugnemen", {}, status=422)
    assert "Het zorgkantoor maakt al een besluit over dit einde." in pagina.tekst
    assert meldingen(app) == [(Meldingstand.OPEN, False)]


def test_een_melding_die_niet_is_gevolgd_is_niet_teruggenomen(app, als, gemeld):
    vul_in(als(Rol.BEOORDELAAR), f"{gemeld}/einde-afhandelen", {"reden": "De zorg loopt door."})
    assert meldingen(app) == [(Meldingstand.NIET_GEVOLGD, False)]
    assert "De zorg loopt door." in als(Rol.MANAGER).open(gemeld).tekst


def test_wie_mag_terugnemen(app, als, gemeld):
    als(Rol.BEGELEIDER).open(f"{gemeld}/einde-terugnemen", status=403)
    als(Rol.BEOORDELAAR).open(f"{gemeld}/einde-terugnemen", status=403)
    als(Rol.MANAGER, ANDER).open(f"{gemeld}/einde-terugnemen", status=404)
    assert meldingen(app) == [(Meldingstand.OPEN, False)]


def test_een_verouderde_pagina_neemt_niets_terug(app, als, gemeld):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{gemeld}/einde-terugnemen")
    manager.vul_in(pagina, {"versie": "99"}, formulier=pagina.formulier(met="versie"), status=409)
    assert meldingen(app) == [(Meldingstand.OPEN, False)]
