"""The demonstration: complete, once only, signed-in-able, and only where it is asked for."""

import json
from collections import Counter
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Client
from portal.demo.gegevens import lees
from portal.demo.verloop import STAPPEN
from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, OrganisatieSoort, Rol
from portal.domain.procedure import Toestand
from portal.overzicht.queries.doelen import lees_draden
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_vragenlijst
from portal.toegang.demo import DEMO_WACHTZIN
from portal.toegang.models import Gebruiker, Locatie, Organisatie, Tariefafspraak
from portal.toekenning.models import Tussenmeting
from tests.person import Browser

AANBIEDERS, ZORGKANTOREN, PER_ROL = 3, 2, 2


@pytest.fixture
def in_demo(demo):
    with demo.app.app_context():
        yield demo.app


def test_elke_toestand_komt_voor(in_demo):
    van_een = sa.select(Aanvraag.toestand).where(Aanvraag.soort != "groep")
    toestanden = Counter(db.session.scalars(van_een))
    assert set(toestanden) == set(Toestand)
    opnieuw = lees("heraanvragen").delen("heraanvraag")
    op_papier = 1
    assert toestanden.total() == len([*lees("dossiers").delen("dossier"), *opnieuw]) + op_papier


def test_in_elke_rol_zitten_er_minstens_twee(in_demo):
    tellen = Counter(
        (gebruiker.organisatie.naam, rol)
        for gebruiker in db.session.scalars(sa.select(Gebruiker))
        for rol in gebruiker.rol_set
    )
    organisaties = list(db.session.scalars(sa.select(Organisatie)))
    verwacht = {
        (organisatie.naam, rol): PER_ROL
        for organisatie in organisaties
        for rol in ROLLEN_PER_SOORT[organisatie.soort]
    }
    assert tellen == verwacht
    soorten = Counter(organisatie.soort for organisatie in organisaties)
    assert soorten == {
        OrganisatieSoort.AANBIEDER: AANBIEDERS,
        OrganisatieSoort.ZORGKANTOOR: ZORGKANTOREN,
        OrganisatieSoort.CCE: 1,
        OrganisatieSoort.PORTAAL: 1,
    }


def test_alles_is_als_verzonnen_gemerkt(in_demo):
    assert all(db.session.scalars(sa.select(Organisatie.demo)))
    assert all("(demo)" in naam for naam in db.session.scalars(sa.select(Organisatie.naam)))


def test_er_zijn_locaties_en_tarieven_voor_dit_en_volgend_jaar(in_demo):
    per_aanbieder = Counter(db.session.scalars(sa.select(Locatie.aanbieder_id)))
    assert sorted(per_aanbieder.values()) == [2, 3, 3]
    jaren = set(db.session.scalars(sa.select(Tariefafspraak.jaar)))
    assert {clock.today().year, clock.today().year + 1} <= jaren


def test_ahorn_heeft_nog_geen_aanvraag(in_demo):
    clienten = {client.achternaam: client for client in db.session.scalars(sa.select(Client))}
    ahorn = clienten["Ahorn"]
    assert (ahorn.bsn, ahorn.indicaties[-1].zzp) == ("999990019", "VG7")
    aanvragen = sa.select(sa.func.count()).where(Aanvraag.client_id == ahorn.id)
    assert db.session.scalar(aanvragen) == 0


def test_er_is_een_gedeeltelijke_toekenning_en_een_gevraagd_bestand(in_demo):
    toegekend = sa.select(Besluit.deels).where(Besluit.jaarbedrag_cent.is_not(None))
    assert set(db.session.scalars(toegekend)) == {True, False}
    assert "offerte" in set(db.session.scalars(sa.select(Aanvulvraag.gevraagd_bestand)))


def test_wat_is_toegekend_loopt_als_toekenning(in_demo):
    toegekend = sa.select(Aanvraag.id).where(
        Aanvraag.toestand == Toestand.TOEGEKEND, Aanvraag.client_id.is_not(None)
    )
    van = sa.select(Besluit.aanvraag_id).join(Toekenning, Toekenning.besluit_id == Besluit.id)
    assert set(db.session.scalars(van)) == set(db.session.scalars(toegekend)) != set()


def test_een_doel_heeft_een_draad_van_vraag_tot_laatste_meting(in_demo):
    toekenning = db.session.scalars(
        sa.select(Toekenning).where(sa.exists().where(Tussenmeting.toekenning_id == Toekenning.id))
    ).one()
    eigen = sa.select(Gebruiker).where(Gebruiker.organisatie_id == toekenning.aanbieder_id)
    voor = next(rij for rij in db.session.scalars(eigen) if Rol.MANAGER in rij.rol_set)
    draden = lees_draden([toekenning.client_id], voor=voor, op=clock.today())
    assert {draad.naam.split()[0]: draad.stand for draad in draden} == {
        "rustige": "Op koers",
        "doorslapen": "Op koers",
        "een": "Al gehaald",
    }
    titels = [punt.titel for maand in draden[0].maanden for punt in maand.gebeurtenissen]
    assert titels == [
        "Staat in een concept",
        "Tussenmeting",
        "Tussenmeting",
        "Afgesproken bij de toekenning",
        "Gevraagd in een aanvraag",
    ]


def test_alles_gebeurde_in_het_verleden(in_demo):
    assert db.session.scalar(sa.select(sa.func.max(Aanvraag.gewijzigd_op))) <= clock.now()


def test_elke_vraag_heeft_een_eigen_tekst():
    lijst = get_vragenlijst(op=clock.today())
    buiten = {"groep", "groep-huidig", "bijlage-client", "heraanvraag"}
    vragen = {
        vraag.id
        for sectie in lijst.secties
        if sectie.id not in buiten
        for vraag in sectie.vragen
        if vraag.gevuld_uit is None and vraag.id != "dl-doelen"
    }
    assert vragen - set(lees("antwoorden").deel("gewoon").gegevens) == set()


def test_elke_stap_in_de_gegevens_bestaat():
    genoemd = {
        naam
        for dossier in lees("dossiers").delen("dossier")
        for naam in (dossier.tekst("tot"), *dossier.teksten("verder"))
    }
    assert genoemd - set(STAPPEN) == set()


def test_een_tweede_keer_verandert_niets(demo):
    with demo.app.app_context():
        voor = db.session.scalar(sa.select(sa.func.count()).select_from(Aanvraag))
    uitslag = demo.app.test_cli_runner().invoke(args=["demo-data"])
    assert (uitslag.exit_code, uitslag.output) == (0, "demogegevens staan er al\n")
    with demo.app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Aanvraag)) == voor


def test_de_keten_van_het_logboek_klopt(demo):
    uitslag = demo.app.test_cli_runner().invoke(args=["verify-audit"])
    assert uitslag.exit_code == 0


def test_een_demoaccount_kan_inloggen(demo):
    uitslag = demo.app.test_cli_runner().invoke(args=["demo-accounts", "--json"])
    accounts = json.loads(uitslag.output)
    account = next(rij for rij in accounts if rij["rol"] == Rol.BEGELEIDER.value)
    assert account["wachtwoord"] == DEMO_WACHTZIN
    browser = Browser(demo.app)
    browser.vul_in(
        browser.open("/inloggen"),
        {"email": account["gebruikersnaam"], "wachtzin": account["wachtwoord"]},
    )
    assert account["organisatie"] in browser.open("/").tekst


@pytest.mark.parametrize("opdracht", [["demo-data"], ["bench-data", "--dossiers", "1"]])
def test_buiten_de_demo_gebeurt_er_niets(app, monkeypatch, opdracht):
    instellingen = replace(app.extensions["instellingen"], demo=False)
    monkeypatch.setitem(app.extensions, "instellingen", instellingen)
    assert app.test_cli_runner().invoke(args=opdracht).exit_code == 1
    with app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Organisatie)) == 0
