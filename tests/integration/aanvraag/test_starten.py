"""Start an aanvraag: four pages, one row at the end, and only when it may."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid, Gebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Regio
from tests.factories.clienten import Zorg
from tests.factories.wereld import ANDER, TWEEDE
from tests.invullen import vul

pytestmark = pytest.mark.usefixtures("op_de_dag")
LOOPTIJD = "/aanvragen/nieuw/looptijd"


def _adres(client_id, soort="individueel"):
    return f"{LOOPTIJD}?soort={soort}&client={client_id}"


def _aantal(app):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Aanvraag))


def test_vier_paginas_maken_een_aanvraag(app, als, wereld, nieuwe_client):
    client_id = nieuwe_client(code="D-1183")
    begeleider = als(Rol.BEGELEIDER)
    eerste = begeleider.open("/aanvragen/nieuw")
    assert "komt later" in eerste.tekst
    tweede = begeleider.open("/aanvragen/nieuw/client?soort=individueel")
    assert "D-1183, De Es" in tweede.tekst
    derde = begeleider.open(f"/aanvragen/nieuw/profiel?soort=individueel&client={client_id}")
    assert "7VG" in derde.tekst
    assert "Zorgkantoor Voorbeeldland" in derde.tekst
    vierde = begeleider.open(_adres(client_id))
    klaar = vul(begeleider, vierde, {"maanden": "36", "ingang": "1-5-2026"})
    with app.app_context():
        aanvraag = db.session.scalars(sa.select(Aanvraag)).one()
        assert klaar.naar == f"/aanvragen/{aanvraag.id}"
        assert aanvraag.nummer == "MZ-2026-00001"
        assert aanvraag.toestand is Toestand.CONCEPT
        assert aanvraag.zorgkantoor_id == wereld["zorgkantoor"]
        assert aanvraag.regio_id == wereld["regio"]
        assert (aanvraag.clientcode, aanvraag.zorgprofiel) == ("D-1183", "VG7")
        assert (aanvraag.gewenste_maanden, str(aanvraag.beoogde_ingang)) == (36, "2026-05-01")
        assert db.session.scalars(sa.select(Gebeurtenis.soort)).all() == ["gestart"]
        lid = db.session.scalars(sa.select(Driehoeklid)).one()
        assert (lid.functie, lid.gebruiker_id) == ("begeleider", wereld.gebruiker(Rol.BEGELEIDER))
        codes = db.session.scalars(sa.select(AuditRegel.code)).all()
        assert "aanvraag.starten" in codes


@pytest.mark.parametrize("ingang", ["1-5-9999", "31-12-2024"])
def test_een_jaar_waarmee_niet_te_rekenen_is_wordt_geweigerd(app, als, nieuwe_client, ingang):
    """The first table of the rekentool is of 2025: an earlier day would close the aanvraag."""
    manager = als(Rol.MANAGER)
    velden = {"maanden": "12", "ingang": ingang}
    geweigerd = vul(manager, manager.open(_adres(nieuwe_client())), velden, status=422)
    assert "Controleer het jaar van deze datum." in geweigerd.tekst
    assert _aantal(app) == 0


def test_dubbelklik_maakt_een_aanvraag(app, als, nieuwe_client):
    manager = als(Rol.MANAGER)
    pagina = manager.open(_adres(nieuwe_client()))
    eerste = vul(manager, pagina, {"maanden": "12"})
    tweede = vul(manager, pagina, {"maanden": "12"})
    assert eerste.naar == tweede.naar
    assert _aantal(app) == 1


@pytest.mark.parametrize(
    ("soort", "zorg", "maanden", "grens"),
    [
        ("individueel", Zorg(), "37", "1 tot en met 36"),
        ("individueel", Zorg(), "0", "1 tot en met 36"),
        ("individueel", Zorg(zzp="VG7+"), "13", "1 tot en met 12"),
        ("preventief", Zorg("7LG", "LG7"), "2", "3 tot en met 6"),
        ("preventief", Zorg("7LG", "LG7"), "7", "3 tot en met 6"),
    ],
)
def test_looptijd_wordt_meteen_gecontroleerd(als, nieuwe_client, soort, zorg, maanden, grens):
    manager = als(Rol.MANAGER)
    pagina = manager.open(_adres(nieuwe_client(zorg=zorg), soort))
    geweigerd = vul(manager, pagina, {"maanden": maanden}, status=422)
    assert f"{grens} maanden" in geweigerd.tekst
    assert geweigerd.formulier(met="maanden").velden["maanden"] == [maanden]
    assert _aantal(manager.app) == 0


@pytest.mark.parametrize("maanden", ["", "twaalf", "12,5", "1e99"])
def test_onzin_als_looptijd_wordt_geweigerd(app, als, nieuwe_client, maanden):
    manager = als(Rol.MANAGER)
    pagina = manager.open(_adres(nieuwe_client()))
    vul(manager, pagina, {"maanden": maanden}, status=422)
    assert _aantal(app) == 0


def test_een_nulteken_als_looptijd_wordt_geweigerd(app, als, nieuwe_client):
    manager = als(Rol.MANAGER)
    pagina = manager.open(_adres(nieuwe_client()))
    vul(manager, pagina, {"maanden": "\x00"}, status=400)
    assert _aantal(app) == 0


def test_een_client_heeft_een_open_aanvraag_tegelijk(app, als, zaak):
    manager = als(Rol.MANAGER)
    profiel = f"/aanvragen/nieuw/profiel?soort=individueel&client={zaak.client_id}"
    assert zaak.nummer in manager.open(profiel).tekst
    assert zaak.adres in manager.open(profiel).document.links
    geweigerd = vul(manager, manager.open(_adres(zaak.client_id)), {"maanden": "12"}, status=422)
    assert zaak.nummer in geweigerd.tekst
    assert _aantal(app) == 1


def test_zonder_indicatie_kan_een_aanvraag_niet_starten(app, als, nieuwe_client):
    client_id = nieuwe_client(zorg=None)
    manager = als(Rol.MANAGER)
    profiel = manager.open(f"/aanvragen/nieuw/profiel?soort=individueel&client={client_id}")
    assert "Leg eerst de indicatie" in profiel.tekst
    vul(manager, manager.open(_adres(client_id)), {"maanden": "12"}, status=422)
    assert _aantal(app) == 0


def test_zonder_zorgkantoor_kan_een_aanvraag_niet_starten(
    app, als, wereld, nieuwe_client, op_de_dag
):
    with app.app_context():
        db.session.get_one(Regio, wereld["regio"]).tot = op_de_dag.date().replace(day=1)
        db.session.commit()
    client_id = nieuwe_client()
    manager = als(Rol.MANAGER)
    profiel = manager.open(f"/aanvragen/nieuw/profiel?soort=individueel&client={client_id}")
    assert "Geen zorgkantoor" in profiel.tekst
    geweigerd = vul(manager, manager.open(_adres(client_id)), {"maanden": "12"}, status=422)
    assert "hoort niet bij een zorgkantoor" in geweigerd.tekst


def test_client_van_een_ander_bestaat_niet(als, nieuwe_client):
    hier = nieuwe_client()
    for wie in (als(Rol.MANAGER, ANDER), als(Rol.BEGELEIDER, TWEEDE)):
        wie.open(_adres(hier), status=404)
        wie.open(f"/aanvragen/nieuw/profiel?soort=individueel&client={hier}", status=404)
        assert "geen" in wie.open("/aanvragen/nieuw/client?soort=individueel").tekst.lower()


def test_alleen_het_zorgteam_start(als):
    for rol in (Rol.BEHEERDER_AANBIEDER, Rol.BEOORDELAAR, Rol.AUDITOR):
        als(rol).open("/aanvragen/nieuw", status=403)


@pytest.mark.parametrize(
    ("adres", "naar"),
    [
        ("/aanvragen/nieuw/client", "Nieuwe aanvraag"),
        ("/aanvragen/nieuw/client?soort=groep", "Nieuwe aanvraag"),
        ("/aanvragen/nieuw/profiel?soort=individueel", "Kies een cliënt"),
        ("/aanvragen/nieuw/looptijd?soort=individueel", "Voor welke cliënt"),
    ],
)
def test_een_overgeslagen_stap_wordt_alsnog_gevraagd(als, adres, naar):
    assert naar in als(Rol.MANAGER).open(adres).tekst


def test_een_onleesbare_client_bestaat_niet(als):
    als(Rol.MANAGER).open("/aanvragen/nieuw/profiel?soort=individueel&client=x", status=404)
