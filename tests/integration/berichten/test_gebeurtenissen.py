"""Who is told what at each step of an aanvraag: exactly these people, by this way."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.check import Checkinvoer, beantwoord
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Regio
from tests.factories.aanvraag import OP, dien_in, maak_volledige_aanvraag, stand_van
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.groep import dien_groep_in, maak_groepsaanvraag
from tests.factories.toetsing import maak_in_toetsing
from tests.factories.wereld import TWEEDE
from tests.postbus import leeg_postbus, lees_post, lees_taken, tel_mails, wie

NU = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
DRIEHOEK = ["begeleider.eigen", "behandelaar.eigen", "manager.eigen"]
TEAM = ["beoordelaar.eigen", "beoordelaar.tweede", "teamleider.eigen", "teamleider.tweede"]
VERLENGD = {"nieuwe_datum": "2026-06-30"}
GEVRAAGD = {"hersteldatum": "2026-04-06", "verzoek": 1}


@pytest.fixture(autouse=True)
def op_de_dag():
    with clock.freeze(NU):
        yield


def stap(handeling, gegevens=None):
    """Make an action that does one step of the table."""

    def doe(aanvraag, door):
        voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=NU, gegevens=gegevens or {}))

    return doe


def vraag_aanvulling(aanvraag, door):
    aanvraag.hersteldatum = date(2026, 4, 6)
    stap(Handeling.DOSSIER_AANVULLING_VRAGEN, GEVRAAGD)(aanvraag, door)


H = Handeling
STAPPEN = [
    (vraag_aanvulling, Rol.BEOORDELAAR, "N05", DRIEHOEK, "wettelijk", date(2026, 4, 6)),
    (
        stap(H.DOSSIER_TERMIJN_VERLENGEN, VERLENGD),
        Rol.TEAMLEIDER,
        "N13",
        ["manager.eigen"],
        "wettelijk",
        date(2026, 6, 30),
    ),
    (
        stap(H.DOSSIER_INGEBREKESTELLING, {"ontvangen": "2026-03-16"}),
        Rol.BEOORDELAAR,
        "N15",
        ["beoordelaar.eigen", "teamleider.eigen", "teamleider.tweede"],
        "direct",
        date(2026, 3, 16),
    ),
]


@pytest.mark.parametrize("stap_van", STAPPEN)
def test_elke_stap_meldt_aan_precies_deze_mensen(app, maak, doe, stap_van):
    actie, rol, code, mensen, bezorging, dag = stap_van
    dossier = maak(maak_in_toetsing)
    doe(actie, rol, dossier)
    post = lees_post(app)
    assert [(rij.code, rij.over, rij.wie, rij.bezorging, rij.mail) for rij in post] == [
        (code, "aanvraag", mens, bezorging, True) for mens in mensen
    ]
    assert tel_mails(app) == len(mensen)
    with app.app_context():
        assert set(db.session.scalars(sa.select(Bericht.dag))) == {dag}


@pytest.mark.parametrize("groep", [False, True])
def test_indienen_meldt_de_driehoek_en_het_hele_team(app, wereld, maak, groep):
    dossier = maak(maak_groepsaanvraag if groep else maak_volledige_aanvraag)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, dossier)
        (dien_groep_in if groep else dien_in)(aanvraag, wereld, op=OP)
        db.session.commit()
        nummer, dag = aanvraag.nummer, aanvraag.beslisdatum
    post = lees_post(app)
    assert wie(post) == sorted([*DRIEHOEK, *TEAM])
    assert {(rij.code, rij.over, rij.bezorging, rij.mail) for rij in post} == {
        ("N03", "aanvraag", "wettelijk", True)
    }
    assert len(post) == tel_mails(app) == 7
    with app.app_context():
        bericht = db.session.scalars(sa.select(Bericht)).first()
        assert (bericht.object_id, bericht.kenmerk, bericht.dag) == (dossier, nummer, dag)
        assert bericht.gegevens == {"gebeurtenis": "ingediend", "versie": 1}


def test_wie_een_andere_regio_heeft_hoort_niet_van_een_indiening(app, wereld, maak):
    dossier = maak(maak_volledige_aanvraag)
    with app.app_context():
        for rol in (Rol.BEOORDELAAR, Rol.TEAMLEIDER):
            mens = db.session.get_one(Gebruiker, wereld.gebruiker(rol, TWEEDE))
            mens.regios = [db.session.get_one(Regio, wereld["regio_2"])]
        dien_in(db.session.get_one(Aanvraag, dossier), wereld, op=OP)
        db.session.commit()
    assert wie(lees_post(app, "N03")) == sorted(
        [*DRIEHOEK, "beoordelaar.eigen", "teamleider.eigen"]
    )


def test_aanvullen_meldt_de_behandelaar_met_de_nieuwe_beslisdatum(app, maak, doe):
    dossier = maak(maak_in_toetsing)
    doe(vraag_aanvulling, Rol.BEOORDELAAR, dossier)
    leeg_postbus(app)
    doe(stap(H.AANVRAAG_AANVULLEN, {"versie": 2, "verzoek": 1}), Rol.MANAGER, dossier)
    assert lees_post(app) == [("N06", "aanvraag", "beoordelaar.eigen", "portaal", False)]
    with app.app_context():
        beslisdatum = db.session.get_one(Aanvraag, dossier).beslisdatum
        assert db.session.scalars(sa.select(Bericht.dag)).all() == [beslisdatum]


def test_zonder_behandelaar_horen_de_teamleiders_van_een_aanvulling(app, maak, doe):
    dossier = maak(maak_ingediende_aanvraag)
    doe(vraag_aanvulling, Rol.BEOORDELAAR, dossier)
    leeg_postbus(app)
    doe(stap(H.AANVRAAG_AANVULLEN, {"versie": 2, "verzoek": 1}), Rol.MANAGER, dossier)
    assert wie(lees_post(app, "N06")) == ["teamleider.eigen", "teamleider.tweede"]


@pytest.mark.parametrize(
    ("handeling", "rol"),
    [(H.DOSSIER_NEMEN, Rol.BEOORDELAAR), (H.AANVRAAG_INTREKKEN, Rol.MANAGER)],
)
def test_van_andere_stappen_hoort_niemand(app, maak, doe, handeling, rol):
    dossier = maak(maak_ingediende_aanvraag)
    doe(stap(handeling), rol, dossier)
    assert lees_post(app) == []


def test_een_check_die_eindigt_zonder_indienen_staat_een_keer_in_het_portaal(app, maak, doe):
    dossier = maak(maak_volledige_aanvraag)

    def stop(aanvraag, door):
        stand = stand_van(aanvraag)
        rij = next(deel for deel in stand.dossier.pad.stappen if deel.knoop == "k01")
        invoer = Checkinvoer(waarden=("pgb",), versie=rij.versie)
        beantwoord(stand, "k01", invoer, door=door, op=NU)
        assert aanvraag.uitgang == "u-thuis"

    doe(stop, Rol.MANAGER, dossier)
    assert lees_post(app) == [
        ("N02", "aanvraag", "manager.eigen", "portaal", False),
        ("N02", "aanvraag", "manager.tweede", "portaal", False),
    ]


def test_een_geweigerde_stap_laat_geen_bericht_achter(app, maak, doe):
    dossier = maak(maak_in_toetsing)
    with pytest.raises(DomeinFout, match="rol_ontbreekt"):
        doe(stap(H.DOSSIER_TERMIJN_VERLENGEN, VERLENGD), Rol.BEOORDELAAR, dossier)
    assert (lees_post(app), tel_mails(app)) == ([], 0)


def test_een_teruggedraaide_stap_laat_geen_bericht_achter(app, wereld, maak):
    dossier = maak(maak_in_toetsing)
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        vraag_aanvulling(db.session.get_one(Aanvraag, dossier), door)
        assert db.session.scalar(sa.select(sa.func.count(Bericht.id))) == 3
        db.session.rollback()
    assert (lees_post(app), tel_mails(app)) == ([], 0)


def test_is_iedereen_weg_dan_hoort_de_manager_van_de_locatie_het(app, wereld, maak, doe):
    dossier = maak(maak_in_toetsing)
    with app.app_context():
        for rol in (Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEGELEIDER):
            db.session.get_one(Gebruiker, wereld.gebruiker(rol)).geblokkeerd_op = NU
        db.session.commit()
    doe(vraag_aanvulling, Rol.BEOORDELAAR, dossier)
    assert wie(lees_post(app, "N05")) == ["manager.tweede"]
    assert lees_taken(app) == []


def test_kan_niemand_het_lezen_dan_volgt_een_brief(app, wereld, maak, doe):
    dossier = maak(maak_in_toetsing)
    with app.app_context():
        aanbieder = wereld["aanbieder"]
        db.session.execute(
            sa.update(Gebruiker)
            .where(Gebruiker.organisatie_id == aanbieder)
            .values(geblokkeerd_op=NU)
        )
        db.session.commit()
    doe(vraag_aanvulling, Rol.BEOORDELAAR, dossier)
    assert lees_post(app) == []
    (taak,) = lees_taken(app)
    assert (taak.soort, taak.code, taak.organisatie_id, taak.object_id) == (
        "per_brief",
        "N05",
        wereld["zorgkantoor"],
        dossier,
    )
    assert taak.gegevens == {"organisatie": str(aanbieder)}
