"""Signing in and out, from outside."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel, controleer
from portal.platform.database import db
from portal.toegang.actions import BEZOEKERS
from portal.toegang.models import Gebruiker
from tests.factories.toegang import WACHTZIN

FOUT = "E-mailadres en wachtzin horen niet bij elkaar"


def log_in(browser, email, zin=WACHTZIN, *, adres="/inloggen", status=303):
    return browser.vul_in(browser.open(adres), {"email": email, "wachtzin": zin}, status=status)


def test_wie_inlogt_komt_op_de_gevraagde_pagina(wereld, browser):
    pagina = browser.open("/wachtwoord")
    assert pagina.antwoord.request.path == "/inloggen"
    terug = browser.vul_in(
        pagina, {"email": wereld.email(Rol.MANAGER).upper(), "wachtzin": WACHTZIN}
    )
    assert terug.naar == "/wachtwoord"
    assert "Wachtzin wijzigen" in browser.volg(terug).tekst


def test_inloggen_geeft_een_nieuwe_sessie_en_een_regel_in_het_logboek(app, wereld, browser):
    browser.open("/inloggen")
    voor = browser.client.get_cookie("sessie").value
    log_in(browser, wereld.email(Rol.MANAGER))
    na = browser.client.get_cookie("sessie").value
    assert na != voor
    oud = browser.app.test_client()
    oud.set_cookie("sessie", voor)
    assert oud.get("/wachtwoord").status_code == 303
    with app.app_context():
        regel = db.session.scalars(sa.select(AuditRegel)).one()
        assert (regel.code, regel.gebruiker_id, regel.keten, regel.rol) == (
            "toegang.ingelogd",
            wereld.gebruiker(Rol.MANAGER),
            wereld["aanbieder"],
            "manager",
        )
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        assert clock.now() - gebruiker.laatst_ingelogd_op < timedelta(minutes=1)
        assert gebruiker.versie == 1
        assert controleer() == (1, [])


@pytest.mark.parametrize("welke", ["bekend", "onbekend", "geblokkeerd", "uitgenodigd"])
def test_elke_mislukte_poging_ziet_er_hetzelfde_uit(app, wereld, browser, welke):
    email = wereld.email(Rol.MANAGER)
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        if welke == "geblokkeerd":
            gebruiker.geblokkeerd_op = clock.now()
        if welke == "uitgenodigd":
            gebruiker.wachtwoord_hash = None
        db.session.commit()
    naam = "niemand@voorbeeld.example" if welke == "onbekend" else email
    zin = WACHTZIN if welke in {"geblokkeerd", "uitgenodigd"} else "een heel andere zin"
    pagina = log_in(browser, naam, zin, status=422)
    assert pagina.document.titel == "Fout: Inloggen – Meerzorgportaal"
    assert pagina.tekst.count(FOUT) == 1
    assert "Retry-After" not in pagina.antwoord.headers
    with app.app_context():
        regel = db.session.scalars(sa.select(AuditRegel)).one()
        assert (regel.code, regel.uitkomst) == ("toegang.ingelogd", "geweigerd")
        assert regel.keten == (BEZOEKERS if welke == "onbekend" else wereld["aanbieder"])


def test_een_onbekende_naam_kost_evenveel_werk_als_een_bekende(wereld, browser, monkeypatch):
    gedaan = []
    echt = PasswordHasher.verify

    def tel(zelf, hash_, zin):
        gedaan.append(hash_.split("$")[:4])
        return echt(zelf, hash_, zin)

    monkeypatch.setattr(PasswordHasher, "verify", tel)
    log_in(browser, wereld.email(Rol.MANAGER), "een heel andere zin", status=422)
    log_in(browser, "niemand@voorbeeld.example", "een heel andere zin", status=422)
    assert len(gedaan) == 2
    assert gedaan[0] == gedaan[1]


def test_na_tien_pogingen_wacht_dit_account_en_een_ander_niet(wereld, browser, nieuwe_browser):
    email = wereld.email(Rol.MANAGER)
    for _ in range(10):
        log_in(browser, email, "een heel andere zin", status=422)
    geweigerd = log_in(browser, email, status=429)
    assert 0 < int(geweigerd.antwoord.headers["Retry-After"]) <= 900
    ander = nieuwe_browser()
    ander.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    log_in(ander, email, status=429)
    log_in(ander, wereld.email(Rol.BEGELEIDER), status=303)


def test_een_adres_dat_raadt_wacht_ook_bij_een_ander_account_en_herstelt_vanzelf(wereld, browser):
    for nr in range(10):
        log_in(browser, f"niemand-{nr}@voorbeeld.example", "een heel andere zin", status=422)
    log_in(browser, wereld.email(Rol.MANAGER), status=429)
    with clock.freeze(clock.now() + timedelta(minutes=16)):
        log_in(browser, wereld.email(Rol.MANAGER), status=303)


def test_een_vervalst_doorgegeven_adres_telt_niet(wereld, browser):
    for nr in range(10):
        browser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{nr}"
        log_in(browser, f"niemand-{nr}@voorbeeld.example", "een heel andere zin", status=422)
    log_in(browser, wereld.email(Rol.MANAGER), status=429)


def test_goede_pogingen_tellen_niet_mee(wereld, browser):
    for _ in range(12):
        log_in(browser, wereld.email(Rol.MANAGER))
        browser.vul_in(browser.open("/wachtwoord"))


@pytest.mark.parametrize(
    "vreemd",
    [
        "https://elders.example/",
        "//elders.example",
        "/\\elders.example",
        "/\t/elders.example",
        "javascript:alert(1)",
        "/uitloggen",
    ],
)
def test_na_inloggen_nooit_naar_een_vreemd_adres(wereld, browser, vreemd):
    antwoord = browser.client.get("/inloggen", query_string={"volgende": vreemd})
    assert antwoord.status_code == 200
    pagina = browser.open("/inloggen")
    gegevens = {
        "csrf_token": pagina.formulier().velden["csrf_token"],
        "email": wereld.email(Rol.MANAGER),
        "wachtzin": WACHTZIN,
    }
    terug = browser.client.post("/inloggen", query_string={"volgende": vreemd}, data=gegevens)
    assert (terug.status_code, terug.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("adres", ["/inloggen", "/uitloggen", "/wachtwoord", "/sessie/verlengen"])
def test_zonder_formulierbewijs_gebeurt_er_niets(als, adres):
    persoon = als(Rol.MANAGER)
    assert persoon.client.post(adres, data={}).status_code == 400
    assert "Wachtzin wijzigen" in persoon.open("/wachtwoord").tekst


def test_uitloggen_maakt_de_sessie_overal_dood(als, app):
    persoon = als(Rol.MANAGER)
    pagina = persoon.open("/wachtwoord")
    sid = persoon.client.get_cookie("sessie").value
    uit = persoon.vul_in(pagina, formulier=pagina.formulier(met="csrf_token"))
    assert uit.naar == "/inloggen"
    assert "U bent uitgelogd" in persoon.volg(uit).tekst
    dief = app.test_client()
    dief.set_cookie("sessie", sid)
    assert dief.get("/wachtwoord").status_code == 303


def test_een_geblokkeerd_account_is_er_bij_het_volgende_verzoek_uit(app, wereld, als):
    persoon = als(Rol.MANAGER)
    persoon.open("/wachtwoord")
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        gebruiker.geblokkeerd_op = clock.now()
        db.session.commit()
    assert persoon.client.get("/wachtwoord").headers["Location"].startswith("/inloggen")


def test_na_een_half_uur_stilte_of_twaalf_uur_is_de_sessie_voorbij(als):
    persoon = als(Rol.MANAGER)
    nu = clock.now()
    with clock.freeze(nu + timedelta(minutes=31)):
        assert persoon.client.get("/wachtwoord").status_code == 303
    bezig = als(Rol.MANAGER)
    for minuten in range(0, 12 * 60, 20):
        with clock.freeze(nu + timedelta(minutes=minuten)):
            assert bezig.client.get("/wachtwoord").status_code == 200
    with clock.freeze(nu + timedelta(hours=12, seconds=5)):
        assert bezig.client.get("/wachtwoord").status_code == 303
