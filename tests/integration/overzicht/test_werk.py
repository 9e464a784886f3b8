"""All work of one person goes to a colleague: dossiers at a zorgkantoor, driehoeken at an aanbieder."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.beoordeling.models import Besluit
from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.bezwaarstappen import neem_in_behandeling
from tests.factories.aanvraag import maak_aanvraag, vul_driehoek
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.bezwaar import OP as BEZWAAR_OP
from tests.factories.bezwaar import maak_bezwaar
from tests.factories.clienten import maak_client
from tests.factories.toegang import maak_gebruiker
from tests.factories.wereld import ANDER

OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def collega(app, wereld):
    """Make a colleague of somebody, with the same role or another."""

    def maak(van, *rollen):
        with app.app_context():
            organisatie = db.session.get_one(Gebruiker, wereld.gebruiker(van)).organisatie
            rij = maak_gebruiker(organisatie, *rollen)
            db.session.commit()
            return rij.id

    return maak


def draag_over(browser, van, aan, *, status=303):
    pagina = browser.open(f"/werk/{van}/overdragen")
    return browser.vul_in(
        pagina, {"aan": str(aan)}, formulier=pagina.formulier(met="aan"), status=status
    )


@pytest.fixture
def dossiers(app, wereld):
    """Give the beoordelaar two dossiers, and one that nobody has."""
    eigen = wereld.gebruiker(Rol.BEOORDELAAR)
    with app.app_context():
        for wie in (eigen, eigen, None):
            maak_rij(wereld, Rij(behandelaar=wie))
        db.session.commit()
    return eigen


def behandelaars(app):
    with app.app_context():
        orde = sa.select(Aanvraag.behandelaar_id).order_by(Aanvraag.volgnummer)
        return list(db.session.scalars(orde))


def test_alle_dossiers_gaan_over_en_wat_niemand_heeft_blijft(app, als, dossiers, collega):
    aan = collega(Rol.BEOORDELAAR, Rol.BEOORDELAAR)
    teamleider = als(Rol.TEAMLEIDER)
    assert "2" in teamleider.open("/werk").tekst
    assert draag_over(teamleider, dossiers, aan).naar == "/werk"
    assert behandelaars(app) == [aan, aan, None]
    teamleider.open(f"/werk/{dossiers}/overdragen", status=404)


def test_wie_mag_en_aan_wie(app, als, wereld, dossiers, collega):
    zonder_rol = collega(Rol.BEOORDELAAR, Rol.BEZWAARBEHANDELAAR)
    ander = wereld.gebruiker(Rol.BEOORDELAAR, ANDER)
    teamleider = als(Rol.TEAMLEIDER)
    for aan in (zonder_rol, ander, dossiers, ""):
        draag_over(teamleider, dossiers, aan, status=422)
    als(Rol.BEOORDELAAR).open("/werk", status=403)
    als(Rol.TEAMLEIDER, ANDER).open(f"/werk/{dossiers}/overdragen", status=404)
    assert behandelaars(app) == [dossiers, dossiers, None]


def leden(app):
    with app.app_context():
        vraag = sa.select(Driehoeklid.functie, Driehoeklid.gebruiker_id)
        return dict(db.session.execute(vraag).all())


@pytest.fixture
def driehoek(app, wereld):
    """Make a concept with its driehoek, and give the begeleider of it."""
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]))
        vul_driehoek(maak_aanvraag(client, manager), wereld)
        db.session.commit()
    return wereld.gebruiker(Rol.BEGELEIDER)


def test_een_plaats_in_de_driehoek_gaat_over(app, als, driehoek, collega):
    aan = collega(Rol.BEGELEIDER, Rol.BEGELEIDER)
    voor = leden(app)
    draag_over(als(Rol.MANAGER), driehoek, aan)
    assert leden(app) == {**voor, "begeleider": aan}


def test_wie_de_rol_niet_heeft_krijgt_de_plaats_niet(app, als, driehoek, collega):
    aan = collega(Rol.BEGELEIDER, Rol.BEGELEIDER, Rol.BEHANDELAAR)
    manager = als(Rol.MANAGER)
    behandelaar = leden(app)["behandelaar"]
    draag_over(manager, behandelaar, aan)
    voor = leden(app)
    assert voor["behandelaar"] == aan
    na = manager.volg(draag_over(manager, driehoek, aan))
    assert "is niet overgedragen" in na.tekst
    assert leden(app) == voor


@pytest.fixture
def bezwaar(app, wereld):
    """Give the bezwaarbehandelaar an open bezwaar."""
    with clock.freeze(BEZWAAR_OP), app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEZWAARBEHANDELAAR))
        neem_in_behandeling(maak_bezwaar(wereld), door, met_commissie=False)
        db.session.commit()
        return door.id


def bezwaarbehandelaar(app):
    with app.app_context():
        return db.session.scalars(sa.select(Bezwaar.behandelaar_id)).one()


def test_een_open_bezwaar_gaat_over(app, als, bezwaar, collega):
    aan = collega(Rol.BEZWAARBEHANDELAAR, Rol.BEZWAARBEHANDELAAR)
    with clock.freeze(BEZWAAR_OP):
        draag_over(als(Rol.TEAMLEIDER), bezwaar, aan)
        als(Rol.TEAMLEIDER).open(f"/werk/{bezwaar}/overdragen", status=404)
    assert bezwaarbehandelaar(app) == aan


def test_wie_bij_het_besluit_was_krijgt_het_bezwaar_niet(app, als, bezwaar, collega):
    aan = collega(Rol.BEZWAARBEHANDELAAR, Rol.BEZWAARBEHANDELAAR)
    with app.app_context():
        db.session.execute(sa.update(Besluit).values(vastgesteld_door_id=aan))
        db.session.commit()
    with clock.freeze(BEZWAAR_OP):
        teamleider = als(Rol.TEAMLEIDER)
        na = teamleider.volg(draag_over(teamleider, bezwaar, aan))
    assert "betrokken bij het besluit" in na.tekst
    assert bezwaarbehandelaar(app) == bezwaar
