"""Several people at the same moment: one of them succeeds, nobody sees a failure."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Gebeurtenis
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel, controleer
from portal.platform.database import db
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import maak_volledige_aanvraag
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag
from tests.factories.wereld import EIGEN, TWEEDE
from tests.tegelijk import klaar, tegelijk

GEWEIGERD = {403, 404, 409, 422}


@pytest.fixture(autouse=True)
def op_besluitdag():
    with clock.freeze(BESLUIT_OP):
        yield


@pytest.fixture
def dossier(app, wereld):
    """Give a function that makes one dossier and gives its id."""

    def maak(fabriek):
        with app.app_context():
            aanvraag = fabriek(wereld)
            db.session.commit()
            return aanvraag.id

    return maak


def aantal(app, soort, *voorwaarden):
    with app.app_context():
        vraag = sa.select(sa.func.count()).select_from(soort).where(*voorwaarden)
        return db.session.scalar(vraag)


def gave_ketens(app):
    with app.app_context():
        return controleer()[1]


def test_zes_keer_klikken_op_indienen(app, als, dossier):
    id_ = dossier(lambda wereld: maak_volledige_aanvraag(wereld, op=BESLUIT_OP))
    verzoek = klaar(als(Rol.MANAGER), f"/aanvragen/{id_}/controleren", veld="digest")
    antwoorden = tegelijk(app, [verzoek] * 6)
    assert set(antwoorden) == {(303, f"/aanvragen/{id_}/ontvangst")}
    assert aantal(app, AanvraagVersie) == 1
    assert aantal(app, Gebeurtenis, Gebeurtenis.soort == "ingediend") == 1
    assert gave_ketens(app) == []


def test_indienen_uit_vier_vensters(app, als, dossier):
    id_ = dossier(lambda wereld: maak_volledige_aanvraag(wereld, op=BESLUIT_OP))
    browser = als(Rol.MANAGER)
    adres = f"/aanvragen/{id_}/controleren"
    antwoorden = tegelijk(app, [klaar(browser, adres, veld="digest") for _ in range(4)])
    assert {status for status, _ in antwoorden} <= {303, *GEWEIGERD}
    assert aantal(app, AanvraagVersie) == 1
    assert aantal(app, Gebeurtenis, Gebeurtenis.soort == "ingediend") == 1
    assert gave_ketens(app) == []


def test_twee_beoordelaars_nemen_hetzelfde_dossier(app, wereld, als, dossier):
    id_ = dossier(lambda wereld: maak_ingediende_aanvraag(wereld, op=BESLUIT_OP))
    mensen = [als(Rol.BEOORDELAAR, wie) for wie in (EIGEN, TWEEDE)]
    adres = f"/dossiers/{id_}"
    verzoeken = []
    for browser in mensen:
        pagina = browser.open(adres)
        actie = next(f for f in pagina.document.formulieren if f.actie.endswith("/nemen"))
        sessie = browser.client.get_cookie("sessie").value
        verzoeken.append((sessie, actie.actie, actie.velden))
    statussen = [status for status, _ in tegelijk(app, verzoeken)]
    assert min(statussen) == 303
    assert max(statussen) in GEWEIGERD
    winnaar = wereld.gebruiker(Rol.BEOORDELAAR, (EIGEN, TWEEDE)[statussen.index(303)])
    with app.app_context():
        assert db.session.get_one(Aanvraag, id_).behandelaar_id == winnaar
    assert gave_ketens(app) == []


def test_toewijzen_aan_twee_mensen_tegelijk(app, wereld, als, dossier):
    id_ = dossier(lambda wereld: maak_ingediende_aanvraag(wereld, op=BESLUIT_OP))
    doelen = [str(wereld.gebruiker(Rol.BEOORDELAAR, wie)) for wie in (EIGEN, TWEEDE)]
    verzoeken = [
        klaar(
            als(Rol.TEAMLEIDER, wie),
            f"/dossiers/{id_}/toewijzen",
            veld="behandelaar",
            behandelaar=doel,
        )
        for wie, doel in zip((EIGEN, TWEEDE), doelen, strict=True)
    ]
    statussen = [status for status, _ in tegelijk(app, verzoeken)]
    assert min(statussen) == 303
    assert max(statussen) in GEWEIGERD
    with app.app_context():
        behandelaar = db.session.get_one(Aanvraag, id_).behandelaar_id
    assert str(behandelaar) == doelen[statussen.index(303)]


def test_vaststellen_gebeurt_een_keer(app, als, dossier):
    id_ = dossier(maak_getoetste_aanvraag)
    stappen = Besluitstappen(app, als)
    stappen.bereid_voor(id_, TOEKENNEN)
    stappen.bied_aan(id_)
    browser = als(Rol.TEAMLEIDER)
    vensters = [klaar(browser, f"/dossiers/{id_}/besluit/vaststellen") for _ in range(2)]
    antwoorden = tegelijk(app, [*vensters, *vensters])
    assert {status for status, _ in antwoorden} <= {303, *GEWEIGERD}
    assert 303 in {status for status, _ in antwoorden}
    assert aantal(app, Besluit, Besluit.stand == BesluitToestand.VASTGESTELD) == 1
    with app.app_context():
        assert db.session.get_one(Aanvraag, id_).toestand is Toestand.TOEGEKEND
    assert aantal(app, AuditRegel, AuditRegel.code == "besluit.vastgesteld") <= 1
    assert gave_ketens(app) == []
