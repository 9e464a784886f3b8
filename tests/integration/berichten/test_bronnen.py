"""The sources of reminders: a constant number of questions, and days of goals that are kept."""

from datetime import timedelta

import flask_migrate
import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Doeldatum
from portal.berichten.aanleidingen import lees_aanleidingen
from portal.berichten.queries.aandacht import Aandachtvraag, list_aandacht
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import Rol
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.models import Gebruiker
from tests.factories.herinneringen import BEGIN, maak_jaar
from tests.factories.toekenning import maak_toekenning
from tests.sql import luister

JAAR = timedelta(days=370)


def lees_motor(_wereld):
    """Ask every source for a whole year; the national report is there however many dossiers are."""
    soorten, kalender = load_berichtsoorten(BEGIN), load_kalender()
    venster = Venster(van=BEGIN, tot_en_met=BEGIN + JAAR, soorten=soorten, kalender=kalender)
    return sum(rij.code != "N46" for rij in lees_aanleidingen(venster, None))


def lees_lijst(wereld):
    """Ask for the list of the manager."""
    voor = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    return len(list_aandacht(Aandachtvraag(dagen=182), voor=voor, op=BEGIN).regels)


@pytest.mark.parametrize("lees", [lees_motor, lees_lijst])
def test_meer_om_te_zeggen_vraagt_niet_meer_van_de_database(app, wereld, lees):
    gemeten = []
    for keer in (1, 2):
        with app.app_context():
            for _ in range(keer):
                maak_jaar(wereld)
            db.session.commit()
        with luister(app) as opdrachten, app.app_context():
            gevonden = lees(wereld)
        gemeten.append((gevonden, len(opdrachten)))
    (eerst, vragen), (later, nu) = gemeten
    assert later == 3 * eerst > 0
    assert nu == vragen


def test_de_dagen_van_doelen_worden_bij_de_overgang_gevuld(app, wereld):
    vraag = sa.select(Doeldatum.toekenning_id, Doeldatum.dag).order_by(Doeldatum.dag)
    with app.app_context():
        maak_toekenning(wereld)
        db.session.commit()
        voor = db.session.execute(vraag).all()
        db.session.remove()
        flask_migrate.downgrade(revision="0026")
        flask_migrate.upgrade()
        na = db.session.execute(vraag).all()
    assert len(voor) == 2
    assert na == voor
