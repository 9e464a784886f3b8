"""A later version starts with what still holds of the one before, after aanvulling or bijstellen."""

import json
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.aanvullen import beantwoord, vul_aan
from portal.aanvraag.actions.indienen import bijgesteld_indienen
from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Afstemming,
    Ondertekening,
    Rekenblok,
)
from portal.aanvraag.queries.aanvulling import list_punten
from portal.beoordeling.models import Oordeel, Signaalreactie, Toekenningsvoorstel
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit.models import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import onderteken, stand_van, vul_afstemming
from tests.factories.besluit import (
    INGEDIEND,
    Toetswens,
    maak_getoetste_aanvraag,
    stand_van_toetsing,
)
from tests.factories.toetsing import S05
from tests.factories.verloop import Gevraagd, stel_getoetste_bij, vraag_aanvulling
from tests.factories.wereld import ANDER
from tests.sql import luister, schrijft_naar, zonder_bijwerk

GEVRAAGD = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
NU = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
VOORSTEL = {
    "nachtzorg": {"waarde": "1", "reden": "Een uur is genoeg."},
    "context_boven": {"waarde": "3000", "reden": "Dit deel."},
    "maanden": {"waarde": "24"},
}
TOETS = Toetswens(
    oordelen={
        "AL-4": ("voldoet_deels", "Nog niet gemeten."),
        "CM-4": ("voldoet_niet", "De wand is niet onderbouwd."),
        "KL-2": ("voldoet_deels", "Niet helder."),
    },
    voorstel=VOORSTEL,
)


@pytest.fixture
def op_de_dag():
    with clock.freeze(NU):
        yield


@pytest.fixture
def getoetst(app, wereld, op_de_dag):
    """Give the id of S05 with every criterium scored, one signal set aside and a voorstel."""
    with app.app_context():
        with clock.freeze(INGEDIEND):
            aanvraag = maak_getoetste_aanvraag(wereld, S05, TOETS)
            stand = stand_van_toetsing(aanvraag)
        signaal = next(signaal for signaal in stand.signalen if signaal.actief)
        db.session.add(
            Signaalreactie(
                zorgkantoor_id=aanvraag.zorgkantoor_id,
                versie_id=stand.versie.rij.id,
                signaal=signaal.id,
                overgenomen=False,
                reden="Klopt met de uitleg.",
                door_id=wereld.gebruiker(Rol.BEOORDELAAR),
                op=INGEDIEND,
            )
        )
        db.session.commit()
        return aanvraag.id


def partijen(wereld, aanvraag_id):
    """Give the aanvraag, its beoordelaar and its manager."""
    mensen = (wereld.gebruiker(rol) for rol in (Rol.BEOORDELAAR, Rol.MANAGER))
    aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
    return aanvraag, *(db.session.get_one(Gebruiker, mens) for mens in mensen)


@pytest.fixture
def aangevuld(app, wereld, getoetst):
    """Give its id after one question was asked and answered: version 2."""
    with app.app_context():
        aanvraag, door, manager = partijen(wereld, getoetst)
        with clock.freeze(GEVRAAGD):
            vraag_aanvulling(
                aanvraag,
                [Gevraagd("hs-zonder")],
                hersteldatum=date(2026, 3, 31),
                door=door,
                op=GEVRAAGD,
            )
        stand = stand_van(aanvraag)
        (punt,) = list_punten(stand.dossier, stand.dossier.open_verzoek, stand.kader.vragenlijst)
        beantwoord(aanvraag, punt, "Zonder meerzorg lukt het niet.", 1, door=manager, op=NU)
        vul_aan(aanvraag, door=manager, op=NU)
        assert aanvraag.toestand is Toestand.IN_TOETSING
        db.session.commit()
    return getoetst


@pytest.fixture
def bijgesteld(app, wereld, getoetst):
    """Give its id after bijstellen with a cheaper wand: version 2."""
    with app.app_context():
        aanvraag, door, manager = partijen(wereld, getoetst)
        with clock.freeze(GEVRAAGD):
            stel_getoetste_bij(aanvraag, antwoorddatum=date(2026, 4, 3), door=door, op=GEVRAAGD)
        db.session.execute(sa.delete(Afstemming))
        db.session.execute(sa.delete(Ondertekening))
        vul_afstemming(aanvraag, manager, op=NU)
        blok = db.session.scalars(sa.select(Rekenblok).where(Rekenblok.blok == "context")).one()
        ruw = json.loads(json.dumps(blok.ruw))
        ruw["posten"][0]["bedrag"] = "8000"
        blok.ruw = ruw
        db.session.flush()
        onderteken(aanvraag, op=NU)
        digest = stand_van(aanvraag).digest
        bijgesteld_indienen(aanvraag, getoonde_digest=digest, door=manager, op=NU)
        db.session.commit()
    return getoetst


def adres(aanvraag_id, groep="ca"):
    return f"/dossiers/{aanvraag_id}/toetsing/{groep}"


def knop(pagina):
    return next(
        form for form in pagina.document.formulieren if (form.actie or "").endswith("-overnemen")
    )


def neem_over(browser, aanvraag_id, status=303):
    pagina = browser.open(adres(aanvraag_id))
    return browser.vul_in(pagina, formulier=knop(pagina), status=status)


def van_versie(app, soort, nr, *namen):
    """Give the named values of the rows of one kind on one version."""
    with app.app_context():
        versie = sa.select(AanvraagVersie.id).where(AanvraagVersie.nr == nr).scalar_subquery()
        rijen = db.session.scalars(sa.select(soort).where(soort.versie_id == versie))
        return [tuple(getattr(rij, naam) for naam in namen) for rij in rijen]


def oordelen(app, nr):
    rijen = van_versie(app, Oordeel, nr, "criterium", "oordeel", "herkomst", "toelichting")
    return {naam: tuple(rij) for naam, *rij in rijen}


def overgenomen(app, aanvraag_id):
    """Give moment and person of the audit lines of taking over."""
    with app.app_context():
        vraag = sa.select(AuditRegel).where(
            AuditRegel.object_id == aanvraag_id, AuditRegel.kenmerk == "overgenomen"
        )
        return [(rij.code, rij.gebruiker_id) for rij in db.session.scalars(vraag)]


def test_na_een_aanvulling_blijft_open_waar_het_antwoord_bij_hoort(als, aangevuld, app):
    browser = als(Rol.BEOORDELAAR)
    klaar = neem_over(browser, aangevuld)
    toen, nu = oordelen(app, 1), oordelen(app, 2)
    with app.app_context():
        kader = stand_van_toetsing(db.session.get_one(Aanvraag, aangevuld)).criteria
    erbij = {deel.id for deel in kader if "hs-zonder" in deel.vragen}
    assert erbij
    assert nu == {
        naam: (oordeel, "vorige_versie", tekst)
        for naam, (oordeel, _, tekst) in toen.items()
        if naam not in erbij
    }
    assert f"Overgenomen: {len(nu)} oordelen." in browser.volg(klaar).tekst


def test_wat_veranderde_toont_het_oude_oordeel_ernaast(als, bijgesteld, app):
    browser = als(Rol.BEOORDELAAR)
    neem_over(browser, bijgesteld)
    nu = oordelen(app, 2)
    assert nu["KL-2"] == ("voldoet_deels", "vorige_versie", "Niet helder.")
    assert "CM-4" not in nu
    pagina = browser.open(adres(bijgesteld, "cm"))
    assert "Bij versie 1: voldoet niet" in pagina.tekst
    assert "De wand is niet onderbouwd." in pagina.tekst
    assert "Dit is veranderd: " in pagina.tekst
    assert "Contextmiddelen" in pagina.tekst
    assert "Overgenomen van een eerdere versie." in browser.open(adres(bijgesteld, "kl")).tekst


def test_het_voorstel_gaat_mee_per_regel_die_gelijk_bleef(als, aangevuld, app):
    neem_over(als(Rol.BEOORDELAAR), aangevuld)
    assert van_versie(app, Toekenningsvoorstel, 2, "regels") == [(VOORSTEL,)]


def test_een_andere_gevraagde_regel_gaat_niet_mee(als, bijgesteld, app):
    neem_over(als(Rol.BEOORDELAAR), bijgesteld)
    blijft = {naam: VOORSTEL[naam] for naam in ("nachtzorg", "maanden")}
    assert van_versie(app, Toekenningsvoorstel, 2, "regels") == [(blijft,)]


def test_een_reactie_op_een_gelijk_signaal_gaat_mee(als, aangevuld, app):
    neem_over(als(Rol.BEOORDELAAR), aangevuld)
    namen = ("signaal", "overgenomen", "reden")
    eerst = van_versie(app, Signaalreactie, 1, *namen)
    assert [rij[1:] for rij in eerst] == [(False, "Klopt met de uitleg.")]
    assert van_versie(app, Signaalreactie, 2, *namen, "op") == [(*eerst[0], NU)]


def test_tweemaal_dezelfde_knop_neemt_een_keer_over(als, aangevuld, app, wereld):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(aangevuld))
    eerste = browser.vul_in(pagina, formulier=knop(pagina))
    tweede = browser.vul_in(pagina, formulier=knop(pagina))
    assert eerste.naar == tweede.naar == f"/dossiers/{aangevuld}/toetsing"
    regel = ("dossier.toetsen", wereld.gebruiker(Rol.BEOORDELAAR))
    assert overgenomen(app, aangevuld) == [regel]
    assert len(van_versie(app, Oordeel, 2)) == len(oordelen(app, 2)) > 0


def test_een_tweede_pagina_vindt_niets_meer(als, aangevuld, app, wereld):
    browser, collega = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    oud = collega.open(adres(aangevuld))
    neem_over(browser, aangevuld)
    eerst = oordelen(app, 2)
    collega.vul_in(oud, formulier=knop(oud))
    assert oordelen(app, 2) == eerst
    assert len(overgenomen(app, aangevuld)) == 1
    assert "is al getoetst" not in browser.open(adres(aangevuld)).tekst


def test_wat_er_al_staat_blijft(als, aangevuld, app):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(aangevuld, "kl"))
    form = next(form for form in pagina.document.formulieren if "KL-2-waarde" in form.namen)
    browser.vul_in(pagina, {"KL-2-waarde": "voldoet"}, formulier=form, knop="opslaan")
    neem_over(browser, aangevuld)
    assert oordelen(app, 2)["KL-2"] == ("voldoet", "zelf", "")


def test_buiten_toetsing_neemt_niemand_over(als, aangevuld, app):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(aangevuld))
    with app.app_context():
        db.session.get_one(Aanvraag, aangevuld).toestand = Toestand.BESLUIT_KLAARZETTEN
        db.session.commit()
    geweigerd = browser.vul_in(pagina, formulier=knop(pagina), status=422)
    assert "zolang de aanvraag in toetsing is" in geweigerd.tekst
    assert oordelen(app, 2) == {}


def test_zonder_eerdere_toetsing_is_er_niets_over_te_nemen(als, getoetst):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(getoetst))
    assert "overnemen" not in pagina.tekst
    formulier = next(form for form in pagina.document.formulieren if "csrf_token" in form.velden)
    velden = {"csrf_token": formulier.velden["csrf_token"]}
    antwoord = browser.client.post(f"/dossiers/{getoetst}/oordelen-overnemen", data=velden)
    assert antwoord.status_code == 404


def test_een_lezer_heeft_geen_knop_en_leest_de_oude_oordelen(als, aangevuld):
    lezer = als(Rol.BEZWAARBEHANDELAAR)
    pagina = lezer.open(adres(aangevuld))
    assert "Versie 1 is al getoetst" not in pagina.tekst
    assert f"/dossiers/{aangevuld}/versies/1/toetsing" in pagina.antwoord.text
    eerder = lezer.open(f"/dossiers/{aangevuld}/versies/1/toetsing")
    for deel in (
        "De wand is niet onderbouwd.",
        "Voldoet niet",
        "Klopt met de uitleg.",
        "Nachtzorg",
        "24",
    ):
        assert deel in eerder.tekst
    assert all("waarde" not in naam for form in eerder.document.formulieren for naam in form.namen)
    lezer.open(f"/dossiers/{aangevuld}/versies/3/toetsing", status=404)


def test_een_ander_zorgkantoor_vindt_niets(als, aangevuld):
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{aangevuld}/versies/1/toetsing", status=404)
    als(Rol.MANAGER).open(f"/dossiers/{aangevuld}/versies/1/toetsing", status=403)


@pytest.mark.parametrize("pagina", ["toetsing/ca", "versies/1/toetsing", "versies/2/toetsing"])
def test_lezen_schrijft_niets_en_kost_een_vast_aantal_opdrachten(als, aangevuld, app, pagina):
    browser = als(Rol.BEOORDELAAR)
    with luister(app) as opdrachten:
        browser.open(f"/dossiers/{aangevuld}/{pagina}")
    assert schrijft_naar(opdrachten) == set()
    eerste = len(zonder_bijwerk(opdrachten))
    neem_over(browser, aangevuld)
    with luister(app) as opdrachten:
        browser.open(f"/dossiers/{aangevuld}/{pagina}")
    assert len(zonder_bijwerk(opdrachten)) == eerste <= 30
