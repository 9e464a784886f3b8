"""The messages of one person: list, pages, open, mark as read, and nobody else's."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.models import Bericht
from portal.berichten.routes.adressen import PAGINAS
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.wereld import ANDER
from tests.sql import luister, zonder_bijwerk

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
OVER = uuid.uuid4()


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def vertel(app, wereld):
    """Tell somebody of a number of occasions, a minute apart."""

    def doe(aantal, wie=Rol.BEOORDELAAR):
        with app.app_context():
            mens = db.session.get_one(Gebruiker, wereld.gebruiker(wie))
            for nr in range(aantal):
                melding = Melding(
                    code="N08",
                    object_soort="aanvraag",
                    object_id=OVER,
                    kenmerk=f"MZ-2026-{nr:05d}",
                    moment=str(nr),
                    dag=date(2026, 11, 27),
                )
                assert meld(melding, [mens], op=OP - timedelta(minutes=nr)) == 1
            db.session.commit()

    return doe


def test_ongelezen_eerst_alles_op_verzoek(als, vertel):
    vertel(2)
    beoordelaar = als(Rol.BEOORDELAAR)
    lijst = beoordelaar.open("/berichten")
    assert "Berichten (2)" in lijst.tekst
    assert "MZ-2026-00000" in lijst.tekst
    assert "27 november 2026" in lijst.tekst
    [formulier] = [f for f in lijst.document.formulieren if (f.actie or "").endswith("gelezen")]
    na = beoordelaar.vul_in(lijst, {}, formulier=formulier, status=303)
    assert na.naar == "/berichten"
    leeg = beoordelaar.open("/berichten")
    assert "U hebt geen ongelezen berichten." in leeg.tekst
    assert "Berichten (" not in leeg.tekst
    assert "MZ-2026-00001" in beoordelaar.open("/berichten?toon=alles").tekst


def test_openen_leest_en_gaat_naar_het_dossier(app, als, vertel):
    vertel(1)
    beoordelaar = als(Rol.BEOORDELAAR)
    lijst = beoordelaar.open("/berichten")
    [formulier] = [f for f in lijst.document.formulieren if (f.actie or "").endswith("openen")]
    for _ in range(2):
        na = beoordelaar.vul_in(lijst, {}, formulier=formulier, status=303)
        assert na.naar == f"/dossiers/{OVER}"
    with app.app_context():
        assert db.session.scalars(sa.select(Bericht.gelezen_op)).all() == [OP]
        codes = db.session.scalars(sa.select(AuditRegel.code)).all()
        assert codes.count("bericht.gelezen") == 1


def test_van_een_ander_is_het_niet_te_openen(app, als, vertel):
    vertel(1)
    with app.app_context():
        bericht_id = db.session.scalars(sa.select(Bericht.id)).one()
    for browser in (als(Rol.TEAMLEIDER), als(Rol.BEOORDELAAR, ANDER), als(Rol.MANAGER)):
        assert "U hebt geen ongelezen berichten." in browser.open("/berichten").tekst
        pagina = browser.open("/berichten")
        uitloggen = replace(pagina.formulier(), actie=f"/berichten/{bericht_id}/openen")
        browser.vul_in(pagina, {}, formulier=uitloggen, status=404)
    with app.app_context():
        assert db.session.scalars(sa.select(Bericht.gelezen_op)).all() == [None]


def test_bladeren_geeft_elk_bericht_een_keer_in_evenveel_vragen(app, als, vertel):
    vertel(60)
    beoordelaar = als(Rol.BEOORDELAAR)
    gezien, adres, vragen = [], "/berichten", set()
    while adres:
        with luister(app) as opdrachten:
            pagina = beoordelaar.open(adres)
        vragen.add(len(zonder_bijwerk(opdrachten)))
        tekst = pagina.antwoord.text
        gezien.append([f"MZ-2026-{nr:05d}" for nr in range(60) if f"MZ-2026-{nr:05d}" in tekst])
        verder = [link for link in pagina.document.links if "na=" in link]
        adres = verder[0] if verder else ""
    assert [len(bladzijde) for bladzijde in gezien] == [25, 25, 10]
    assert len({nr for bladzijde in gezien for nr in bladzijde}) == 60
    assert len(vragen) == 1


def test_wat_intussen_komt_blijft_ongelezen(app, als, vertel):
    vertel(1)
    beoordelaar = als(Rol.BEOORDELAAR)
    lijst = beoordelaar.open("/berichten")
    with clock.freeze(OP + timedelta(minutes=5)):
        with app.app_context():
            mens = db.session.scalars(sa.select(Bericht)).one().gebruiker
            later = Melding(
                code="N08", object_soort="aanvraag", object_id=OVER, kenmerk="MZ-2", moment="later"
            )
            meld(later, [mens], op=clock.now())
            db.session.commit()
        [formulier] = [f for f in lijst.document.formulieren if (f.actie or "").endswith("gelezen")]
        beoordelaar.vul_in(lijst, {}, formulier=formulier, status=303)
    with app.app_context():
        vraag = sa.select(Bericht.kenmerk).where(Bericht.gelezen_op.is_(None))
        assert db.session.scalars(vraag).all() == ["MZ-2"]


@pytest.mark.parametrize("rommel", ["na=x", "na=2026-11-20T09:00:00_x", "tot=2026-11-20T09:00:00"])
def test_rommel_in_het_adres_geeft_het_begin_van_de_lijst(als, vertel, rommel):
    vertel(1)
    assert "MZ-2026-00000" in als(Rol.BEOORDELAAR).open(f"/berichten?{rommel}").tekst


def test_elke_bestemming_is_een_pagina(app):
    paden = {pad.format(id=OVER) for beide in PAGINAS.values() for pad in beide}
    kaart = app.url_map.bind("localhost")
    for pad in paden:
        assert kaart.match(pad, method="GET")
