"""What other slices know of finished trajecten: prefilled answers, a version, and the toetsing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Antwoord
from portal.aanvraag.queries.cce import beschrijf_trajecten, cce_van
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import maak_weergave
from portal.aanvraag.trajecten import trajectbron
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import Stand
from portal.ontwikkeltraject.models import Traject
from portal.platform import clock
from portal.platform.database import db
from tests.factories.besluit import stand_van_toetsing
from tests.factories.ontwikkeltraject import maak_afgerond, maak_bijeenkomst
from tests.factories.toekenning import VOORAF, maak_groepstoekenningen, maak_toekenning
from tests.factories.toetsing import ONTVANGEN, maak_in_toetsing
from tests.factories.verhuizing import maak_verhuisd
from tests.invullen import vul

VANDAAG = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KEUZE = {
    "aanleiding": "einde looptijd",
    "soort": "individueel",
    "maanden": "12",
    "ingang": "1-5-2028",
}
REGEL = (
    "CCE-ontwikkeltraject, afgerond op 14 januari 2026. Bijeenkomsten op 26 november 2025 en "
    "14 januari 2026. Thema's: Communicatie en begrijpen; Dagprogramma en zinvolle dag."
)


@pytest.fixture
def vandaag():
    """Hold the clock on a day on which the meerzorg runs."""
    with clock.freeze(VANDAAG):
        yield


@pytest.fixture
def op_toetsdag():
    """Hold the clock on the day of the toetsing."""
    with clock.freeze(ONTVANGEN):
        yield


def maak_bekend(wereld, toekenning, dag=date(2026, 1, 14)):
    """Make a finished traject with its two meetings."""
    traject = maak_afgerond(wereld, [toekenning.client], dag)
    maak_bijeenkomst(traject, 1, date(2025, 11, 26))
    maak_bijeenkomst(traject, 2, dag)
    return traject


def start_her(als, toekenning_id):
    """Let a begeleider start the her-aanvraag; gives the browser."""
    browser = als(Rol.BEGELEIDER)
    browser.volg(vul(browser, browser.open(f"/toekenningen/{toekenning_id}/her-aanvraag"), KEUZE))
    return browser


def extern(app):
    """Give the stored answers to ha-extern with where they came from."""
    with app.app_context():
        rijen = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "ha-extern"))
        return [(rij.waarde, rij.herkomst) for rij in rijen]


def vraagpagina(app, browser):
    """Open the page that asks about help from outside."""
    with app.app_context():
        vraag = sa.select(Aanvraag.id).where(Aanvraag.toestand == Toestand.CONCEPT)
        aanvraag_id = db.session.scalars(vraag).one()
    sectie = browser.open(f"/aanvragen/{aanvraag_id}/vragenlijst/heraanvraag")
    link = next(rij for rij in sectie.document.links if rij.endswith("#vraag-ha-extern"))
    return browser.open(link.partition("#")[0])


@pytest.mark.usefixtures("vandaag")
def test_a_heraanvraag_begins_with_the_known_trajecten_and_keeps_what_people_type(app, wereld, als):
    with app.app_context():
        toekenning = maak_toekenning(wereld, VOORAF)
        maak_bekend(wereld, toekenning)
        db.session.commit()
        toekenning_id = toekenning.id
    browser = start_her(als, toekenning_id)
    assert extern(app) == [(REGEL, "voorgevuld")]
    pagina = vraagpagina(app, browser)
    assert "Met opslaan bevestigt u het antwoord." in pagina.tekst
    browser.volg(vul(browser, pagina, {"ha-extern": REGEL}))
    assert extern(app) == [(REGEL, "nagekeken")]
    mijn = f"{REGEL} Wij werken nu met vaste mensen."
    pagina = vraagpagina(app, browser)
    browser.volg(vul(browser, pagina, {"ha-extern": mijn}))
    assert extern(app) == [(mijn, "gewijzigd")]
    with app.app_context():
        maak_bekend(wereld, db.session.get_one(type(toekenning), toekenning_id), date(2026, 10, 1))
        db.session.commit()
    assert "1 oktober 2026" not in vraagpagina(app, browser).tekst
    assert extern(app) == [(mijn, "gewijzigd")]


@pytest.mark.usefixtures("vandaag")
def test_an_empty_answer_opens_with_what_became_known(app, wereld, als):
    with app.app_context():
        toekenning = maak_toekenning(wereld, VOORAF)
        db.session.commit()
        toekenning_id = toekenning.id
    browser = start_her(als, toekenning_id)
    assert extern(app) == []
    assert "vulde ze alvast in" not in vraagpagina(app, browser).tekst
    with app.app_context():
        maak_bekend(wereld, db.session.get_one(type(toekenning), toekenning_id))
        db.session.commit()
    pagina = vraagpagina(app, browser)
    assert "vulde ze alvast in" in pagina.tekst
    assert pagina.formulier(met="ha-extern").velden["ha-extern"] == [REGEL]
    assert extern(app) == []
    browser.volg(vul(browser, pagina, {"ha-extern": REGEL}))
    assert extern(app) == [(REGEL, "getypt")]


@pytest.mark.parametrize(
    ("op", "betrokken"),
    [(date(2027, 1, 14), "ja"), (date(2030, 1, 14), "ja"), (date(2030, 1, 15), "nee")],
)
def test_a_traject_of_a_group_answers_for_every_member_for_three_years(app, wereld, op, betrokken):
    with app.app_context():
        groep, leden = maak_groepstoekenningen(wereld, 3)
        buiten = maak_toekenning(wereld).client_id
        maak_afgerond(wereld, [rij.client for rij in leden], date(2027, 1, 14), groep=groep)
        ids = [rij.client_id for rij in leden]
        ja = {"betrokken": betrokken, "afgerond_op": "2027-01-14"}
        nee = {"betrokken": "nee", "afgerond_op": None}
        assert cce_van([*ids, buiten], op) == {**dict.fromkeys(ids, ja), buiten: nee}


@pytest.mark.usefixtures("vandaag")
def test_the_next_aanbieder_learns_the_days_and_nothing_else(app, wereld):
    with app.test_request_context():
        verhuizing = maak_verhuisd(wereld)
        maak_bekend(wereld, verhuizing.toekenning)
        nieuw = verhuizing.nieuwe_toekenning.client
        nieuw.clientcode = "ELDERS-7"
        ja = {"betrokken": "ja", "afgerond_op": "2026-01-14"}
        assert cce_van([nieuw.id], VANDAAG.date()) == {nieuw.id: ja}
        [bekend] = trajectbron().afgerond([nieuw.id])[nieuw.id]
        assert (bekend.clientcode, bekend.themas) == ("ELDERS-7", [])
        assert beschrijf_trajecten([nieuw.id]) == REGEL.partition(" Thema's")[0]
        assert beschrijf_trajecten([verhuizing.toekenning.client_id]) == REGEL


@pytest.mark.usefixtures("op_toetsdag")
def test_a_version_keeps_the_answer_and_the_toetsing_sees_the_real_trajecten(app, wereld, als):
    with app.app_context():
        aanvraag_id = maak_in_toetsing(wereld).id
        db.session.commit()
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        versie = lees_versie(
            db.session.scalars(
                sa.select(AanvraagVersie).where(AanvraagVersie.aanvraag_id == aanvraag_id)
            ).one()
        )
        assert versie.inhoud["cce"] == {"betrokken": "nee", "afgerond_op": None}
        [paren] = maak_weergave(versie).tabs[0].groepen[0].items[0].delen
        assert ("CCE betrokken in de afgelopen 3 jaar", "nee") in paren.rijen
        ontvangen = clock.local_day(aanvraag.ontvangen_op)
        drie_jaar = ontvangen.replace(year=ontvangen.year - 3)
        wens = replace(VOORAF, ingang=drie_jaar, maanden=48)
        maak_toekenning(wereld, wens, client=aanvraag.persoon)
        aan = signaal(aanvraag)
        assert (aan.stand, aan.gegevens) == (Stand.AAN, {"aan_de_beurt_op": ontvangen})
        db.session.commit()
    beoordelaar, dossier = als(Rol.BEOORDELAAR), f"/dossiers/{aanvraag_id}"
    for pad in ("toetsing/ct", "signalen/sg-cce-36"):
        assert f"{dossier}/geschiedenis" in beoordelaar.open(f"{dossier}/{pad}").document.links
    assert (
        f"{dossier}/geschiedenis" not in beoordelaar.open(f"{dossier}/toetsing/al").document.links
    )
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        maak_afgerond(wereld, [aanvraag.persoon], drie_jaar.replace(day=drie_jaar.day + 1))
        assert signaal(aanvraag).stand is Stand.UIT
        db.session.commit()
        traject_id = db.session.scalars(sa.select(Traject.id)).one()
    links = beoordelaar.open(f"{dossier}/geschiedenis").document.links
    assert f"/ontwikkeltrajecten/{traject_id}" in links
    tekst = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/signalen").tekst
    assert "Een ontwikkeltraject is nog niet aan de beurt." in tekst


def signaal(aanvraag):
    """Compute SG-CCE-36 as the toetsing has it now."""
    alle = stand_van_toetsing(aanvraag).signalen
    return next(rij for rij in alle if rij.id == "SG-CCE-36")
