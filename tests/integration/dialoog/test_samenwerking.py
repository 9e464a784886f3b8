"""Who leads, coordinates and advises: chosen by the beheerder of the own zorgkantoor."""

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor
from tests.dialoogstappen import BO, CC, MA, TL
from tests.factories.toegang import maak_gebruiker, maak_organisatie
from tests.factories.wereld import ANDER
from tests.integration.dialoog.test_dialoog import GEPLAND
from tests.tegelijk import klaar, tegelijk

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
    assert 'value="ja" checked' in " ".join(antwoord.antwoord.text.split())
    assert lees(pad) == na


def test_terug_naar_de_oude_keuze_maakt_een_oude_pagina_niet_weer_nieuw(als, wereld, pad, lees):
    eerste, tweede, oud = als(ZB), als(ZB), lees(pad)
    pagina = tweede.open(pad)
    for wie in (TL, BO):
        sla_op(eerste, eerste.open(pad), {"accounthouder": str(wereld.gebruiker(wie))})
    assert lees(pad) == oud

    sla_op(tweede, pagina, {"accounthouder": ""}, status=409)

    assert lees(pad) == oud


def test_van_twee_tegelijk_wordt_er_een_geweigerd(app, als, wereld, pad, lees):
    wie = (str(wereld.gebruiker(TL)), "")
    verzoeken = [klaar(als(ZB), pad, veld="accounthouder", accounthouder=een) for een in wie]
    statussen = [status for status, _ in tegelijk(app, verzoeken)]

    assert sorted(statussen) == [303, 409]
    assert str(lees(pad)[0] or "") == wie[statussen.index(303)]


def test_een_dubbele_klik_slaat_een_keer_op(app, als, wereld, pad):
    browser = als(ZB)
    pagina = browser.open(pad)
    velden = {"accounthouder": str(wereld.gebruiker(TL))}
    assert [sla_op(browser, pagina, velden).naar for _ in range(2)] == ["/samenwerking"] * 2
    with app.app_context():
        telling = sa.select(sa.func.count()).where(AuditRegel.code == "beheer.samenwerking")
        assert db.session.scalar(telling) == 1


def test_een_ander_cce_doet_mee_zodra_de_dialoog_is_verzet(app, als, wereld, stappen, pad, lees):
    """Until then the first one stays: it was invited."""
    dialoog = stappen.plan(GEPLAND)
    with app.app_context():
        cce = maak_organisatie(OrganisatieSoort.CCE, "CCE Tweede")
        nieuw = maak_gebruiker(cce, CC, naam="Tweede", email="tweede@cce.example").id
        cce_id = cce.id
        db.session.commit()
    browser = als(ZB)
    sla_op(browser, browser.open(pad), {"cce_contact": f"{cce_id}.{nieuw}"})
    assert lees(pad)[2] == cce_id
    als(CC).open(f"/dialogen/{dialoog}")
    als(nieuw).open(f"/dialogen/{dialoog}", status=404)

    velden = {"dag": "24-06-2027", "reden": "Een ander CCE.", "mensen_cce": str(nieuw)}
    stappen.stap(dialoog, "verzetten", velden, wie=MA, op=GEPLAND)

    als(nieuw).open(f"/dialogen/{dialoog}")
    assert als(CC).bekijk(f"/dialogen/{dialoog}", status=303).naar == "/dialogen"
    with app.app_context():
        vraag = sa.select(Bericht.object_id).where(Bericht.gebruiker_id == nieuw)
        assert db.session.scalars(vraag).all() == [dialoog]
