"""Begin the aanvraag for who joins a group that has meerzorg; S11 walks the rest of the road."""

import uuid
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.groep import voeg_lid_toe
from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groep, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.clienten import Zorg, maak_client
from tests.factories.toekenning import maak_groepstoekenningen
from tests.factories.wereld import ANDER

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def groep(app, wereld):
    """Make a group with two toekenningen and a new member; give the addresses and the client."""
    with app.app_context():
        rij, _ = maak_groepstoekenningen(wereld, 2)
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), bsn="999990020")
        db.session.add(Groepslid(groep_id=rij.id, client_id=client.id, van=date(2026, 12, 1)))
        db.session.commit()
        return f"/groepen/{rij.id}/instroom", str(client.id)


def begin(browser, adres, *, status=303, **velden):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="ingang"), status=status)


def id_uit(adres):
    return uuid.UUID(adres.rsplit("/", 1)[1])


def test_alleen_de_nieuwe_client_is_deel_van_de_aanvraag(app, als, groep):
    adres, client_id = groep
    naar = begin(als(Rol.MANAGER), adres, leden=[client_id], ingang="1-12-2026").naar
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, id_uit(naar))
        [lid] = aanvraag.leden
        assert str(lid.client_id) == client_id
        for rij in (aanvraag, lid):
            assert (rij.herkomst, rij.aanleiding) == ("mutatie", "instroom")
            assert (rij.beoogde_ingang, rij.gewenste_maanden) == (date(2026, 12, 1), 17)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"leden": []}, "Kies minstens één cliënt."),
        ({"ingang": "1-5-2028"}, "Kies een dag van 1 mei 2026 tot en met 30 april 2028."),
        ({"ingang": "31-12-2024"}, "Controleer het jaar van deze datum."),
        ({"ingang": ""}, "Vul een dag in."),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(app, als, groep, velden, tekst):
    adres, client_id = groep
    goed = {"leden": [client_id], "ingang": "1-12-2026"}
    assert tekst in begin(als(Rol.MANAGER), adres, status=422, **(goed | velden)).tekst
    with app.app_context():
        vraag = sa.select(Aanvraag).where(Aanvraag.herkomst == "mutatie")
        assert db.session.scalars(vraag).all() == []


def test_wie_mag_en_welke_groep(app, als, groep):
    adres, _ = groep
    als(Rol.BEGELEIDER).open(adres, status=403)
    als(Rol.MANAGER, ANDER).open(adres, status=404)
    with app.app_context():
        db.session.execute(sa.delete(Groepslid).where(Groepslid.van == date(2026, 12, 1)))
        groep_id = db.session.scalars(sa.select(Groep.id)).one()
        db.session.commit()
    leeg = als(Rol.MANAGER).open(f"/groepen/{groep_id}/instroom")
    assert "Iedereen in de groep heeft al meerzorg" in leeg.tekst


def test_uren_voor_de_context_worden_niet_gevraagd_en_geweigerd(app, als, groep):
    adres, client_id = groep
    manager = als(Rol.MANAGER)
    naar = begin(manager, adres, leden=[client_id], ingang="1-12-2026").naar
    pagina = manager.open(f"{naar}/rekentool")
    formulier = pagina.formulier(met="context-versie")
    assert "al aan de groep toegekend" in pagina.tekst
    assert "context-context_uren" not in formulier.velden
    pagina = manager.vul_in(pagina, {"context-context_uren": "10"}, formulier=formulier, status=422)
    assert "Maak deze velden leeg" in pagina.tekst
    with app.app_context():
        assert db.session.query(Rekenblok).filter_by(blok="context").all() == []


def test_alleen_wie_nog_geen_meerzorg_heeft_kan_erbij(app, als, groep):
    adres, client_id = groep
    manager = als(Rol.MANAGER)
    naar = begin(manager, adres, leden=[client_id], ingang="1-12-2026").naar
    pagina = manager.open(f"{naar}/leden")
    assert "1 cliënt" in pagina.tekst
    assert "Er zijn geen andere cliënten om toe te voegen." in pagina.tekst
    assert "Te weinig" not in pagina.tekst
    manager.open(f"{naar}/individueel", status=404)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, id_uit(naar))
        al_erin = db.session.scalars(sa.select(Toekenning.client_id).limit(1)).one()
        gebruiker = db.session.get_one(Gebruiker, aanvraag.gestart_door_id)
        with pytest.raises(DomeinFout, match="geen_lid_van_groep"):
            voeg_lid_toe(aanvraag, al_erin, door=gebruiker, op=OP)


@pytest.mark.parametrize(
    ("ingang", "maanden", "tekst"),
    [
        ("15-3-2027", 14, "Dat zijn 14 maanden. De laatste dag is dan 30 april 2028."),
        ("30-4-2028", 1, "Dat is 1 maand. De laatste dag is dan 30 april 2028."),
        ("1-5-2028", 17, "Kies een dag waarop de groep nog meerzorg heeft"),
        ("", None, "De groep heeft meerzorg tot en met 30 april 2028."),
    ],
)
def test_de_looptijd_volgt_uit_de_eerste_dag(app, als, groep, ingang, maanden, tekst):
    adres, client_id = groep
    manager = als(Rol.MANAGER)
    naar = begin(manager, adres, leden=[client_id], ingang="1-12-2026").naar
    pagina = manager.open(f"{naar}/gegevens")
    formulier = pagina.formulier(met="ingang")
    assert "maanden" not in formulier.velden
    status = 422 if "Kies" in tekst else 303
    pagina = manager.vul_in(pagina, {"ingang": ingang}, formulier=formulier, status=status)
    assert tekst in (pagina if status == 422 else manager.open(f"{naar}/gegevens")).tekst
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, id_uit(naar))
        assert [rij.gewenste_maanden for rij in (aanvraag, *aanvraag.leden)] == [maanden] * 2


def test_vg7_plus_duurt_ook_in_een_groep_niet_langer_dan_een_jaar(app, wereld, als, groep):
    adres, _ = groep
    with app.app_context():
        locatie, zorg = db.session.get_one(Locatie, wereld["locatie"]), Zorg("7VG-plus", "VG7+")
        client = maak_client(locatie, zorg, bsn="999990044")
        groep_id = uuid.UUID(adres.split("/")[2])
        db.session.add(Groepslid(groep_id=groep_id, client_id=client.id, van=date(2026, 12, 1)))
        client_id = str(client.id)
        db.session.commit()
    naar = begin(als(Rol.MANAGER), adres, leden=[client_id], ingang="1-12-2026").naar
    with app.app_context():
        assert db.session.get_one(Aanvraag, id_uit(naar)).gewenste_maanden == 12
