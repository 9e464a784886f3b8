"""One goal followed over aanvragen, toekenningen, metingen, evaluatie, her-aanvraag and traject."""

import uuid
from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.models import Antwoord, Doel
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.evaluatie import Vorm
from portal.domain.procedure import Toestand
from portal.domain.procedure.volgen import Afspraakstand
from portal.ontwikkeltraject.actions.opvolgen import werk_actie_bij
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie, Tussenmeting
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.toekenning import DOEL_ID, LOPEND, maak_toekenning
from tests.factories.traject import AFGEROND, maak_traject
from tests.factories.wereld import ANDER
from tests.sql import luister

OP = datetime(2026, 12, 18, 9, 0, tzinfo=UTC)
NIEUW_ID = "11111111-2222-4333-8444-555555555555"


@pytest.fixture(autouse=True)
def op_de_dag():
    """Hold the clock on the day on which LOPEND runs."""
    with clock.freeze(OP):
        yield


@pytest.fixture
def draad(app, wereld):
    """Make a goal that was agreed, measured, evaluated and looked back on; give the client."""
    with app.app_context():
        toekenning = maak_toekenning(wereld, LOPEND)
        wie, client = (
            wereld.gebruiker(Rol.MANAGER),
            db.session.get_one(Client, toekenning.client_id),
        )
        _doel(toekenning.besluit.aanvraag_id, DOEL_ID, "Rustig opstaan", wie)
        db.session.add_all([_meting(toekenning, wie), _evaluatie(toekenning, wie)])
        rij = Rij(herkomst="heraanvraag", ontvangen_op=datetime(2026, 12, 10, 9, tzinfo=UTC))
        her = maak_rij(wereld, rij, client=client)
        terug = {"stand_vorig_doel": "niet gehaald", "uitleg_vorig_doel": "Te veel wissels."}
        waarde = {DOEL_ID: terug | {"vervolg_vorig_doel": "vervangen"}}
        db.session.add(
            Antwoord(aanvraag_id=her.id, vraag_id=HA_DOELEN, waarde=waarde, door_id=wie, op=OP)
        )
        _doel(her.id, NIEUW_ID, "Samen ontbijten", wie, volgt_op=DOEL_ID)
        db.session.commit()
        return client.id, her.id


def _doel(aanvraag_id, doel_id, naam, wie, *, nr=1, **velden):
    db.session.add(
        Doel(
            aanvraag_id=aanvraag_id,
            doel_id=uuid.UUID(doel_id),
            volgnummer=nr,
            velden={"korte_naam": naam, "streefstand": "Eens per week", **velden},
            door_id=wie,
            op=OP,
        )
    )


def _partijen(toekenning: Toekenning):
    return {
        "toekenning_id": toekenning.id,
        "aanbieder_id": toekenning.aanbieder_id,
        "zorgkantoor_id": toekenning.zorgkantoor_id,
    }


def _meting(toekenning, wie):
    standen = [{"naam": "Rustig opstaan", "stand": "op_koers", "gemeten": "Drie keer per week."}]
    return Tussenmeting(
        **_partijen(toekenning),
        nr=1,
        dag=date(2026, 11, 25),
        standen=standen,
        bijstelling="",
        door_id=wie,
        op=OP,
    )


def _evaluatie(toekenning, wie):
    op = datetime(2026, 12, 1, 9, tzinfo=UTC)
    return Evaluatie(
        **_partijen(toekenning),
        nr=1,
        vorm=Vorm.VOLLEDIG,
        kaderversie="2026-1",
        antwoorden={
            f"doel.{DOEL_ID}.stand": "deels_gehaald",
            f"doel.{DOEL_ID}.bereikt": "Nog twee keer per week.",
        },
        gewijzigd_door_id=wie,
        gewijzigd_op=op,
        vastgelegd_door_id=wie,
        vastgelegd_op=op,
        inhoud=b"{}",
        sha256="0" * 64,
    )


@pytest.mark.parametrize(
    ("rol", "kant"), [(Rol.MANAGER, "aanvragen"), (Rol.BEOORDELAAR, "dossiers")]
)
def test_een_doel_van_aanvraag_tot_terugblik(als, draad, rol, kant):
    client_id, her_id = draad
    browser, adres = als(rol), f"/clienten/{client_id}/doelen"
    lijst = browser.open(adres)
    assert f"{adres}/{DOEL_ID}" in lijst.document.links
    assert "Rustig opstaan Niet gehaald 10 dec 2026" in lijst.tekst
    assert "Samen ontbijten Gevraagd 10 dec 2026" in lijst.tekst
    pagina = browser.open(f"{adres}/{DOEL_ID}")
    verteld = (
        "Terugblik in de her-aanvraag Niet gehaaldTe veel wissels.",
        "Eindevaluatie Voor een deel gehaaldNog twee keer per week.",
        "Tussenmeting Op koersDrie keer per week.",
        "Afgesproken bij de toekenning",
        "Gevraagd in een aanvraag Eens per week",
    )
    plekken = [pagina.tekst.index(deel) for deel in verteld]
    assert plekken == sorted(plekken)
    assert "Hiervoor kwam in de plaats: Samen ontbijten" in pagina.tekst
    assert f"/{kant}/{her_id}" in pagina.document.links
    nieuw = browser.open(f"{adres}/{NIEUW_ID}").tekst
    assert "Dit doel kwam in de plaats van Rustig opstaan" in nieuw


def test_een_actie_van_een_traject_staat_met_haar_stand_bij_haar_doel(app, als, wereld):
    with app.app_context():
        traject = maak_traject(wereld, AFGEROND)
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        werk_actie_bij(traject.acties[0], Afspraakstand.BEZIG, door=wie, op=OP, doel_id=DOEL_ID)
        client_id, adres = traject.client_id, f"/ontwikkeltrajecten/{traject.id}"
        db.session.commit()
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
        pagina = als(rol).open(f"/clienten/{client_id}/doelen/{DOEL_ID}")
        titel = "Actie in een ontwikkeltraject"
        assert f"{titel} Een vast ochtendrooster maken (bezig)" in pagina.tekst
        assert pagina.tekst.count(titel) == 1
        assert adres in pagina.document.links


def test_wie_de_client_niet_ziet_leest_geen_doel(app, als, draad):
    client_id, _ = draad
    for adres in (f"/clienten/{client_id}/doelen", f"/clienten/{client_id}/doelen/{DOEL_ID}"):
        als(Rol.MANAGER, ANDER).open(adres, status=404)
        als(Rol.BEOORDELAAR, ANDER).open(adres, status=404)
        als(Rol.CCE_COORDINATOR).open(adres, status=403)
    als(Rol.MANAGER).open(f"/clienten/{client_id}/doelen/{uuid.uuid4()}", status=404)
    with app.app_context():
        regels = db.session.query(AuditRegel).filter_by(kenmerk="doelen").all()
        assert [(regel.code, regel.client_id) for regel in regels] == [("client.lezen", client_id)]


def test_wat_de_aanbieder_nog_wijzigt_leest_het_zorgkantoor_niet(app, als, wereld):
    with app.app_context():
        rij = maak_rij(wereld, Rij(toestand=Toestand.BIJSTELLEN_GEVRAAGD))
        _doel(rij.id, NIEUW_ID, "Samen ontbijten", wereld.gebruiker(Rol.MANAGER))
        adres = f"/clienten/{rij.client_id}/doelen"
        db.session.commit()
    assert "Samen ontbijten" in als(Rol.MANAGER).open(adres).tekst
    assert "Samen ontbijten" not in als(Rol.BEOORDELAAR).open(adres).tekst


def test_meer_doelen_vragen_niet_meer(app, als, wereld, draad):
    client_id, her_id = draad
    browser, adres = als(Rol.MANAGER), f"/clienten/{client_id}/doelen"

    def tel():
        with luister(app) as opdrachten:
            browser.open(adres)
        return len(opdrachten)

    browser.open(adres)
    eerst = tel()
    with app.app_context():
        wie = wereld.gebruiker(Rol.MANAGER)
        for nr in range(2, 5):
            _doel(her_id, str(uuid.uuid4()), f"Doel {nr}", wie, nr=nr)
        db.session.commit()
    assert tel() == eerst
