"""Who is told of what happens to a toekenning: letters, groups, moving, changing midway."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Driehoeklid
from portal.beoordeling.models import Toekenning
from portal.berichten.models import Bericht
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.mutatie import Mutatiesoort
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from portal.toekenning.actions.einde import overlijd
from portal.toekenning.actions.mutatie import Mutatievraag, vraag_mutatie_aan
from portal.toekenning.actions.mutatie_vaststellen import stel_mutatie_vast
from portal.toekenning.actions.verhuizen import laat_verhuizen
from portal.toekenning.letters.einde_versturen import verstuur_afloop
from portal.toekenning.letters.groepsmutatie import verstuur_mutatiebrieven
from portal.toekenning.letters.verhuizing import verstuur_verhuisbrief
from portal.toekenning.models import Toekenningsbrief, Verhuizing
from tests.factories.toekenning import Toekenningwens, maak_groepstoekenningen, maak_toekenning
from tests.factories.verhuizing import (
    WIE,
    maak_bijna_getekend,
    maak_verhuizing,
    richt_ander_in,
    teken,
)
from tests.factories.wereld import ANDER
from tests.postbus import leeg_postbus, lees_post, wie

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KLEIN = Toekenningwens(
    meerzorgprofiel="Meerzorgprofiel 2", jaarbedrag_cent=4_510_789, etmaalbedrag_cent=12_358
)
MANAGERS = ["manager.eigen", "manager.tweede"]
TEAM = ["beoordelaar.eigen", "beoordelaar.tweede", "teamleider.eigen", "teamleider.tweede"]


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def groep(app, wereld):
    """Make a group of clients with toekenningen, and give the ids of both."""

    def maak(aantal):
        with app.app_context():
            groep, rijen = maak_groepstoekenningen(wereld, aantal, KLEIN)
            db.session.commit()
            return groep.id, [rij.id for rij in rijen]

    return maak


def verander(groep_id, weg, dag, *, naar=None):
    """Make an action that asks a change of a group, fixes it and sends its letters."""

    def doe(manager, teamleider):
        groep = db.session.get_one(Groep, groep_id)
        vraag = Mutatievraag(
            soort=Mutatiesoort.VERPLAATSING if naar else Mutatiesoort.VERTREK,
            weg=frozenset(weg),
            eerste_dag=dag,
            naar=naar,
            toelichting="Verzonnen reden.",
        )
        mutatie = vraag_mutatie_aan(groep, vraag, door=manager, op=OP)
        gewijzigd = stel_mutatie_vast(mutatie, door=teamleider, op=OP)
        verstuur_mutatiebrieven(mutatie, gewijzigd, door=teamleider, op=OP)

    return doe


def voer(app, wereld, actie, *rollen):
    """Do an action as users of the own organisations, and commit."""
    with app.app_context():
        mensen = [db.session.get_one(Gebruiker, wereld.gebruiker(rol)) for rol in rollen]
        actie(*mensen)
        db.session.commit()


def test_een_vertrek_meldt_het_besluit_en_dat_een_client_overblijft(app, wereld, groep):
    groep_id, (weg, blijft) = groep(2)
    actie = verander(groep_id, [weg], date(2026, 12, 1))
    voer(app, wereld, actie, Rol.MANAGER, Rol.TEAMLEIDER)
    besluiten = lees_post(app, "N11")
    assert besluiten == sorted(
        ("N11", "toekenningsbrief", mens, "wettelijk", True) for mens in MANAGERS * 2
    )
    assert lees_post(app, "N26") == [
        ("N26", "groep", mens, "direct", True) for mens in sorted([*MANAGERS, *TEAM])
    ]
    with app.app_context():
        einde = db.session.get_one(Toekenning, blijft).einde
        dagen = set(db.session.scalars(sa.select(Bericht.dag).where(Bericht.code == "N26")))
        soorten = db.session.scalars(sa.select(Toekenningsbrief.soort)).all()
    assert (dagen, sorted(soorten)) == ({einde}, ["overblijver", "vertrek"])
    evaluatie = lees_post(app, "N50")
    assert evaluatie == [("N50", "toekenning", mens, "digest", False) for mens in MANAGERS]
    assert len(lees_post(app)) == len(besluiten) + len(evaluatie) + 6


def test_blijven_er_meer_dan_een_dan_meldt_het_besluit_en_de_evaluatie(app, wereld, groep):
    groep_id, ids = groep(3)
    actie = verander(groep_id, ids[:1], date(2026, 12, 1))
    voer(app, wereld, actie, Rol.MANAGER, Rol.TEAMLEIDER)
    assert wie(lees_post(app, "N11")) == wie(lees_post(app, "N50")) == MANAGERS
    assert len(lees_post(app)) == 4


@pytest.mark.parametrize(("dag", "dubbel"), [(date(2026, 12, 10), 2), (date(2026, 12, 1), 0)])
def test_twee_besluiten_in_een_maand_staan_in_het_portaal(app, wereld, groep, dag, dubbel):
    groep_id, ids = groep(3)

    def verplaats(manager, teamleider):
        locatie = db.session.get_one(Locatie, wereld["locatie"])
        naar = Groep(
            aanbieder_id=locatie.aanbieder_id,
            locatie=locatie,
            code="ANDERE",
            naam="De Wilgen",
            aangemaakt_op=OP,
        )
        db.session.add(naar)
        db.session.flush()
        verander(groep_id, ids[:1], dag, naar=naar)(manager, teamleider)

    voer(app, wereld, verplaats, Rol.MANAGER, Rol.TEAMLEIDER)
    verwacht = [("N29", "toekenning", mens, "portaal", False) for mens in MANAGERS]
    assert lees_post(app, "N29") == verwacht[:dubbel]


def test_overlijden_meldt_de_brief_en_dat_een_client_overblijft(app, wereld, groep):
    _, (weg, _) = groep(2)

    def sterf(manager):
        rij = db.session.get_one(Toekenning, weg)
        for geeindigd in overlijd(rij, date(2026, 11, 18), door=manager, op=OP):
            verstuur_afloop(geeindigd, door=None, op=OP)

    voer(app, wereld, sterf, Rol.MANAGER)
    assert wie(lees_post(app, "N11")) == MANAGERS
    assert wie(lees_post(app, "N26")) == sorted([*MANAGERS, *TEAM])


def test_een_brief_gaat_ook_naar_wie_de_aanvraag_maakten(app, wereld, maak):
    toekenning_id = maak(maak_toekenning)

    def vertel():
        verstuur_afloop(db.session.get_one(Toekenning, toekenning_id), door=None, op=OP)

    with app.app_context():
        aanvraag = db.session.get_one(Toekenning, toekenning_id).besluit.aanvraag
        wie_ook = wereld.gebruiker(Rol.BEHANDELAAR)
        db.session.add(
            Driehoeklid(aanvraag_id=aanvraag.id, functie="behandelaar", gebruiker_id=wie_ook)
        )
        db.session.commit()
    voer(app, wereld, vertel)
    assert lees_post(app) == [
        ("N11", "toekenningsbrief", mens, "wettelijk", True)
        for mens in ["behandelaar.eigen", *MANAGERS]
    ]


def test_het_verhuisformulier_meldt_steeds_de_volgende(app, wereld, maak):
    richt = [["manager.ander"], ["beoordelaar.eigen", "beoordelaar.tweede", *TEAM[2:]]]
    with app.app_context():
        richt_ander_in(wereld)
        db.session.commit()
    verhuizing_id = maak(maak_verhuizing)
    for (rol, welke), verwacht in zip(WIE, [*richt, []], strict=True):
        leeg_postbus(app)
        with app.app_context():
            rij = db.session.get_one(Verhuizing, verhuizing_id)
            teken(rij, wereld.gebruiker(rol, welke))
            db.session.commit()
        if verwacht:
            assert lees_post(app) == [
                ("N27", "verhuizing", mens, "digest", False) for mens in verwacht
            ]
    assert wie(lees_post(app)) == ["beoordelaar.ander", "teamleider.ander"]


def test_wie_zelf_begint_krijgt_geen_bericht_dat_het_formulier_wacht(app, wereld):
    with app.app_context():
        maak_verhuizing(wereld)
        db.session.commit()
    assert lees_post(app) == []


def test_een_verhuizing_meldt_de_brief_aan_nieuw_en_de_verhuizing_aan_oud(app, wereld, maak):
    verhuizing_id = maak(maak_bijna_getekend)
    with app.app_context():
        rij = db.session.get_one(Verhuizing, verhuizing_id)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER, ANDER))
        teken(rij, door.id)
        functie = laat_verhuizen(rij, door=door, op=OP).functie
        verstuur_verhuisbrief(rij, functie=functie, door=door, op=OP)
        db.session.commit()
    assert lees_post(app) == [
        ("N11", "toekenningsbrief", "manager.ander", "wettelijk", True),
        *(("N11", "verhuizing", mens, "wettelijk", True) for mens in MANAGERS),
    ]
