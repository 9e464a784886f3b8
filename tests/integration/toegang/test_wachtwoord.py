"""One-time links and passphrases, from outside."""

from datetime import timedelta

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang import actions
from portal.toegang.models import Gebruiker
from tests.factories.toegang import WACHTZIN

NIEUW = "een zin die niemand kent"


@pytest.fixture
def link(app, wereld):
    """Give the address with which the manager sets a passphrase."""
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        token = actions.maak_link(gebruiker, door=None, op=clock.now())
        db.session.commit()
    return f"/uitnodiging/{token}"


def wijzig(browser, huidig, nieuw, *, status=303):
    pagina = browser.open("/wachtwoord")
    velden = {"huidig": huidig, "nieuw": nieuw}
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="huidig"), status=status)


def kan_inloggen(browser, email, zin):
    pagina = browser.open("/inloggen")
    gegevens = {**pagina.formulier().velden, "email": email, "wachtzin": zin}
    return browser.client.post("/inloggen", data=gegevens).status_code == 303


def test_een_link_zet_de_wachtzin_een_keer(app, wereld, browser, nieuwe_browser, link):
    klaar = browser.vul_in(browser.open(link), {"nieuw": NIEUW})
    assert klaar.naar == "/inloggen"
    assert "Uw wachtzin is bewaard" in browser.volg(klaar).tekst
    assert kan_inloggen(browser, wereld.email(Rol.MANAGER), NIEUW)
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        assert manager.wachtwoord_hash.startswith("$argon2id$")
    assert "Deze link werkt niet meer" in nieuwe_browser().open(link, status=404).tekst


def test_twee_mensen_met_dezelfde_link(wereld, browser, nieuwe_browser, link):
    tweede = nieuwe_browser()
    eerste_pagina, tweede_pagina = browser.open(link), tweede.open(link)
    browser.vul_in(eerste_pagina, {"nieuw": NIEUW})
    tweede.vul_in(tweede_pagina, {"nieuw": "een zin van een ander"}, status=404)
    assert not kan_inloggen(tweede, wereld.email(Rol.MANAGER), "een zin van een ander")
    assert kan_inloggen(browser, wereld.email(Rol.MANAGER), NIEUW)


def test_een_link_bekijken_verbruikt_hem_niet_en_na_drie_dagen_werkt_hij_niet(browser, link):
    browser.open(link)
    browser.open(link)
    with clock.freeze(clock.now() + timedelta(hours=71, minutes=59)):
        browser.open(link)
    with clock.freeze(clock.now() + timedelta(hours=72, minutes=1)):
        browser.open(link, status=404)


def test_een_nieuwe_link_maakt_de_vorige_dood(app, wereld, browser, link):
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        nieuw = actions.maak_link(gebruiker, door=None, op=clock.now())
        db.session.commit()
    browser.open(link, status=404)
    browser.open(f"/uitnodiging/{nieuw}")


def test_raden_naar_een_link_houdt_op_en_een_zaal_vol_collega_s_niet(app, wereld, browser, link):
    for _ in range(12):
        browser.vul_in(browser.open(link), {"nieuw": "te kort"}, status=422)
    bewijs = browser.open("/inloggen").formulier().velden["csrf_token"]
    for _ in range(10):
        geraden = browser.client.post("/uitnodiging/zomaar-iets", data={"csrf_token": bewijs})
        assert geraden.status_code == 404
    browser.vul_in(browser.open(link), {"nieuw": NIEUW}, status=429)


def test_een_onbekende_link_ziet_eruit_als_een_gebruikte(browser, nieuwe_browser, link):
    onbekend = nieuwe_browser().open("/uitnodiging/zomaar-iets", status=404)
    browser.vul_in(browser.open(link), {"nieuw": NIEUW})
    gebruikt = nieuwe_browser().open(link, status=404)
    assert onbekend.tekst == gebruikt.tekst


@pytest.mark.parametrize(
    ("zin", "goed"),
    [("x" * 11, False), ("x" * 12, True), ("x" * 128, True), ("x" * 129, False), ("", False)],
)
def test_een_wachtzin_heeft_12_tot_128_tekens_en_verder_geen_regels(browser, link, zin, goed):
    pagina = browser.vul_in(browser.open(link), {"nieuw": zin}, status=303 if goed else 422)
    if not goed:
        assert "nieuw-error" in pagina.document.ids


def test_een_nieuwe_wachtzin_beeindigt_elke_andere_sessie(wereld, als):
    thuis, werk = als(Rol.MANAGER), als(Rol.MANAGER)
    voor = thuis.client.get_cookie("sessie").value
    klaar = wijzig(thuis, WACHTZIN, NIEUW)
    assert klaar.naar == "/"
    assert thuis.client.get_cookie("sessie").value != voor
    thuis.open("/wachtwoord")
    assert werk.client.get("/wachtwoord").status_code == 303
    assert kan_inloggen(werk, wereld.email(Rol.MANAGER), NIEUW)


def test_de_oude_wachtzin_moet_kloppen_en_raden_houdt_op(wereld, als, browser):
    persoon = als(Rol.MANAGER)
    for _ in range(10):
        pagina = wijzig(persoon, "een heel andere zin", NIEUW, status=422)
        assert "Dit is niet uw wachtzin van nu" in pagina.tekst
    wijzig(persoon, WACHTZIN, NIEUW, status=429)
    assert kan_inloggen(browser, wereld.email(Rol.MANAGER), WACHTZIN)


def test_gelijke_tekens_van_een_ander_toetsenbord_zijn_gelijk(wereld, browser, link):
    browser.vul_in(browser.open(link), {"nieuw": "caf\u00e9 in de zomer"})
    assert kan_inloggen(browser, wereld.email(Rol.MANAGER), "cafe\u0301 in de zomer")


def test_te_lang_is_nooit_goed(wereld, browser, link):
    browser.vul_in(browser.open(link), {"nieuw": "x" * 128})
    assert not kan_inloggen(browser, wereld.email(Rol.MANAGER), "x" * 129)
    assert kan_inloggen(browser, wereld.email(Rol.MANAGER), "x" * 128)
