"""Who is told of a besluit: each besluit is one message, in the transaction that fixes it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.procedure import BesluitToestand
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.besluitstappen import AFWIJZEN, BIJSTELLEN, TOEKENNEN, Besluitstappen, adres
from tests.factories.aanvraag import S01, dien_in
from tests.factories.besluit import (
    ALLES_VOLDOET,
    BESLUIT_OP,
    Toetswens,
    maak_getoetste_aanvraag,
    score,
)
from tests.factories.groep import S10
from tests.factories.groepsbesluit import maak_getoetste_groep
from tests.factories.heraanvraag import start_na, vul_heraanvraag
from tests.factories.wereld import TWEEDE
from tests.postbus import leeg_postbus, lees_post, tel_mails

DRIEHOEK = ["begeleider.eigen", "behandelaar.eigen", "manager.eigen"]
LATER = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
WENS = replace(S01, maanden=18, ingang=date(2026, 12, 10))
LEZERS = [*DRIEHOEK, "manager.tweede"]
NIET_GENOEG = Toetswens(
    oordelen={"DM-3": ("voldoet_niet", "De onderbouwing ontbreekt.")}, voorstel={}
)


@pytest.fixture(autouse=True)
def op_besluitdag():
    with clock.freeze(BESLUIT_OP):
        yield


@pytest.fixture
def stappen(app, als):
    return Besluitstappen(app, als)


def over(app, code):
    """Give the numbers that the messages of a kind carry, with their days."""
    with app.app_context():
        vraag = sa.select(Bericht.kenmerk, Bericht.dag).where(Bericht.code == code).distinct()
        return sorted(tuple(rij) for rij in db.session.execute(vraag))


def test_een_besluit_is_een_wettelijk_bericht_met_mail(app, maak, stappen):
    dossier = maak(maak_getoetste_aanvraag)
    besluit = stappen.neem(dossier, TOEKENNEN)
    assert lees_post(app) == [("N11", "besluit", wie, "wettelijk", True) for wie in LEZERS]
    assert tel_mails(app) == 4
    with app.app_context():
        nummer = db.session.get_one(Besluit, besluit.id).nummer
    assert over(app, "N11") == [(nummer, besluit.bezwaar_tot)]


def test_bijstellen_gaat_naar_wie_het_maakten_met_de_antwoorddatum(app, maak, stappen):
    dossier = maak(maak_getoetste_aanvraag, toets=NIET_GENOEG)
    antwoord = date(2026, 5, 6)
    besluit = stappen.neem(dossier, BIJSTELLEN | {"antwoorddatum": "6-5-2026"})
    assert lees_post(app) == [("N10", "besluit", wie, "wettelijk", True) for wie in DRIEHOEK]
    assert besluit.antwoorddatum == antwoord
    assert [dag for _, dag in over(app, "N10")] == [antwoord]


def test_in_een_groep_is_elk_besluit_een_bericht(app, maak, stappen):
    groep = maak(maak_getoetste_groep, S10)
    stappen.bereid_voor(groep, TOEKENNEN)
    stappen.bied_aan(groep)
    assert lees_post(app) == []
    stappen.stel_vast(groep)
    post = lees_post(app)
    assert post == sorted(("N11", "besluit", wie, "wettelijk", True) for wie in LEZERS * 4)
    assert tel_mails(app) == 16
    with app.app_context():
        leden = db.session.scalars(sa.select(Besluit).where(Besluit.groepsbesluit_id.is_not(None)))
        assert over(app, "N11") == sorted((rij.nummer, rij.bezwaar_tot) for rij in leden)


def test_een_herstelbesluit_is_een_nieuw_bericht(app, maak, stappen, als):
    dossier = maak(maak_getoetste_aanvraag, toets=NIET_GENOEG)
    oud = stappen.neem(dossier, AFWIJZEN)
    leeg_postbus(app)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{dossier}/herstelbesluit")
    formulier = pagina.formulier(met="reden")
    browser.vul_in(pagina, {"reden": "Een tikfout in de brief."}, formulier=formulier)
    assert lees_post(app) == []
    stappen.bereid_voor(dossier, AFWIJZEN)
    stappen.bied_aan(dossier)
    stappen.stel_vast(dossier)
    assert lees_post(app) == [("N11", "besluit", wie, "wettelijk", True) for wie in LEZERS]
    with app.app_context():
        assert db.session.get_one(Besluit, oud.id).stand is BesluitToestand.HERSTELD


def test_wie_op_een_oude_bladzijde_vaststelt_laat_geen_bericht_achter(app, maak, stappen, als):
    dossier = maak(maak_getoetste_aanvraag, toets=NIET_GENOEG)
    stappen.bereid_voor(dossier, AFWIJZEN)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(dossier, "/vaststellen"))
    with app.app_context():
        db.session.get_one(Aanvraag, dossier).versie += 1
        db.session.commit()
    formulier = pagina.formulier(met="versie")
    browser.vul_in(pagina, {}, formulier=formulier, status=409)
    assert (lees_post(app), tel_mails(app)) == ([], 0)


def test_wie_de_brief_opent_heeft_het_bericht_gelezen(app, maak, stappen, als):
    dossier = maak(maak_getoetste_aanvraag, toets=NIET_GENOEG)
    besluit = stappen.neem(dossier, AFWIJZEN)
    for rol, wie in ((Rol.MANAGER, TWEEDE), (Rol.TEAMLEIDER, "eigen")):
        als(rol, wie).open(f"/beschikkingen/{besluit.id}")
    with app.app_context():
        gelezen = {
            rij.gebruiker.email.partition("@")[0]: rij.gelezen_op
            for rij in db.session.scalars(sa.select(Bericht))
        }
    assert gelezen == dict.fromkeys(DRIEHOEK) | {"manager.tweede": BESLUIT_OP}
    als(Rol.MANAGER).open(f"/beschikkingen/{besluit.id}.pdf")
    with app.app_context():
        telling = sa.select(sa.func.count()).where(Bericht.gelezen_op.is_not(None))
        assert db.session.scalar(telling) == 2


@pytest.fixture
def tussentijds(app, wereld, maak, stappen):
    """Grant an aanvraag, and fill in the her-aanvraag that would change it from 10 December."""
    stappen.neem(maak(maak_getoetste_aanvraag), TOEKENNEN)
    with app.app_context():
        oud = db.session.scalars(sa.select(Toekenning)).one()
        aanvraag = start_na(oud.id, wereld, WENS, op=LATER, aanleiding=Aanleiding.TUSSENTIJDS)
        vul_heraanvraag(aanvraag, wereld, WENS, op=LATER)
        db.session.commit()
        aanvraag_id = aanvraag.id
    leeg_postbus(app)
    return aanvraag_id


def toets(app, wereld, aanvraag_id):
    """Take the aanvraag, declare it complete and find everything all right."""
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        aanvraag.behandelaar_id = door.id
        voer_uit(
            aanvraag, Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=door, op=LATER)
        )
        score(aanvraag, ALLES_VOLDOET, door=door, op=LATER)
        db.session.commit()


def test_tussentijds_hoort_wie_de_vorige_behandelde_en_de_manager(
    app, wereld, tussentijds, stappen
):
    managers = ["manager.eigen", "manager.tweede"]
    with app.app_context():
        dien_in(db.session.get_one(Aanvraag, tussentijds), wereld, op=LATER)
        db.session.commit()
        nummer = db.session.scalars(sa.select(Toekenning)).one().nummer
    aangevraagd = [
        ("N51", "toekenning", wie, "direct", True) for wie in ["beoordelaar.eigen", *managers]
    ]
    assert lees_post(app, "N51") == aangevraagd
    assert over(app, "N51") == [(nummer, None)]
    leeg_postbus(app)
    with clock.freeze(LATER):
        toets(app, wereld, tussentijds)
        stappen.bereid_voor(tussentijds, TOEKENNEN)
        stappen.bied_aan(tussentijds)
        stappen.stel_vast(tussentijds)
    assert lees_post(app, "N51") == aangevraagd[:1]
    assert lees_post(app, "N11") == [("N11", "besluit", wie, "wettelijk", True) for wie in LEZERS]
    assert lees_post(app, "N29") == [
        ("N29", "toekenning", wie, "portaal", False) for wie in managers
    ]
