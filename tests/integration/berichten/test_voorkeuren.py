"""What people choose for a kind of message decides how the next one goes; the law cannot be."""

import time
import uuid
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from portal.berichten.actions import voorkeuren
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.actions.voorkeuren import kies
from portal.berichten.models import Bericht, Mail, Rolvoorkeur, Voorkeur
from portal.domain.berichten import Keuze
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.wereld import ANDER
from tests.tegelijk import klaar, tegelijk

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def vertel(app, wereld):
    """Tell a beoordelaar something, and say how it went and how many e-mails there are."""

    def doe(code):
        with app.app_context():
            mens = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
            melding = Melding(
                code=code,
                object_soort="aanvraag",
                object_id=uuid.uuid4(),
                kenmerk="MZ-2026-00001",
                moment="1",
            )
            meld(melding, [mens], op=OP)
            db.session.commit()
            laatste = sa.select(Bericht).where(Bericht.object_id == melding.object_id)
            bericht = db.session.scalars(laatste).one()
            mails = sa.select(sa.func.count(Mail.id)).where(Mail.id == bericht.mail_id)
            return bericht.bezorging.value, db.session.scalars(mails).one()

    return doe


def bewaar(browser, adres, **keuzes):
    pagina = browser.open(adres)
    formulier = pagina.formulier(met="N08")
    return browser.vul_in(pagina, keuzes, formulier=formulier, status=303)


def lees(browser, adres):
    velden = browser.open(adres).formulier(met="N08").velden
    return velden["N08"] + velden["N16"]


def test_zonder_keuze_geldt_de_lijst(vertel):
    assert vertel("N08") == ("digest", 0)
    assert vertel("N06") == ("portaal", 0)
    assert vertel("N15") == ("direct", 1)
    assert vertel("N03") == ("wettelijk", 1)


def test_eigen_keuze_gaat_voor_die_van_de_organisatie(als, vertel):
    bewaar(als(Rol.BEHEERDER_ZORGKANTOOR), "/berichten/rollen/beoordelaar", N08="direct")
    assert vertel("N08") == ("direct", 1)
    pagina = als(Rol.BEOORDELAAR).open("/berichten/voorkeuren")
    assert "Standaard: meteen per e-mail" in pagina.tekst
    bewaar(als(Rol.BEOORDELAAR), "/berichten/voorkeuren", N08="portaal")
    assert vertel("N08") == ("portaal", 0)
    bewaar(als(Rol.BEOORDELAAR), "/berichten/voorkeuren", N08="")
    assert vertel("N08") == ("direct", 1)


def test_wat_de_wet_voorschrijft_staat_niet_ter_keuze(app, als, wereld):
    pagina = als(Rol.BEOORDELAAR).open("/berichten/voorkeuren")
    assert "N03" not in pagina.antwoord.text
    with app.app_context():
        mens = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        with pytest.raises(DomeinFout) as fout:
            kies({"N03": Keuze.PORTAAL}, door=mens, op=OP)
        assert fout.value.code == "voorkeur_ligt_vast"
        assert db.session.scalars(sa.select(Voorkeur)).all() == []


def test_een_rol_geldt_alleen_in_de_eigen_organisatie(app, als, wereld):
    beheerder = als(Rol.BEHEERDER_ZORGKANTOOR)
    bewaar(beheerder, "/berichten/rollen/teamleider", N08="portaal")
    beheerder.open("/berichten/rollen/manager", status=404)
    beheerder.open("/berichten/rollen/rommel", status=404)
    als(Rol.TEAMLEIDER).open("/berichten/rollen", status=403)
    with app.app_context():
        rij = db.session.scalars(sa.select(Rolvoorkeur)).one()
        ander = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER, ANDER))
        assert rij.organisatie_id != ander.organisatie_id
        assert (rij.rol, rij.code, rij.keuze) == (Rol.TEAMLEIDER, "N08", Keuze.PORTAAL)


def test_een_keuze_die_niet_bestaat_wordt_geweigerd(app, als):
    beoordelaar = als(Rol.BEOORDELAAR)
    pagina = beoordelaar.open("/berichten/voorkeuren")
    beoordelaar.vul_in(pagina, {"N08": "duif"}, formulier=pagina.formulier(met="N08"), status=422)
    with app.app_context():
        assert db.session.scalars(sa.select(Voorkeur)).all() == []


@pytest.mark.parametrize(
    ("rol", "adres"),
    [
        (Rol.BEHEERDER_ZORGKANTOOR, "/berichten/rollen/beoordelaar"),
        (Rol.BEOORDELAAR, "/berichten/voorkeuren"),
    ],
)
def test_wat_een_ander_intussen_koos_gaat_niet_stil_verloren(als, rol, adres):
    een, twee = als(rol), als(rol)
    pagina = twee.open(adres)
    bewaar(een, adres, N08="direct")
    formulier = pagina.formulier(met="N08")
    oud = twee.vul_in(pagina, {"N16": "portaal"}, formulier=formulier, status=409)
    assert "Een ander koos intussen: meteen per e-mail." in oud.tekst
    assert lees(twee, adres) == ["direct", ""]
    opnieuw = oud.formulier(met="N08")
    twee.vul_in(oud, {"N08": "direct"}, formulier=opnieuw, status=303)
    assert lees(twee, adres) == ["direct", "portaal"]


def test_twee_eerste_keuzes_tegelijk_worden_er_een(app, als, wereld, monkeypatch):
    monkeypatch.setattr(voorkeuren, "_eis_instelbaar", lambda *_: time.sleep(0.2))
    adres = "/berichten/rollen/beoordelaar"
    verzoeken = [
        klaar(als(Rol.BEHEERDER_ZORGKANTOOR), adres, veld="N08", N08=keuze)
        for keuze in ("direct", "portaal")
    ]
    assert sorted(status for status, _ in tegelijk(app, verzoeken)) == [303, 409]
