"""A group asks anew, from the running toekenningen to a besluit for each of its clients."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord, Doel, Rekenblok
from portal.aanvraag.queries.controleren import bepaal_controle
from portal.aanvraag.queries.voorganger import find_voorganger
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Client, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01, maak_doel, stand_van
from tests.factories.groep import (
    S10_LEDEN,
    Groepswens,
    dien_groep_in,
    maak_groep,
    neem_groep_in_toetsing,
    start_groep,
    vul_groepsaanvraag,
)
from tests.factories.groepsbesluit import score_groep
from tests.factories.heraanvraag import VOORTZETTEN, start_na, vul_groepsheraanvraag
from tests.invullen import vul

GEVRAAGD = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
BESLOTEN = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
HERAANVRAAG = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
HERBESLOTEN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
AFDELING = "hele afdeling"
GROEP = Groepswens(leden=S10_LEDEN[:2], ingang=date(2026, 5, 1), maanden=12, geldt_voor=AFDELING)
OPNIEUW = replace(S01, soort="groep", maanden=12, ingang=date(2026, 12, 1))


def besluit(app, als, aanvraag_id, op):
    """Prepare and fix the besluit on a group that needs no second person."""
    with clock.freeze(op):
        stappen = Besluitstappen(app, als)
        stappen.bereid_voor(aanvraag_id, {**TOEKENNEN, "max_profiel": "1"})
        stappen.stel_vast(aanvraag_id, wie=Rol.BEOORDELAAR)


@pytest.fixture
def eerste(app, wereld, als):
    """Grant a group of two of whom the second has a goal of his own too; give both goals."""
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        aanvraag = start_groep(wereld, GROEP, groep=maak_groep(wereld, GROEP), op=GEVRAAGD)
        eigen = maak_doel(aanvraag.leden[1], manager, op=GEVRAAGD)
        eigen.velden = {**eigen.velden, "korte_naam": "zelf naar buiten"}
        vul_groepsaanvraag(aanvraag, wereld, GROEP, op=GEVRAAGD)
        dien_groep_in(aanvraag, wereld, op=GEVRAAGD)
        neem_groep_in_toetsing(aanvraag, wereld, op=GEVRAAGD)
        score_groep(aanvraag)
        van_groep = db.session.scalars(
            sa.select(Doel.doel_id).where(Doel.aanvraag_id == aanvraag.id)
        ).one()
        aanvraag_id, doelen = aanvraag.id, (van_groep, eigen.doel_id)
        db.session.commit()
    besluit(app, als, aanvraag_id, BESLOTEN)
    return doelen


def toekenningen(app):
    """Give the toekenningen in the order in which they came."""
    with app.app_context():
        vraag = sa.select(Toekenning).order_by(Toekenning.geregistreerd_op, Toekenning.volgnummer)
        rijen = db.session.scalars(vraag).all()
        return [(rij.clientcode, rij.ingang, rij.einde, rij.einde_reden, rij.id) for rij in rijen]


@pytest.fixture
def begonnen(app, wereld, eerste):
    """Start the her-aanvraag of the whole group; nothing is confirmed yet."""
    with app.app_context():
        oud = db.session.scalars(sa.select(Toekenning.id)).first()
        aanvraag = start_na(oud, wereld, OPNIEUW, op=HERAANVRAAG)
        db.session.commit()
        return aanvraag.id


def test_elke_client_begint_met_zijn_eigen_doelen_en_uren(app, begonnen, eerste):
    van_groep, eigen = map(str, eerste)
    with app.app_context():
        hoofd = db.session.get_one(Aanvraag, begonnen)
        doelen = [
            [doel["doel_id"] for doel in find_voorganger(deel).doelen]
            for deel in (hoofd, *hoofd.leden)
        ]
        blokken = blokken_van(hoofd.leden[1].id)
        assert doelen == [[van_groep], [], [eigen]]
        assert {rij.blok: rij.herkomst for rij in blokken} == {
            "zorg": "overgenomen",
            "behandelaars": "overgenomen",
        }
        punten = [punt.tekst for punt in bepaal_controle(stand_van(hoofd)).punten]
        code = hoofd.leden[1].clientcode
    assert [punt for punt in punten if "vorige doel" in punt] == [
        f"{begin} bij het vorige doel ‘{naam}’ de stand, de uitleg en het vervolg in."
        for begin, naam in (
            ("Vul", "rustige ochtend"),
            (f"Cliënt {code}: Vul", "zelf naar buiten"),
        )
    ]


def test_op_de_pagina_van_een_client_wordt_op_zijn_doel_teruggekeken(app, als, begonnen, eerste):
    van_groep, eigen = eerste
    with app.app_context():
        een, ander = db.session.get_one(Aanvraag, begonnen).leden
        eerste_lid, tweede_lid = een.id, ander.id
    browser = als(Rol.MANAGER)
    with clock.freeze(HERAANVRAAG):
        taken = browser.open(f"/aanvragen/{tweede_lid}")
        assert "0 van de 1 vorige doelen klaar" in taken.tekst
        assert "vorige doelen klaar" not in browser.open(f"/aanvragen/{eerste_lid}").tekst
        terugblik = f"/aanvragen/{tweede_lid}/terugblik"
        browser.open(f"{terugblik}/{van_groep}", status=404)
        pagina = browser.open(f"{terugblik}/{eigen}")
        velden = {
            "stand_vorig_doel": "deels gehaald",
            "uitleg_vorig_doel": "Nu twee keer per week.",
            "vervolg_vorig_doel": "voortzetten (zelfde doel)",
        }
        formulier = pagina.formulier(met="getoond-doel")
        bewaard = browser.vul_in(pagina, velden, formulier=formulier, knop="verder")
        assert bewaard.naar == terugblik
        assert "1 van de 1 vorige doelen klaar" in browser.open(f"/aanvragen/{tweede_lid}").tekst
    with app.app_context():
        vraag = sa.select(Doel.doel_id).where(Doel.aanvraag_id == tweede_lid)
        assert db.session.scalars(vraag).all() == [eigen]


def test_een_doel_voor_de_hele_afdeling_gaat_door_als_doel_van_de_groep(
    app, als, begonnen, eerste, wereld
):
    """[toetsingskader] GR-2, [processen] E1: the same goal, for the same afdeling."""
    van_groep = eerste[0]
    browser = als(Rol.MANAGER)
    with clock.freeze(HERAANVRAAG):
        adres = f"/aanvragen/{begonnen}/terugblik/{van_groep}"
        pagina = browser.open(adres)
        assert f"Voor wie geldt dit doel? {AFDELING}" in pagina.tekst
        formulier = pagina.formulier(met="getoond-doel")
        browser.vul_in(pagina, VOORTZETTEN, formulier=formulier, knop="verder")
        doel = browser.open(f"/aanvragen/{begonnen}/doelen/{van_groep}")
    gekozen = [naam for naam in doel.document.formulieren if "geldt_voor" in naam.velden]
    assert [formulier.velden["geldt_voor"] for formulier in gekozen] == [[AFDELING]]
    with app.app_context():
        [rij] = db.session.scalars(sa.select(Doel).where(Doel.aanvraag_id == begonnen)).all()
        assert (rij.doel_id, rij.velden["geldt_voor"]) == (van_groep, AFDELING)
        hoofd = db.session.get_one(Aanvraag, begonnen)
        vul_groepsheraanvraag(hoofd, wereld, OPNIEUW, op=HERAANVRAAG)
        dien_groep_in(hoofd, wereld, op=HERAANVRAAG)
        neem_groep_in_toetsing(hoofd, wereld, op=HERAANVRAAG)
        score_groep(hoofd)
        db.session.commit()
    with clock.freeze(HERBESLOTEN):
        toetsing = als(Rol.BEOORDELAAR).open(f"/dossiers/{begonnen}/toetsing/gr?tab=gewenst")
    assert f"Voor wie geldt dit doel? {AFDELING}" in toetsing.tekst
    besluit(app, als, begonnen, HERBESLOTEN)
    with app.app_context():
        vraag = sa.select(Toekenning).where(Toekenning.ingang == OPNIEUW.ingang)
        rijen = db.session.scalars(vraag).all()
        doelen = [(doel["doel_id"], doel["geldt_voor"]) for rij in rijen for doel in rij.doelen]
        brieven = [rij.besluit.brief.decode() for rij in rijen]
    assert doelen.count((str(van_groep), AFDELING)) == len(rijen) == 2
    assert [f"rustige ochtend ({AFDELING})" in brief for brief in brieven] == [True, True]


@pytest.fixture
def ingediend(app, wereld, begonnen):
    """Look back, confirm, sign, submit and score."""
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, begonnen)
        vul_groepsheraanvraag(aanvraag, wereld, OPNIEUW, op=HERAANVRAAG)
        dien_groep_in(aanvraag, wereld, op=HERAANVRAAG)
        neem_groep_in_toetsing(aanvraag, wereld, op=HERAANVRAAG)
        score_groep(aanvraag)
        db.session.commit()
        return aanvraag.id, [lid.id for lid in aanvraag.leden]


def test_elk_nieuw_besluit_vervangt_de_oude_toekenning_van_die_client(app, als, ingediend):
    hoofd, leden = ingediend
    beoordelaar = als(Rol.BEOORDELAAR)
    with clock.freeze(HERBESLOTEN):
        signalen = [beoordelaar.open(f"/dossiers/{lid}/signalen").tekst for lid in leden]
        pagina = beoordelaar.open(f"/dossiers/{hoofd}/toetsing/ha")
        [adres] = re.findall(r'href="(/dossiers/[^"]+[?]tab=terugblik)">K-', pagina.antwoord.text)
        terugblik = beoordelaar.open(adres).tekst
    assert "Nu profiel 3, eerder 3. Het verschil is minder € 10.804,65 per jaar" in signalen[0]
    for tekst in signalen:
        assert "Afgesproken was hoogstens profiel 1" in tekst
    for deel in ("Terugblik op de eigen doelen", "zelf naar buiten", "Van vijf naar drie keer"):
        assert deel in terugblik
    besluit(app, als, hoofd, HERBESLOTEN)
    rijen = toekenningen(app)
    oud, nieuw = rijen[:2], rijen[2:]
    assert [(van, tot, reden) for _, van, tot, reden, _ in oud] == [
        (date(2026, 5, 1), date(2026, 11, 30), "vervangen")
    ] * 2
    assert [(van, tot, reden) for _, van, tot, reden, _ in nieuw] == [
        (date(2026, 12, 1), date(2027, 11, 30), "")
    ] * 2
    assert [code for code, *_ in oud] == [code for code, *_ in nieuw]
    with clock.freeze(HERBESLOTEN):
        verleden = beoordelaar.open(f"/dossiers/{leden[1]}/geschiedenis").tekst
    for deel in ("rustige ochtend", "zelf naar buiten"):
        assert f"{deel}: deels gehaald" in verleden
    with app.app_context():
        per_id = {rij.id: rij for rij in db.session.scalars(sa.select(Toekenning))}
        vorige = [per_id[rij[-1]] for rij in oud]
        assert [rij.vervangen_door_id for rij in vorige] == [rij[-1] for rij in nieuw]
        vraag = sa.select(Besluit).join(Besluit.aanvraag).where(Aanvraag.id.in_(leden))
        for rij in db.session.scalars(vraag.order_by(Aanvraag.lidnr)):
            eigen = next(deel for deel in vorige if deel.client_id == rij.aanvraag.client_id)
            anderen = [deel.kenmerk for deel in vorige if deel is not eigen]
            brief = rij.brief.decode()
            assert f"vervangt onze toekenning met kenmerk {eigen.kenmerk}" in brief
            assert not any(kenmerk in brief for kenmerk in anderen)


def test_wie_overblijft_vraagt_alleen_verder_met_wat_van_hem_en_de_groep_was(
    app, als, wereld, eerste
):
    """[procedure] par. 3.2: with one client left the group can not ask any more."""
    manager = als(Rol.MANAGER)
    vertrekt, blijft = toekenningen(app)
    with app.app_context():
        rij = db.session.get_one(Toekenning, blijft[-1])
        client, groep = f"/clienten/{rij.client_id}", rij.groep_id
        adres = f"/toekenningen/{rij.id}/her-aanvraag"
    with clock.freeze(HERAANVRAAG):
        assert "Her-aanvraag beginnen" not in manager.open(client).tekst
        assert "Voor de hele groep" in manager.open(adres).tekst
    laat_vertrekken(app, groep, vertrekt[0])
    with clock.freeze(HERAANVRAAG):
        assert "Her-aanvraag beginnen" in manager.open(client).tekst
        pagina = manager.open(adres)
        assert "Voor de hele groep" not in pagina.tekst
        keuze = {"aanleiding": "einde looptijd", "soort": "individueel", "maanden": "12"}
        manager.volg(vul(manager, pagina, keuze))
    with app.app_context():
        nieuw = db.session.scalars(sa.select(Aanvraag).where(Aanvraag.soort == "individueel")).one()
        vorige = find_voorganger(nieuw)
        deel = antwoorden_van(blijft[0])
        antwoorden = {
            rij.vraag_id: (rij.waarde, rij.herkomst)
            for rij in db.session.scalars(
                sa.select(Antwoord).where(Antwoord.aanvraag_id == nieuw.id)
            )
        }
        nieuw_id, eigen = nieuw.id, {rij.vraag_id: rij.waarde for rij in deel}
        assert [doel["doel_id"] for doel in vorige.doelen] == [str(nr) for nr in eerste]
        assert vorige.antwoorden["hs-wie"] == eigen["bc-wie"]
        assert antwoorden["hs-bijkomend"][1] == "overgenomen"
        assert {rij.blok: rij.herkomst for rij in blokken_van(nieuw.id)} == {
            "zorg": "overgenomen",
            "behandelaars": "overgenomen",
        }
    zet_afdelingsdoel_voort(manager, nieuw_id, eerste[0])


def zet_afdelingsdoel_voort(manager, aanvraag_id, doel_id):
    """Let a goal of the afdeling go on for one client: for whom it holds is chosen anew."""
    with clock.freeze(HERAANVRAAG):
        pagina = manager.open(f"/aanvragen/{aanvraag_id}/terugblik/{doel_id}")
        assert f"Voor wie geldt dit doel? {AFDELING}" in pagina.tekst
        formulier = pagina.formulier(met="getoond-doel")
        manager.vul_in(pagina, VOORTZETTEN, formulier=formulier, knop="verder")
        adres = f"/aanvragen/{aanvraag_id}/doelen/{doel_id}"
        doel = manager.open(f"{adres}?controle=ja")
        assert "Maak een keuze bij “Voor wie geldt dit doel?”." in doel.tekst
        formulier = doel.formulier(met="geldt_voor")
        assert AFDELING not in doel.tekst
        velden = {"geldt_voor": "cliënt", "beginstand": "3", "einddatum": "1-12-2027"}
        bewaard = manager.vul_in(doel, velden, formulier=formulier, knop="verder")
        assert "Voor wie geldt dit doel?”." not in manager.open(f"{adres}?controle=ja").tekst
        assert "Doel 1" in manager.volg(bewaard).tekst


def laat_vertrekken(app, groep_id, clientcode):
    """Let a client leave the group at the end of September."""
    with app.app_context():
        vraag = sa.select(Groepslid).join(Groepslid.client)
        vraag = vraag.where(Groepslid.groep_id == groep_id, Client.clientcode == clientcode)
        db.session.scalars(vraag).one().tot = date(2026, 9, 30)
        db.session.commit()


def antwoorden_van(clientcode):
    """Give the answers of a client in the aanvraag of the group."""
    vraag = sa.select(Antwoord).join(Aanvraag, Antwoord.aanvraag_id == Aanvraag.id)
    return db.session.scalars(
        vraag.where(Aanvraag.clientcode == clientcode, Aanvraag.lidnr.is_not(None))
    ).all()


def blokken_van(aanvraag_id):
    """Give the input of the rekentool."""
    return db.session.scalars(
        sa.select(Rekenblok).where(Rekenblok.aanvraag_id == aanvraag_id)
    ).all()
