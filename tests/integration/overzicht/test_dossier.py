"""The timeline and the explained dates, for both sides."""

from datetime import UTC, datetime

import pytest

from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.tijdlijn import list_voorvallen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import GebeurtenisSoort, Publiek
from portal.overzicht.queries.tijdlijn import GROEPEN
from portal.overzicht.teksten import overzichttekst
from portal.platform import clock
from portal.platform.database import db
from tests.factories.beoordeling import maak_gebeurtenis
from tests.factories.wereld import ANDER

OP = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
ERNA = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)


def test_elke_soort_gebeurtenis_heeft_een_tekst_en_een_groep():
    gegroepeerd = [soort for groep in GROEPEN.values() for soort in groep]
    assert sorted(gegroepeerd) == sorted(GebeurtenisSoort)
    assert [s for s in GebeurtenisSoort if not overzichttekst("tijdlijn", s.value)] == []


def test_de_aanbieder_leest_wat_er_gebeurde(als, gevraagd):
    with clock.freeze(OP):
        pagina = als(Rol.MANAGER).open(f"/aanvragen/{gevraagd}/tijdlijn")
    assert "Antwoord uiterlijk op 14 december 2026" in pagina.tekst
    assert "Aanvulling gevraagd" in pagina.tekst
    assert "Zorgkantoor Voorbeeldland, beoordelaar" in pagina.tekst
    assert "Manager eigen, manager" in pagina.tekst


def test_het_filter_toont_alleen_die_soort(als, gevraagd):
    with clock.freeze(OP):
        browser = als(Rol.MANAGER)
        termijn = browser.open(f"/aanvragen/{gevraagd}/tijdlijn?toon=termijn").tekst
        besluit = browser.open(f"/aanvragen/{gevraagd}/tijdlijn?toon=besluit").tekst
    assert "Aanvulling gevraagd" in termijn
    assert "Aanvraag ingediend" not in termijn
    assert "Hierover staat nog niets in de tijdlijn." in besluit


def test_voorbereiden_ziet_alleen_het_zorgkantoor_en_maken_alleen_de_aanbieder(app, ingediend):
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, ingediend)
        for nr, soort in ((3, "volledig"), (4, "besluit_voorbereid"), (5, "aangeboden")):
            maak_gebeurtenis(aanvraag, nr, soort, op=OP, rol=Rol.BEOORDELAAR)
        gezien = {
            publiek: [voorval.soort.value for voorval in list_voorvallen(aanvraag, publiek=publiek)]
            for publiek in Publiek
        }
    assert gezien == {
        Publiek.AANBIEDER: ["volledig", "ingediend", "gestart"],
        Publiek.ZORGKANTOOR: ["aangeboden", "besluit_voorbereid", "volledig", "ingediend"],
    }


def test_het_zorgkantoor_leest_zijn_eigen_tijdlijn(als, gevraagd):
    with clock.freeze(OP):
        pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{gevraagd}/tijdlijn")
    assert "Beoordelaar eigen, beoordelaar" in pagina.tekst
    assert "Zorghuis Voorbeeld, manager" in pagina.tekst
    assert "Aanvraag begonnen" not in pagina.tekst


def test_de_beslisdatum_is_stap_voor_stap_uitgelegd(als, gevraagd):
    with clock.freeze(OP):
        tekst = als(Rol.MANAGER).open(f"/aanvragen/{gevraagd}/termijn").tekst
    assert "maandag 16 november 2026" in tekst
    assert "Daar komen 56 dagen bij. maandag 11 januari 2027" in tekst
    assert "Vanaf 1 december 2026 stond de termijn 14 dagen stil" in tekst
    assert "Uiterlijk op maandag 25 januari 2027. Dit is een voorlopige datum" in tekst
    assert "Uiterlijk op maandag 14 december 2026." in tekst


def test_na_een_gemiste_aanvulling_kan_buiten_behandeling_laten(app, als, gevraagd):
    with app.app_context():
        verwerk_verstreken_termijnen(ERNA)
    with clock.freeze(ERNA):
        zorgkantoor = als(Rol.BEOORDELAAR).open(f"/dossiers/{gevraagd}/termijn").tekst
        aanbieder = als(Rol.MANAGER).open(f"/aanvragen/{gevraagd}/termijn").tekst
    assert "Uiterlijk op maandag 11 januari 2027." in zorgkantoor
    assert "buiten behandeling" not in aanbieder


@pytest.mark.parametrize("blad", ["tijdlijn", "termijn"])
def test_wie_er_niet_bij_hoort_komt_er_niet(als, ingediend, blad):
    als(Rol.MANAGER, ANDER).open(f"/aanvragen/{ingediend}/{blad}", status=404)
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{ingediend}/{blad}", status=404)
    als(Rol.BEOORDELAAR).open(f"/aanvragen/{ingediend}/{blad}", status=403)
    als(Rol.BEHEERDER_AANBIEDER).open(f"/aanvragen/{ingediend}/{blad}", status=403)
