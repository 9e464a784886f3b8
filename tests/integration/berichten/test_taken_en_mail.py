"""Tasks of a role and e-mails of an organisation: seen and done by whom they are for."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.afhandelen import handel_af
from portal.berichten.actions.herstel import verwerk_teruggekomen
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.models import Mail, Taak
from portal.domain.berichten import Mailstand
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.wereld import ANDER

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def taak(app, wereld):
    """Give the teamleider a task about a dossier where nobody reacted."""
    with app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        rij = Taak(
            sleutel="N09:geen_reactie",
            soort="geen_reactie",
            code="N09",
            organisatie_id=wie.organisatie_id,
            rol=Rol.TEAMLEIDER,
            object_soort="aanvraag",
            object_id=uuid.uuid4(),
            kenmerk="MZ-2026-00001",
            over_id=wie.id,
            gegevens={},
            op=OP,
        )
        db.session.add(rij)
        db.session.commit()
        return rij.id


@pytest.fixture
def mails(app, wereld):
    """Send e-mails to the beoordelaar, of which one came back."""
    with app.app_context():
        mens = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        for nr in range(30):
            melding = Melding(
                code="N15",
                object_soort="aanvraag",
                object_id=uuid.uuid4(),
                kenmerk="MZ-2026-00001",
                moment=str(nr),
            )
            meld(melding, [mens], op=OP - timedelta(minutes=nr))
        eerste = db.session.scalars(sa.select(Mail).order_by(Mail.aangemaakt_op)).first()
        assert eerste is not None
        eerste.stand = Mailstand.TERUGGEKOMEN
        db.session.commit()


def knoppen(pagina):
    return [f for f in pagina.document.formulieren if (f.actie or "").endswith("afhandelen")]


def test_een_taak_is_te_zien_en_af_te_handelen_door_de_rol(app, als, taak):
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open("/berichten/taken")
    assert "Na drie herinneringen" in pagina.tekst
    [knop] = knoppen(pagina)
    for _ in range(2):
        assert teamleider.vul_in(pagina, {}, formulier=knop).naar == "/berichten/taken"
    assert "Er zijn geen open taken." in teamleider.open("/berichten/taken").tekst
    with app.app_context():
        rij = db.session.get_one(Taak, taak)
        assert (rij.afgehandeld_op, rij.afgehandeld_door_id is not None) == (OP, True)


def test_een_ander_ziet_de_taak_niet(app, als, taak):
    adres = f"/berichten/taken/{taak}/afhandelen"
    for browser in (als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER, ANDER), als(Rol.MANAGER)):
        pagina = browser.open("/berichten/taken")
        assert "Er zijn geen open taken." in pagina.tekst
        browser.vul_in(pagina, {}, formulier=replace(pagina.formulier(), actie=adres), status=404)
    als(Rol.BEGELEIDER).open("/berichten/taken", status=403)
    with app.app_context():
        assert db.session.get_one(Taak, taak).afgehandeld_op is None


def test_de_beheerder_ziet_de_post_van_de_eigen_mensen(als, mails):
    beheerder = als(Rol.BEHEERDER_ZORGKANTOOR)
    eerste = beheerder.open("/berichten/e-mail")
    [verder] = [link for link in eerste.document.links if "na=" in link]
    assert eerste.tekst.count("Klaar om te verzenden") == 25
    tweede = beheerder.open(verder)
    assert tweede.tekst.count("Klaar om te verzenden") == 4
    assert tweede.tekst.count("Teruggekomen") == 1
    terug = beheerder.open("/berichten/e-mail?toon=niet_gelukt")
    assert terug.tekst.count("Teruggekomen") == 1
    assert "Klaar om te verzenden" not in terug.tekst
    for buiten in (als(Rol.BEHEERDER_AANBIEDER), als(Rol.BEHEERDER_ZORGKANTOOR, ANDER)):
        assert "Er is geen e-mail." in buiten.open("/berichten/e-mail").tekst
    als(Rol.MANAGER).open("/berichten/e-mail", status=403)


def test_in_de_demonstratie_is_te_lezen_wat_er_staat(als, mails):
    pagina = als(Rol.TEAMLEIDER).open("/demo/mail")
    assert "Er staat een bericht voor u klaar" in pagina.tekst
    assert "MZ-2026-00001" not in pagina.tekst
    assert "Er is nog geen e-mail." in als(Rol.MANAGER).open("/demo/mail").tekst


@pytest.fixture
def teruggekomen(app, wereld):
    """Let one e-mail to the beoordelaar come back, with the task of the beheerder about it."""
    with app.app_context():
        mens = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        melding = Melding(
            code="N15",
            object_soort="aanvraag",
            object_id=uuid.uuid4(),
            kenmerk="MZ-2026-00001",
            moment="1",
        )
        meld(melding, [mens], op=OP)
        db.session.commit()
        rij = db.session.scalars(sa.select(Mail)).one()
        nummer, mail_id = rij.message_id, rij.id
    with app.app_context():
        assert verwerk_teruggekomen(nummer, "5.1.1", op=OP)
    return mail_id


def opnieuw_knoppen(pagina):
    return [f for f in pagina.document.formulieren if (f.actie or "").endswith("opnieuw")]


@pytest.mark.parametrize("pad", ["/berichten/taken", "/berichten/e-mail/{id}"])
def test_wat_terugkwam_gaat_een_keer_opnieuw(app, als, teruggekomen, pad):
    beheerder = als(Rol.BEHEERDER_ZORGKANTOOR)
    pagina = beheerder.open(pad.format(id=teruggekomen))
    [knop] = opnieuw_knoppen(pagina)
    gelukt = beheerder.volg(beheerder.vul_in(pagina, {}, formulier=knop))
    assert "De e-mail wordt opnieuw verstuurd." in gelukt.tekst
    weer = beheerder.volg(beheerder.vul_in(pagina, {}, formulier=knop))
    assert "Deze e-mail is al opnieuw verstuurd." in weer.tekst
    with app.app_context():
        herhaald = db.session.scalars(sa.select(Mail.opnieuw_van_id)).all()
        assert sorted(map(str, herhaald)) == sorted(["None", str(teruggekomen)])
    assert "Er zijn geen open taken." in beheerder.open("/berichten/taken").tekst


def test_de_stappen_zijn_te_lezen_en_niet_door_een_ander(als, teruggekomen):
    pad = f"/berichten/e-mail/{teruggekomen}"
    pagina = als(Rol.BEHEERDER_ZORGKANTOOR).open(pad)
    assert "Klaar om te verzenden" in pagina.tekst
    assert "5.1.1" in pagina.tekst
    for buiten in (als(Rol.BEHEERDER_AANBIEDER), als(Rol.BEHEERDER_ZORGKANTOOR, ANDER)):
        buiten.open(pad, status=404)
        vreemd = buiten.open("/berichten")
        formulier = replace(vreemd.formulier(), actie=f"{pad}/opnieuw")
        buiten.vul_in(vreemd, {}, formulier=formulier, status=404)
    als(Rol.MANAGER).open(pad, status=403)


def test_wie_het_eerst_afhandelde_blijft_staan(app, wereld, taak):
    """Also when another did it between reading the task and writing it."""
    with app.app_context():
        rij = db.session.get_one(Taak, taak)
        eerste, tweede = wereld.gebruiker(Rol.TEAMLEIDER), wereld.gebruiker(Rol.BEOORDELAAR)
        assert rij.afgehandeld_op is None
        db.session.execute(
            sa.update(Taak).values(afgehandeld_op=OP, afgehandeld_door_id=eerste),
            execution_options={"synchronize_session": False},
        )
        handel_af(rij, door=db.session.get_one(Gebruiker, tweede), op=OP)
        db.session.commit()
        assert rij.afgehandeld_door_id == eerste
