"""Being away: for oneself, for whom one leads, and nobody else."""

import time
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.berichten.actions import afwezigheid
from portal.berichten.models import Afwezigheid
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toegang import maak_gebruiker
from tests.factories.wereld import ANDER
from tests.tegelijk import klaar, tegelijk

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAGINA = "/berichten/afwezigheid"
KERST = {"van": "21-12-2026", "tot_en_met": "3-1-2027"}


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def collega(app, wereld):
    """Make a second beoordelaar in the same zorgkantoor."""
    with app.app_context():
        eigen = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        rij = maak_gebruiker(eigen.organisatie, Rol.BEOORDELAAR)
        db.session.commit()
        return str(rij.id)


def leg_vast(browser, *, status=303, **velden):
    pagina = browser.open(PAGINA)
    return browser.vul_in(
        pagina, KERST | velden, formulier=pagina.formulier(met="van"), status=status
    )


def rijen(app):
    with app.app_context():
        vraag = sa.select(Afwezigheid).order_by(Afwezigheid.van)
        return [
            (str(rij.gebruiker_id), str(rij.vervanger_id), rij.van, rij.tot_en_met)
            for rij in db.session.scalars(vraag)
        ]


def test_voor_zichzelf_met_vervanger_en_weer_intrekken(app, als, wereld, collega):
    beoordelaar = als(Rol.BEOORDELAAR)
    assert leg_vast(beoordelaar, vervanger=collega).naar == PAGINA
    eigen = str(wereld.gebruiker(Rol.BEOORDELAAR))
    assert rijen(app) == [(eigen, collega, date(2026, 12, 21), date(2027, 1, 3))]
    pagina = beoordelaar.open(PAGINA)
    assert "21 dec 2026 tot en met 3 jan 2027" in pagina.tekst
    [weg] = [f for f in pagina.document.formulieren if (f.actie or "").endswith("intrekken")]
    for ander in (als(Rol.BEOORDELAAR, ANDER), als(Rol.MANAGER)):
        vreemd = ander.open(PAGINA)
        ander.vul_in(vreemd, {}, formulier=replace(vreemd.formulier(), actie=weg.actie), status=404)
    assert len(rijen(app)) == 1
    beoordelaar.vul_in(pagina, {}, formulier=weg)
    assert rijen(app) == []
    beoordelaar.vul_in(pagina, {}, formulier=weg, status=404)


def test_een_teamleider_doet_het_voor_zijn_mensen(app, als, wereld, collega):
    wie = str(wereld.gebruiker(Rol.BEOORDELAAR))
    leg_vast(als(Rol.TEAMLEIDER), wie=wie, vervanger=collega)
    assert [rij[:2] for rij in rijen(app)] == [(wie, collega)]


def test_wie_niet_leidt_doet_het_niet_voor_een_ander(app, als, wereld, collega):
    ander = str(wereld.gebruiker(Rol.TEAMLEIDER))
    leg_vast(als(Rol.BEOORDELAAR), wie=ander, status=422)
    buiten = str(wereld.gebruiker(Rol.BEOORDELAAR, ANDER))
    leg_vast(als(Rol.TEAMLEIDER), wie=buiten, status=422)
    leg_vast(als(Rol.BEOORDELAAR), vervanger=buiten, status=422)
    assert rijen(app) == []


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"van": ""}, "Vul de eerste dag in."),
        ({"tot_en_met": "20-12-2026"}, "De laatste dag ligt voor de eerste dag."),
        ({"van": "2-11-2026", "tot_en_met": "19-11-2026"}, "Deze dagen zijn al voorbij."),
        ({"vervanger": "zichzelf"}, "Kies een andere collega"),
    ],
)
def test_wat_niet_kan_blijft_op_de_pagina(app, als, wereld, velden, tekst):
    if velden.get("vervanger"):
        velden = {"vervanger": str(wereld.gebruiker(Rol.BEOORDELAAR))}
    pagina = leg_vast(als(Rol.BEOORDELAAR), status=422, **velden)
    assert tekst in pagina.tekst
    assert rijen(app) == []


def test_dubbele_dagen_en_een_vervanger_die_er_niet_is(app, als, wereld, collega):
    beoordelaar = als(Rol.BEOORDELAAR)
    leg_vast(beoordelaar, vervanger=collega)
    assert "staat al een afwezigheid" in leg_vast(beoordelaar, status=422).tekst
    eigen = str(wereld.gebruiker(Rol.BEOORDELAAR))
    weg = leg_vast(als(uuid.UUID(collega)), vervanger=eigen, status=422)
    assert "in deze dagen ook afwezig" in weg.tekst
    assert len(rijen(app)) == 1


def test_twee_keer_klikken_legt_een_keer_vast(app, als, collega):
    beoordelaar = als(Rol.BEOORDELAAR)
    pagina = beoordelaar.open(PAGINA)
    for _ in range(2):
        na = beoordelaar.vul_in(pagina, KERST, formulier=pagina.formulier(met="van"))
        assert na.naar == PAGINA
    assert len(rijen(app)) == 1


def test_dezelfde_dagen_tegelijk_worden_er_een_keer(app, als, wereld, monkeypatch):
    controleer = afwezigheid.controleer_afwezigheid

    def traag(*rest, **velden):
        controleer(*rest, **velden)
        time.sleep(0.2)

    monkeypatch.setattr(afwezigheid, "controleer_afwezigheid", traag)
    wie = str(wereld.gebruiker(Rol.BEOORDELAAR))
    verzoeken = [
        klaar(als(Rol.BEOORDELAAR), PAGINA, veld="van", **KERST),
        klaar(als(Rol.TEAMLEIDER), PAGINA, veld="van", wie=wie, **KERST),
    ]
    assert sorted(status for status, _ in tegelijk(app, verzoeken)) == [303, 422]
    assert len(rijen(app)) == 1
