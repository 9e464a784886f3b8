"""Who leads, coordinates and advises: chosen by the beheerder of the own zorgkantoor."""

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor
from tests.dialoogstappen import BO, CC, MA, TL
from tests.factories.wereld import ANDER
from tests.integration.dialoog.test_dialoog import GEPLAND

ZB = Rol.BEHEERDER_ZORGKANTOOR


@pytest.fixture
def pad(stappen):
    """Give the page of the pair."""
    return f"/samenwerking/{stappen.paar()}"


@pytest.fixture
def lees(app):
    """Read what was chosen."""

    def doe(pad):
        with app.app_context():
            rij = db.session.get_one(AanbiederZorgkantoor, UUID(pad.rsplit("/", 1)[-1]))
            return rij.accounthouder_id, rij.coordinator_id, rij.cce_id, rij.dialoog_in_bereik

    return doe


def sla_op(browser, pagina, velden, status=303):
    formulier = pagina.formulier(met="accounthouder")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def stuur(browser, pad, velden):
    """Send the form without its page; give the status."""
    zegel = browser.open("/").formulier(met="csrf_token").velden["csrf_token"]
    return browser.client.post(pad, data={"csrf_token": zegel, "versie": "0", **velden}).status_code


def test_de_nieuwe_accounthouder_leidt_ook_de_dialoog(app, als, wereld, stappen, pad, lees):
    dialoog = stappen.plan(GEPLAND)
    oud = lees(pad)
    browser = als(ZB)
    wie = wereld.gebruiker(TL)
    sla_op(
        browser,
        browser.open(pad),
        {"accounthouder": str(wie), "coordinator": "", "in_bereik": "nee"},
    )

    assert lees(pad) == (wie, None, oud[2], False)
    assert stappen.lees(dialoog).voorzitter_id == wie
    with app.app_context():
        regels = db.session.scalars(
            sa.select(AuditRegel.code).where(AuditRegel.object_soort == "aanbieder_zorgkantoor")
        ).all()
    assert regels == ["beheer.samenwerking"]


def test_wie_niet_in_de_lijst_staat_wordt_geweigerd(als, wereld, pad, lees):
    oud, browser = lees(pad), als(ZB)
    sla_op(browser, browser.open(pad), {"accounthouder": str(wereld.gebruiker(MA))}, status=422)
    assert lees(pad) == oud


def test_andere_rol_en_ander_zorgkantoor(als, pad, lees):
    oud = lees(pad)
    velden = {"accounthouder": "", "coordinator": "", "cce_contact": "", "in_bereik": "nee"}
    for rol in (BO, TL, MA, CC):
        als(rol).open(pad, status=403)
        assert stuur(als(rol), pad, velden) == 403
    als(ZB, ANDER).open(pad, status=404)
    assert stuur(als(ZB, ANDER), pad, velden) == 404
    als(ZB).open(f"/samenwerking/{uuid4()}", status=404)
    assert lees(pad) == oud


def test_een_verouderde_pagina_verandert_niets(als, wereld, pad, lees):
    eerste, tweede = als(ZB), als(ZB)
    pagina = tweede.open(pad)
    sla_op(eerste, eerste.open(pad), {"accounthouder": str(wereld.gebruiker(TL))})
    na = lees(pad)

    antwoord = sla_op(tweede, pagina, {"accounthouder": "", "in_bereik": "ja"}, status=409)

    assert "gewijzigd" in antwoord.tekst
    assert lees(pad) == na
