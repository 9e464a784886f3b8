"""The meerzorgplan: begun, written without loss, submitted and frozen, opened again, read."""

import hashlib
import io
import json
import uuid
from datetime import date

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from portal.beoordeling.models import Toekenning
from portal.dialoog.actions.plan import markeer_besproken
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.plan_commands import werk_bij
from portal.dialoog.queries.plan import find_plan
from portal.dialoog.queries.plancijfers import lees_cijfers
from portal.dialoog.queries.planteksten import lees_teksten
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden
from portal.domain.procedure.volgen import Dialoogtoestand, Plantoestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from tests.factories.dialoog import dien_plan_in, samenwerking
from tests.factories.plan import (
    OP,
    TELEFOON,
    maak_dialoogrij,
    maak_ingediend_plan,
    maak_plan,
    schrijf_plan,
)
from tests.factories.toekenning import AFGELOPEN, LOPEND, maak_toekenning
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister

LIJST = "/meerzorgplannen"
T = Plantoestand


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def plan(app, wereld):
    """Make a plan with a function of the factory; gives its address."""

    def maak(maak_een=maak_plan, **anders):
        with app.app_context():
            rij = maak_een(wereld, **anders)
            db.session.commit()
            return f"{LIJST}/{rij.id}"

    return maak


def vul(browser, pagina, velden, status=303, knop=None):
    """Fill in the form of the page that has these fields; without fields the one of the step."""
    formulier = pagina.formulier(met=next(iter(velden), "versie"))
    return browser.vul_in(pagina, velden, formulier=formulier, knop=knop, status=status)


def id_uit(adres):
    return uuid.UUID(adres.split("/")[2])


def toestanden(app):
    with app.app_context():
        rijen = db.session.scalars(sa.select(Meerzorgplan).order_by(Meerzorgplan.nr))
        return [(rij.nr, rij.toestand) for rij in rijen]


def codes(app):
    """Give what was written down of changes to plannen, in order."""
    with app.app_context():
        vraag = sa.select(AuditRegel.code).where(AuditRegel.code.startswith("meerzorgplan."))
        alle = db.session.scalars(vraag.order_by(AuditRegel.nr)).all()
    return [code for code in alle if code != "meerzorgplan.lezen"]


def getallen(app, adres, item):
    with app.app_context():
        rij = db.session.get_one(Meerzorgplan, id_uit(adres))
        return {getal.deel.code: getal.deel.waarde for getal in lees_cijfers(rij)[item]}


def test_een_plan_beginnen_gaat_eens_per_jaar_en_zorgkantoor(app, wereld, als):
    with app.app_context():
        maak_toekenning(wereld, AFGELOPEN)
        db.session.commit()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{LIJST}/beginnen")
    velden = {"zorgkantoor": str(wereld["zorgkantoor"]), "jaar": "2026"}
    naar = vul(browser, pagina, velden, status=303).naar
    assert vul(browser, pagina, velden, status=303).naar == naar, "sent twice, done once"
    assert toestanden(app) == [(1, T.CONCEPT)]
    assert getallen(app, naar, "mp-clienten")["totaal"] == 1
    opnieuw = vul(browser, browser.open(f"{LIJST}/beginnen"), velden, status=422)
    assert "Er is al een plan voor dit zorgkantoor en dit jaar" in opnieuw.tekst
    volgend = vul(
        browser, browser.open(f"{LIJST}/beginnen"), {**velden, "jaar": "2027"}, status=303
    )
    assert "De peildatum is nog niet geweest" in browser.open(volgend.naar).tekst
    assert "2027" in browser.open(LIJST).tekst


def test_schrijven_bewaart_zonder_verlies_en_naast_elkaar(app, als, plan):
    adres = plan()
    een, twee = als(Rol.MANAGER), als(Rol.MANAGER, TWEEDE)
    blok = f"{adres}/schrijven/visie"
    mijn, hun = een.open(blok), twee.open(blok)
    gedaan = vul(een, mijn, {"mp-visie": "Rust", "mp-trots": "Team"}, knop="verder")
    assert gedaan.naar == f"{adres}/schrijven/cce"
    botsing = vul(twee, hun, {"mp-visie": "Ruimte", "mp-dilemma": "Geld"}, status=409)
    assert "Een collega was u voor" in botsing.tekst
    assert "Rust" in botsing.tekst
    assert "Ruimte" in botsing.tekst
    teksten = {"mp-visie": "Rust", "mp-trots": "Team", "mp-dilemma": "Geld"}
    with app.app_context():
        assert dict(lees_teksten(id_uit(adres))) == teksten
    assert vul(twee, botsing, {"mp-visie": "Rust en ruimte"}, status=303).naar
    with app.app_context():
        assert dict(lees_teksten(id_uit(adres))) == teksten | {"mp-visie": "Rust en ruimte"}
    een.open(f"{adres}/schrijven/bestaat-niet", status=404)


def test_tussendoor_bewaren_antwoordt_met_wat_de_pagina_toont(app, als, plan):
    adres = plan()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{adres}/schrijven/cce")
    token = pagina.formulier(met="mp-cce-jaar").velden["csrf_token"]

    def bewaar(getoond, tekst):
        velden = {"csrf_token": token, "getoond-mp-cce-jaar": getoond, "mp-cce-jaar": tekst}
        return browser.client.post(f"{adres}/schrijven/cce/bewaren", data=velden)

    with luister(app) as opdrachten:
        antwoord = bewaar("", "Twee trajecten")
    assert [tekst for tekst in opdrachten if "plancijfer" in tekst] == [], "saving counts nothing"
    assert (antwoord.status_code, antwoord.json["waarden"]) == (
        200,
        {"getoond-mp-cce-jaar": "Twee trajecten"},
    )
    antwoord = bewaar("", "Drie trajecten")
    assert (antwoord.status_code, [rij["veld"] for rij in antwoord.json["conflicten"]]) == (
        409,
        ["mp-cce-jaar"],
    )
    antwoord = bewaar("Twee trajecten", "x" * 20_001)
    assert antwoord.status_code == 422
    with app.app_context():
        assert dict(lees_teksten(id_uit(adres))) == {"mp-cce-jaar": "Twee trajecten"}
    begonnen_en_eens_bewaard = ["meerzorgplan.schrijven"] * 2
    assert codes(app) == begonnen_en_eens_bewaard
    assert bewaar("Twee trajecten", "Twee trajecten").status_code == 200
    assert codes(app) == begonnen_en_eens_bewaard, "nothing changed"


def test_een_lege_tekst_houdt_indienen_tegen_en_zegt_welke(app, wereld, als, plan):
    adres = plan()
    with app.app_context():
        schrijf_plan(db.session.get_one(Meerzorgplan, id_uit(adres)), behalve="mp-trots")
        db.session.commit()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{adres}/indienen")
    link = f"{adres}/schrijven/visie?controle=ja#mp-trots"
    assert [naar for naar in pagina.document.links if "controle" in naar] == [link]
    assert "Waar bent u trots op?" in pagina.tekst
    assert "Vul dit in." in browser.open(link.partition("#")[0], status=422).tekst
    assert toestanden(app) == [(1, T.CONCEPT)]


def test_indienen_zet_cijfers_en_document_vast(app, wereld, als, plan):
    with app.app_context():
        maak_toekenning(wereld, AFGELOPEN)
        db.session.commit()
    adres = plan()
    with app.app_context():
        schrijf_plan(db.session.get_one(Meerzorgplan, id_uit(adres)))
        db.session.commit()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{adres}/indienen")
    assert vul(browser, pagina, {}, status=303).naar == adres
    assert vul(browser, pagina, {}, status=303).naar == adres, "sent twice, done once"
    with app.app_context():
        rij = db.session.get_one(Meerzorgplan, id_uit(adres))
        assert (rij.toestand, rij.plandatum, rij.telefoon) == (
            T.INGEDIEND,
            date(2026, 11, 20),
            TELEFOON,
        )
        assert rij.sha256 == hashlib.sha256(rij.inhoud).hexdigest()
        assert json.loads(rij.inhoud)["titel"] == "Meerzorgplan 2026"
        pdf, sha = rij.pdf, rij.pdf_sha256
    gegeven = browser.client.get(f"{adres}/plan.pdf")
    assert (gegeven.data, hashlib.sha256(gegeven.data).hexdigest()) == (pdf, sha)
    tekst = " ".join(deel.extract_text() for deel in PdfReader(io.BytesIO(pdf)).pages)
    tekst = " ".join(tekst.split())
    assert "Hoeveel cliënten hadden op 1 januari meerzorg?" in tekst
    assert "Antwoord bij mp-visie." in tekst
    assert "Antwoord bij mp-visie." in browser.open(f"{adres}/document").tekst
    with app.app_context():
        oud = db.session.scalars(sa.select(Toekenning)).one()
        oud.einde, oud.einde_reden = date(2025, 12, 31), Eindereden.OP_VERZOEK.value
        db.session.commit()
        assert werk_bij(OP) == 1
    assert getallen(app, adres, "mp-clienten")["totaal"] == 1, "frozen"
    assert "Sinds het indienen veranderd" in als(Rol.BEOORDELAAR).open(adres).tekst
    with app.app_context():
        assert db.session.get_one(Meerzorgplan, id_uit(adres)).pdf == pdf
    for stap in ("schrijven/visie", "indienen"):
        assert browser.bekijk(f"{adres}/{stap}", status=303).naar == adres


def test_ook_na_de_dialoog_en_na_het_jaar_blijkt_wat_er_wijzigde(app, wereld, als, plan):
    """Until the end of the year after; a plan of before the portal has nothing that can differ."""
    with app.app_context():
        maak_toekenning(wereld, AFGELOPEN)
        db.session.commit()
    oud, adres = plan(dien_plan_in, jaar=2025, op=OP), plan(maak_ingediend_plan)
    with app.app_context():
        db.session.get_one(Meerzorgplan, id_uit(oud)).cijfers_op = OP
        markeer_besproken(db.session.get_one(Meerzorgplan, id_uit(adres)), op=OP)
        toekenning = db.session.scalars(sa.select(Toekenning)).one()
        toekenning.einde, toekenning.einde_reden = date(2025, 12, 31), Eindereden.OP_VERZOEK.value
        db.session.commit()
        assert werk_bij(OP.replace(year=2028)) == 0
        assert werk_bij(OP.replace(year=2027)) == 1
        assert werk_bij(OP) == 1
        assert db.session.get_one(Meerzorgplan, id_uit(oud)).veranderd == []
    assert getallen(app, adres, "mp-clienten")["totaal"] == 1, "frozen"
    assert "Sinds het indienen veranderd" in als(Rol.BEOORDELAAR).open(adres).tekst


def test_een_plan_zonder_cijfers_is_niet_te_vergelijken(app, als, plan):
    """Of a plan of before the portal none were kept: the page promises none."""
    oud = plan(dien_plan_in, jaar=2025, op=OP)
    with app.app_context():
        db.session.get_one(Meerzorgplan, id_uit(oud)).cijfers_op = OP
        db.session.commit()
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(oud)
    assert "Van dit plan zijn geen cijfers bewaard." in pagina.tekst
    assert "De cijfers staan vast" not in pagina.tekst
    assert [f.actie for f in pagina.document.formulieren if f.actie.endswith("/cijfers")] == []
    met = browser.open(plan(maak_ingediend_plan))
    formulier = next(f for f in met.document.formulieren if f.actie.endswith("/cijfers"))
    formulier.actie = f"{oud}/cijfers"
    assert browser.vul_in(met, formulier=formulier, status=303).naar == oud
    assert "Sinds het indienen veranderd" not in browser.open(oud).tekst
    assert "meerzorgplan.geteld" not in codes(app)


@pytest.mark.parametrize("naam", ["contactpersoon", "email"])
def test_een_bsn_bij_de_contactpersoon_gaat_niet_naar_het_cce(app, wereld, als, plan, naam):
    adres = plan()
    with app.app_context():
        rij = db.session.get_one(Meerzorgplan, id_uit(adres))
        schrijf_plan(rij)
        setattr(rij, naam, "J. Voorbeeld, bij 999990019")
        db.session.commit()
    browser = als(Rol.MANAGER)
    geweigerd = vul(browser, browser.open(f"{adres}/indienen"), {}, status=422)
    assert "hier mag geen BSN staan" in geweigerd.tekst
    assert toestanden(app) == [(1, T.CONCEPT)]


def test_een_plan_van_voor_het_portaal_heeft_geen_document(als, plan):
    """Of a year before the form existed only that there was a plan is kept."""
    adres = plan(dien_plan_in, jaar=2025, op=OP)
    browser = als(Rol.MANAGER)
    assert f"{adres}/document" not in browser.open(adres).document.links
    for pad in ("document", "plan.pdf"):
        browser.open(f"{adres}/{pad}", status=404)


def test_opnieuw_tellen_ververst_een_concept_en_alleen_voor_wie_schrijft(app, wereld, als, plan):
    adres = plan()
    with app.app_context():
        maak_toekenning(wereld, AFGELOPEN)
        db.session.commit()
    assert getallen(app, adres, "mp-clienten")["totaal"] == 0
    lezer, manager = als(Rol.BEGELEIDER), als(Rol.MANAGER)
    formulieren = lezer.open(adres).document.formulieren
    assert not any("_eenmalig" in form.velden for form in formulieren)
    pagina = manager.open(adres)
    velden = {**pagina.formulier(met="_eenmalig").velden, **formulieren[0].velden}
    assert lezer.client.post(f"{adres}/cijfers", data=velden).status_code == 403
    assert (
        manager.vul_in(pagina, formulier=pagina.formulier(met="_eenmalig"), status=303).naar
        == adres
    )
    assert getallen(app, adres, "mp-clienten")["totaal"] == 1
    assert codes(app) == ["meerzorgplan.schrijven", "meerzorgplan.geteld"]


def test_een_plan_indienen_dat_intussen_wijzigde_kan_niet(app, wereld, als, plan):
    adres = plan()
    with app.app_context():
        schrijf_plan(db.session.get_one(Meerzorgplan, id_uit(adres)))
        db.session.commit()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{adres}/indienen")
    vul(
        browser, browser.open(f"{adres}/schrijven/algemeen"), {"telefoon": "0687654321"}, status=303
    )
    vul(browser, pagina, {}, status=409)
    assert toestanden(app) == [(1, T.CONCEPT)]


def test_voor_de_peildag_kan_indienen_niet(app, wereld, als, plan):
    adres = plan(jaar=2027)
    with app.app_context():
        schrijf_plan(db.session.get_one(Meerzorgplan, id_uit(adres)))
        db.session.commit()
    pagina = als(Rol.MANAGER).open(f"{adres}/indienen")
    assert "Dat kan vanaf 1 januari 2027" in pagina.tekst
    assert not any("versie" in form.velden for form in pagina.document.formulieren)


def test_heropenen_maakt_de_volgende_versie_met_de_teksten(app, als, plan):
    adres = plan(maak_ingediend_plan)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"{adres}/heropenen")
    leeg = vul(browser, pagina, {"reden": ""}, status=422)
    assert "Schrijf op waarom u het plan heropent" in leeg.tekst
    verouderd = als(Rol.TEAMLEIDER)
    oud = verouderd.open(f"{adres}/heropenen")
    assert vul(browser, pagina, {"reden": "De locatie mist."}, status=303).naar == adres
    vul(verouderd, oud, {"reden": "Nog een."}, status=409)
    assert toestanden(app) == [(1, T.VERVANGEN), (2, T.CONCEPT)]
    assert "Dit is een oudere versie" in browser.open(adres).tekst
    with app.app_context():
        nieuw = db.session.scalars(sa.select(Meerzorgplan).where(Meerzorgplan.nr == 2)).one()
        teksten, naar = lees_teksten(nieuw.id), f"{LIJST}/{nieuw.id}"
        assert dict(teksten) == dict(lees_teksten(id_uit(adres)))
        assert find_plan(nieuw.aanbieder_id, nieuw.zorgkantoor_id, 2026).id == nieuw.id
    browser.open(naar, status=404)
    manager = als(Rol.MANAGER)
    assert "De locatie mist." in manager.open(naar).tekst
    assert vul(manager, manager.open(f"{naar}/indienen"), {}, status=303).naar == naar
    assert toestanden(app) == [(1, T.VERVANGEN), (2, T.INGEDIEND)]
    assert "Versie 1" in browser.open(naar).tekst


def test_alleen_de_accounthouder_of_een_teamleider_heropent(app, wereld, als, plan):
    adres = plan(maak_ingediend_plan)
    with app.app_context():
        samenwerking(wereld)
        db.session.commit()
    ander, eigen = als(Rol.BEOORDELAAR, TWEEDE), als(Rol.BEOORDELAAR)
    assert f"{adres}/heropenen" not in ander.open(adres).document.links
    pagina = ander.open(f"{adres}/heropenen")
    geweigerd = vul(ander, pagina, {"reden": "De locatie mist."}, status=422)
    assert "Dit doet de accounthouder van deze zorgaanbieder" in geweigerd.tekst
    met_bsn = eigen.open(f"{adres}/heropenen")
    geweigerd = vul(eigen, met_bsn, {"reden": "Client 999990019 mist."}, status=422)
    assert "hier mag geen BSN staan" in geweigerd.tekst
    assert toestanden(app) == [(1, T.INGEDIEND)]
    assert f"{adres}/heropenen" in eigen.open(adres).document.links
    leider = als(Rol.TEAMLEIDER)
    vul(leider, leider.open(f"{adres}/heropenen"), {"reden": "De locatie mist."})
    assert toestanden(app) == [(1, T.VERVANGEN), (2, T.CONCEPT)]


def test_na_de_dialoog_is_heropenen_voorbij(app, wereld, als, plan):
    adres = plan(maak_ingediend_plan)
    with app.app_context():
        maak_dialoogrij(wereld, 2026, toestand=Dialoogtoestand.GEHOUDEN)
        db.session.commit()
    browser = als(Rol.TEAMLEIDER)
    assert "Heropenen" not in browser.open(adres).tekst
    geweigerd = vul(browser, browser.open(f"{adres}/heropenen"), {"reden": "Toch."}, status=422)
    assert "De dialoog over dit plan is al gehouden" in geweigerd.tekst
    with app.app_context():
        markeer_besproken(db.session.get_one(Meerzorgplan, id_uit(adres)), op=OP)
        db.session.commit()
    assert toestanden(app) == [(1, T.BESPROKEN)]
    assert browser.bekijk(f"{adres}/heropenen", status=303).naar == adres


def test_wie_wat_ziet(app, wereld, als, plan):
    concept = plan(jaar=2027)
    ingediend = plan(maak_ingediend_plan)
    verwacht = {
        (Rol.MANAGER, "eigen"): (200, 200),
        (Rol.BEGELEIDER, "eigen"): (200, 200),
        (Rol.BEOORDELAAR, "eigen"): (404, 200),
        (Rol.CCE_COORDINATOR, "eigen"): (404, 404),
        (Rol.MANAGER, ANDER): (404, 404),
        (Rol.BEOORDELAAR, ANDER): (404, 404),
        (Rol.BEHEERDER_AANBIEDER, "eigen"): (403, 403),
    }
    gezien = {
        wie: tuple(als(*wie).client.get(adres).status_code for adres in (concept, ingediend))
        for wie in verwacht
    }
    assert gezien == verwacht
    with app.app_context():
        maak_dialoogrij(wereld, 2026)
        db.session.commit()
    cce = als(Rol.CCE_COORDINATOR)
    pagina = cce.open(ingediend)
    assert not any("/cijfers/" in link for link in pagina.document.links)
    assert cce.client.get(f"{ingediend}/cijfers/mp-clienten/1").status_code == 403
    assert als(Rol.BEGELEIDER).client.get(f"{concept}/schrijven/visie").status_code == 403
    with app.app_context():
        regel = sa.select(sa.func.count()).where(AuditRegel.code == "meerzorgplan.lezen")
        assert db.session.scalar(regel) == 6


def test_de_dossiers_achter_een_cijfer_per_bladzijde(app, wereld, als, plan):
    with app.app_context():
        codes = sorted(maak_toekenning(wereld, AFGELOPEN).clientcode for _ in range(51))
        maak_toekenning(wereld, LOPEND)
        db.session.commit()
    adres = plan(maak_ingediend_plan)
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
        browser = als(rol)
        eerste = browser.open(f"{adres}/cijfers/mp-clienten/1")
        assert [code for code in codes if code in eerste.tekst] == codes[:50]
        assert eerste.tekst.count("Niet bekend") == 50
        (volgende,) = (link for link in eerste.document.links if "na=" in link)
        tweede = browser.open(volgende)
        assert [code for code in codes if code in tweede.tekst] == codes[50:]
        terug = f"{adres}/cijfers/mp-clienten/1"
        assert terug in tweede.document.links
    browser.open(f"{adres}/cijfers/mp-clienten/99", status=404)
    browser.open(f"{adres}/cijfers/mp-bestaat-niet/1", status=404)
    begeleider = als(Rol.BEGELEIDER, TWEEDE).open(f"{adres}/cijfers/mp-clienten/1")
    assert "50 dossiers zijn wel geteld, maar u mag ze niet openen." in begeleider.tekst
