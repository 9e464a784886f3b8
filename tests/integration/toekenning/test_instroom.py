"""Begin the aanvraag for who joins a group that has meerzorg; S11 walks the rest of the road."""

import uuid
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.clienten.models import Groep, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_client
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


def test_alleen_de_nieuwe_client_is_deel_van_de_aanvraag(app, als, groep):
    adres, client_id = groep
    naar = begin(als(Rol.MANAGER), adres, leden=[client_id], ingang="1-12-2026").naar
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, uuid.UUID(naar.rsplit("/", 1)[1]))
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


def test_uren_voor_de_context_worden_geweigerd_en_blijven_staan(app, als, groep):
    adres, client_id = groep
    manager = als(Rol.MANAGER)
    naar = begin(manager, adres, leden=[client_id], ingang="1-12-2026").naar
    pagina = manager.open(f"{naar}/rekentool")
    formulier = pagina.formulier(met="context-context_uren")
    pagina = manager.vul_in(pagina, {"context-context_uren": "10"}, formulier=formulier, status=422)
    assert "al aan de groep toegekend" in pagina.tekst
    assert 'value="10"' in pagina.antwoord.text
    with app.app_context():
        assert db.session.query(Rekenblok).filter_by(blok="context").all() == []
