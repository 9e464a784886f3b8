"""Which goal of the client an actie serves: chosen at the aanbieder, never shown to the CCE."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.models import Trajectactie, Trajectgebeurtenis
from portal.platform.database import db
from tests.factories.toekenning import DOEL, DOEL_ID, maak_toekenning
from tests.factories.traject import AFGEROND, VOLLEDIG
from tests.invullen import vul

ANDER_ID = "22222222-3333-4444-8555-666666666666"
NAAM = "Rustig opstaan"
GEWIJZIGD = "Het CCE wijzigde de tekst op 20 november 2026, nadat u het doel koos."


@pytest.fixture
def actie(app, maak):
    """Make a finished traject; give its first actie."""
    maak(AFGEROND)
    with app.app_context():
        return db.session.scalars(sa.select(Trajectactie.id).where(Trajectactie.nr == 1)).one()


@pytest.fixture
def doel_van(app, actie):
    def lees():
        with app.app_context():
            return db.session.get_one(Trajectactie, actie).doel_id

    return lees


def test_de_aanbieder_kiest_een_doel_en_weer_geen(app, als, actie, doel_van):
    manager, adres = als(Rol.MANAGER), f"/trajectacties/{actie}/bijwerken"
    oud, pagina = manager.open(adres), manager.open(adres)
    assert "Geen doel" in pagina.tekst
    assert NAAM in pagina.tekst
    vul(manager, pagina, {"stand": "bezig", "doel": DOEL_ID})
    vul(manager, pagina, {"stand": "bezig", "doel": ""})  # A double click does nothing more.
    vul(manager, oud, {"stand": "open", "doel": ""}, status=409)
    assert doel_van() == DOEL_ID
    vul(manager, manager.open(adres), {"stand": "gehaald"})
    assert doel_van() == DOEL_ID
    vul(manager, manager.open(adres), {"stand": "gehaald", "doel": ""})
    assert doel_van() == ""
    with app.app_context():
        vraag = sa.select(Trajectgebeurtenis).order_by(Trajectgebeurtenis.nr.desc()).limit(3)
        gegevens = [rij.gegevens for rij in db.session.scalars(vraag)]
    assert [rij.get("doel") for rij in gegevens] == ["", None, DOEL_ID]


def test_een_doel_van_een_andere_client_wordt_geweigerd(app, als, wereld, actie, doel_van):
    with app.app_context():
        ander = maak_toekenning(wereld)
        ander.doelen = [DOEL | {"doel_id": ANDER_ID, "korte_naam": "Samen ontbijten"}]
        db.session.commit()
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/trajectacties/{actie}/bijwerken")
    assert "Samen ontbijten" not in pagina.tekst
    geweigerd = vul(manager, pagina, {"stand": "bezig", "doel": ANDER_ID}, status=422)
    assert "Kies een doel van deze cliënt, of geen doel." in geweigerd.tekst
    assert doel_van() == ""


def test_het_cce_ziet_en_kiest_geen_doel(app, als, actie, doel_van):
    manager, cce = als(Rol.MANAGER), als(Rol.CCE_COORDINATOR)
    adres = f"/trajectacties/{actie}/bijwerken"
    vul(manager, manager.open(adres), {"stand": "bezig", "doel": DOEL_ID})
    with app.app_context():
        traject_id = db.session.get_one(Trajectactie, actie).traject_id
    pagina = cce.open(adres)
    for gelezen in (pagina, cce.open(f"/ontwikkeltrajecten/{traject_id}")):
        assert NAAM not in gelezen.antwoord.text
        assert DOEL_ID not in gelezen.antwoord.text
    assert 'name="doel"' not in pagina.antwoord.text
    vul(cce, pagina, {"stand": "gehaald"})
    assert doel_van() == DOEL_ID


@pytest.fixture
def herschreven(app, als, maak):
    """Choose a goal for an actie of a traject that runs; then the CCE writes that one anew."""
    traject_id = maak(VOLLEDIG)
    with app.app_context():
        vraag = sa.select(Trajectactie.id).order_by(Trajectactie.nr)
        actie = db.session.scalars(vraag).first()
        client_id = db.session.get_one(Trajectactie, actie).traject.client_id
    manager, cce = als(Rol.MANAGER), als(Rol.CCE_COORDINATOR)
    adres = f"/trajectacties/{actie}/bijwerken"
    vul(manager, manager.open(adres), {"stand": "bezig", "doel": DOEL_ID})
    schrijven = f"/ontwikkeltrajecten/{traject_id}/verslag/acties"
    vul(cce, cce.open(schrijven), {"acties-0-eigenaar": "Iemand anders"})
    assert GEWIJZIGD not in manager.open(adres).tekst
    vul(cce, cce.open(schrijven), {"acties-0-wat": "Een nieuwe coach zoeken"})
    return f"/ontwikkeltrajecten/{traject_id}", adres, f"/clienten/{client_id}/doelen/{DOEL_ID}"


def test_met_andere_woorden_vraagt_de_actie_om_een_nieuwe_keuze(als, herschreven):
    traject, adres, draad = herschreven
    manager, cce = als(Rol.MANAGER), als(Rol.CCE_COORDINATOR)
    zin = "Een nieuwe coach zoeken (bezig). De tekst is gewijzigd op 20 november 2026"
    assert zin in manager.open(draad).tekst
    assert "Tekst gewijzigd: kies het doel opnieuw" in manager.open(traject).tekst
    for pagina in (cce.open(traject), cce.open(adres)):
        assert "gewijzigd: kies" not in pagina.tekst
        assert GEWIJZIGD not in pagina.tekst
    vul(cce, cce.open(adres), {"stand": "open"})
    assert GEWIJZIGD in manager.open(adres).tekst

    vul(manager, manager.open(adres), {"stand": "open", "doel": DOEL_ID})

    assert GEWIJZIGD not in manager.open(adres).tekst
    assert "Een nieuwe coach zoeken (open)" in manager.open(draad).tekst
    assert "De tekst is gewijzigd" not in manager.open(draad).tekst


def test_in_een_groep_staat_bij_elk_doel_van_wie_het_is(app, als, maak):
    maak(replace(AFGEROND, groep=True))
    with app.app_context():
        actie_id = db.session.scalars(sa.select(Trajectactie.id)).first()
        toekenningen = db.session.scalars(sa.select(Toekenning)).all()
        for nr, rij in enumerate(toekenningen):
            rij.doelen = [DOEL | {"doel_id": f"{nr}{ANDER_ID[1:]}", "korte_naam": f"Doel {nr}"}]
        verwacht = [f"Doel {nr} ({rij.clientcode})" for nr, rij in enumerate(toekenningen)]
        db.session.commit()
    tekst = als(Rol.MANAGER).open(f"/trajectacties/{actie_id}/bijwerken").tekst
    assert len(verwacht) == 3
    assert [naam for naam in verwacht if naam not in tekst] == []
