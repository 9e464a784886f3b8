"""Two people at once, two clicks, and pages that grew old."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.aanvraag.models import Gebeurtenis
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand
from portal.platform.database import db
from portal.toegang.models import Organisatie
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, adres
from tests.factories.aanvraag import S01
from tests.factories.besluit import ALLES_VOLDOET
from tests.factories.toegang import maak_gebruiker, maak_mandaat


@pytest.fixture
def ter_controle(stappen, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    stappen.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""})
    stappen.bied_aan(dossier)
    return dossier


@pytest.fixture
def tweede_teamleider(app, wereld):
    with app.app_context():
        zorgkantoor = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        gebruiker = maak_gebruiker(zorgkantoor, Rol.TEAMLEIDER, naam="Tweede teamleider")
        maak_mandaat(gebruiker, functietitel="Teamleider")
        db.session.commit()
        return gebruiker.id


def vaststelformulier(browser, dossier):
    pagina = browser.open(adres(dossier, "/vaststellen"))
    return browser, pagina.formulier(met="versie").velden


def post(werk, dossier):
    browser, velden = werk
    return browser.client.post(adres(dossier, "/vaststellen"), data=velden).status_code


def test_twee_teamleiders_tegelijk_een_stelt_vast(stappen, als, ter_controle, tweede_teamleider):
    werk = [
        vaststelformulier(als(wie), ter_controle) for wie in (Rol.TEAMLEIDER, tweede_teamleider)
    ]
    with ThreadPoolExecutor(2) as samen:
        antwoorden = list(samen.map(lambda deel: post(deel, ter_controle), werk))
    assert sorted(antwoorden) == [303, 409]
    [besluit] = stappen.rijen(Besluit)
    assert besluit.stand is BesluitToestand.VASTGESTELD
    vastgesteld = [rij for rij in stappen.rijen(Gebeurtenis) if rij.soort == "vastgesteld"]
    assert [rij.door_id for rij in vastgesteld] == [besluit.vastgesteld_door_id]


def test_dubbel_klikken_geeft_hetzelfde_antwoord(stappen, als, ter_controle):
    werk = vaststelformulier(als(Rol.TEAMLEIDER), ter_controle)
    assert [post(werk, ter_controle) for _ in range(2)] == [303, 303]
    assert len([rij for rij in stappen.rijen(Gebeurtenis) if rij.soort == "vastgesteld"]) == 1


def test_een_oude_pagina_houdt_de_tekst(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    laat = als(Rol.BEOORDELAAR)
    pagina = laat.open(adres(dossier))
    stappen.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""}, wie=Rol.TEAMLEIDER)
    velden = TOEKENNEN | {"perspectief": "Mijn eigen tekst."}
    oud = laat.vul_in(pagina, velden, formulier=pagina.formulier(met="uitkomst"), status=409)
    assert "Mijn eigen tekst." in oud.antwoord.text
    assert stappen.teksten(Besluit, "perspectief") == [TOEKENNEN["perspectief"]]


def test_wijzigen_terwijl_het_ter_controle_ligt_kan_niet(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    stappen.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""})
    laat = als(Rol.BEOORDELAAR)
    pagina = laat.open(adres(dossier))
    stappen.bied_aan(dossier)
    laat.vul_in(pagina, AFWIJZEN, formulier=pagina.formulier(met="uitkomst"), status=409)
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.TER_CONTROLE
    assert "Voorbeeld van de brief" in laat.open(adres(dossier)).tekst


def test_na_vaststellen_leidt_elke_knop_verder(stappen, als, ter_controle):
    teamleider = als(Rol.TEAMLEIDER)
    werk = vaststelformulier(teamleider, ter_controle)
    stappen.stel_vast(ter_controle)
    antwoord = teamleider.client.post(adres(ter_controle, "/vaststellen"), data=werk[1])
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit besluit al vastgesteld" in antwoord.text
    assert (
        "Er is geen besluit in voorbereiding."
        in teamleider.open(adres(ter_controle, "/brief")).tekst
    )


def test_intrekken_haalt_het_besluit_van_tafel(stappen, als, ter_controle):
    werk = vaststelformulier(als(Rol.TEAMLEIDER), ter_controle)
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/aanvragen/{ter_controle}/intrekken")
    manager.vul_in(pagina, {"reden": "Niet meer nodig."}, formulier=pagina.formulier(met="reden"))
    assert post(werk, ter_controle) == 409
    beoordelaar = als(Rol.BEOORDELAAR)
    assert "heeft de aanvraag ingetrokken" in beoordelaar.open(adres(ter_controle)).tekst
    assert "in voorbereiding" not in beoordelaar.open(f"/dossiers/{ter_controle}").tekst
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.TER_CONTROLE


def test_dubbel_aanbieden_en_terugsturen_gebeurt_een_keer(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    stappen.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""})
    for wie, plek, eind, velden in (
        (Rol.BEOORDELAAR, "/brief", "/aanbieden", {}),
        (Rol.TEAMLEIDER, "/terugsturen", None, {"reden": "Noem de Zvw."}),
    ):
        browser = als(wie)
        formulieren = browser.open(adres(dossier, plek)).document.formulieren
        [formulier] = [
            f for f in formulieren if "versie" in f.velden and (f.actie or "").endswith(eind or "")
        ]
        werk = formulier.velden | velden
        antwoorden = [
            browser.client.post(adres(dossier, eind or plek), data=werk) for _ in range(2)
        ]
        assert [antwoord.status_code for antwoord in antwoorden] == [303, 303]
        assert antwoorden[0].location == antwoorden[1].location
    soorten = [rij.soort for rij in stappen.rijen(Gebeurtenis)]
    assert (soorten.count("aangeboden"), soorten.count("teruggestuurd")) == (1, 1)


def test_dubbel_opslaan_gaat_naar_de_brief(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(dossier))
    for _ in range(2):
        velden = TOEKENNEN | {"termijnreden": ""}
        klaar = browser.vul_in(pagina, velden, formulier=pagina.formulier(met="uitkomst"))
        assert klaar.naar == adres(dossier, "/brief")
    assert [besluit.nr for besluit in stappen.rijen(Besluit)] == [1]
