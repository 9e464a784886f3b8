"""The list of who is due: what each party sees, filters, and pages by key."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.platform import clock
from portal.platform.database import db
from tests.factories.ontwikkeltraject import maak_afgerond, maak_trajectrij
from tests.factories.toekenning import VOORAF, maak_groepstoekenningen, maak_toekenning
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ADRES = "/ontwikkeltrajecten/aan-de-beurt"


@pytest.fixture(autouse=True)
def _klok():
    with clock.freeze(NU):
        yield


@pytest.fixture
def maak(app, wereld):
    """Make clients that are due; gives their codes."""

    def doe(*wensen):
        with app.app_context():
            codes = [maak_toekenning(wereld, wens).clientcode for wens in wensen]
            db.session.commit()
            vernieuw_beurten(NU)
        return codes

    return doe


VROEG = replace(VOORAF, ingang=date(2023, 11, 1), maanden=48)
LAAT = replace(VOORAF, ingang=date(2026, 5, 9))
ELDERS = replace(VROEG, locatie="locatie_2")


def codes(pagina, alle):
    """Give which clients a page names, in order."""
    return sorted((code for code in alle if code in pagina.tekst), key=pagina.tekst.index)


def test_aanbieder_and_zorgkantoor_see_their_own_the_first_first(maak, als):
    laat, vroeg, elders = alle = maak(LAAT, VROEG, ELDERS)
    assert codes(als(Rol.MANAGER).open(ADRES), alle)[-1] == laat
    assert codes(als(Rol.BEGELEIDER).open(ADRES), alle) == [vroeg, laat]
    assert codes(als(Rol.BEGELEIDER, TWEEDE).open(ADRES), alle) == [elders]
    pagina = als(Rol.BEOORDELAAR).open(ADRES)
    assert set(codes(pagina, alle)) == set(alle)
    assert "9 mei 2029" in pagina.tekst
    assert "Over tijd" in pagina.tekst
    for wie in ((Rol.MANAGER, ANDER), (Rol.BEOORDELAAR, ANDER)):
        leeg = als(*wie).open(ADRES)
        assert codes(leeg, alle) == []
        assert "Hier staan nog geen cliënten." in leeg.tekst
    als(Rol.BEZWAARBEHANDELAAR).open(ADRES, status=403)


def test_the_cce_reads_code_place_and_month_and_never_a_name_or_day(maak, app, als, wereld):
    [code] = maak(LAAT)
    pagina = als(Rol.CCE_COORDINATOR).open(ADRES)
    assert code in pagina.tekst
    assert "mei 2029" in pagina.tekst
    assert "Zorghuis Voorbeeld" in pagina.tekst
    for dag in ("9 mei 2029", "9 mei 2026", "2029-05-09", "/clienten/"):
        assert dag not in pagina.antwoord.text
    with app.app_context():
        client = maak_toekenning(wereld, VROEG).client
        naam = client.achternaam
        db.session.commit()
        vernieuw_beurten(NU)
    tekst = als(Rol.CCE_COORDINATOR).open(ADRES).tekst
    assert naam not in tekst


def test_the_term_is_in_years_and_only_who_leads_trajecten_filters_on_that(als):
    assert "minstens 1 keer per 3 jaar" in als(Rol.MANAGER).open(ADRES).tekst
    for rol, aantal in ((Rol.MANAGER, 0), (Rol.BEOORDELAAR, 0), (Rol.CCE_COORDINATOR, 1)):
        assert als(rol).open("/ontwikkeltrajecten").tekst.count("Die ik leid") == aantal


def test_year_too_late_and_place_narrow_the_list(maak, als, wereld):
    laat, vroeg, elders = alle = maak(LAAT, VROEG, ELDERS)
    browser = als(Rol.MANAGER)
    assert codes(browser.open(f"{ADRES}?wanneer=2029"), alle) == [laat]
    assert codes(browser.open(f"{ADRES}?plek={wereld['locatie_2']}"), alle) == [elders]
    over = browser.open(f"{ADRES}?wanneer=te_laat&plek={wereld['locatie']}")
    assert codes(over, alle) == [vroeg]
    assert "Geen cliënten bij deze filters." in browser.open(f"{ADRES}?wanneer=2027").tekst
    assert len(codes(browser.open(f"{ADRES}?wanneer=nooit&na=niets"), alle)) == 3


def test_pages_follow_by_key_without_a_day_in_the_address(maak, als):
    alle = maak(*(replace(LAAT, ingang=date(2026, 1, 1 + nr // 2)) for nr in range(52)))
    browser = als(Rol.CCE_COORDINATOR)
    eerste = browser.open(ADRES)
    [volgende] = [link for link in eerste.document.links if "na=" in link]
    tweede = browser.open(volgende)
    assert sorted(codes(eerste, alle) + codes(tweede, alle)) == sorted(alle)
    assert len(codes(tweede, alle)) == 2
    [terug] = [link for link in tweede.document.links if "tot=" in link]
    assert codes(browser.open(terug), alle) == codes(eerste, alle)
    assert "2026" not in volgende + terug


def test_a_running_traject_of_the_client_or_the_group_shows(app, wereld, als):
    with app.app_context():
        groep, _ = maak_groepstoekenningen(wereld, 2, LAAT)
        eigen, zonder = maak_toekenning(wereld, LAAT), maak_toekenning(wereld, LAAT)
        maak_trajectrij(wereld, groep)
        maak_trajectrij(wereld, eigen.client)
        maak_afgerond(wereld, [zonder.client], date(2026, 2, 2))
        db.session.commit()
        vernieuw_beurten(NU)
    tekst = als(Rol.MANAGER).open(ADRES).tekst
    assert (tekst.count("Bekijken van"), tekst.count("Vragen voor")) == (3, 1)
    assert "2 feb 2026" in tekst


def test_the_number_of_queries_does_not_grow_with_the_rows(app, maak, als):
    browser = als(Rol.MANAGER)
    aantallen = []
    for wensen in ([LAAT], [LAAT, LAAT, VROEG]):
        maak(*wensen)
        with luister(app) as opdrachten:
            browser.open(ADRES)
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
