"""Propose a goed voorbeeld, have it judged by a second person, take it back."""

import pytest
import sqlalchemy as sa

from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_client
from tests.factories.toekenning import maak_toekenning
from tests.factories.voorbeelden import TEKST
from tests.factories.wereld import ANDER, TWEEDE
from tests.postbus import lees_post
from tests.tegelijk import klaar, tegelijk

S = Voorbeeldstand
VELDEN = TEKST | {"zorgprofiel": ""}
NIEUW = "/goede-voorbeelden/voordragen"
ALLES = ("titel", "situatie", "aanpak", "resultaat", "thema", "maatregel", "zorgprofiel")


def vul_in(browser, velden, adres=NIEUW, status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="titel"), status=status)


def kenmerken(app):
    with app.app_context():
        vraag = sa.select(AuditRegel.code, AuditRegel.kenmerk).where(
            AuditRegel.object_soort == "goed_voorbeeld", AuditRegel.kenmerk.is_not(None)
        )
        return [tuple(rij) for rij in db.session.execute(vraag.order_by(AuditRegel.nr))]


def test_van_voordracht_tot_wat_iedereen_leest(app, als, wereld, lees, stap):
    browser = als(Rol.BEGELEIDER)
    pagina = browser.volg(vul_in(browser, VELDEN))
    assert "Een collega controleert het nu." in pagina.tekst
    assert "Goedkeuren" not in pagina.tekst
    [(voorbeeld_id, stand, door)] = lees("id", "stand", "voorgedragen_door_id")
    assert (stand, door) == (S.VOORGEDRAGEN, wereld.gebruiker(Rol.BEGELEIDER))
    assert lees(*ALLES) == [tuple(VELDEN[veld] for veld in ALLES)]
    managers = ["manager.eigen", "manager.tweede"]
    assert [post[2] for post in lees_post(app, "P04")] == managers

    ander = als(Rol.CCE_COORDINATOR)
    assert TEKST["titel"] not in ander.open("/goede-voorbeelden").tekst
    ander.open(f"/goede-voorbeelden/{voorbeeld_id}", status=404)

    stap(voorbeeld_id, "goedkeuren", {}, status=422)
    stap(voorbeeld_id, "goedkeuren", {"gelezen": "y"})
    assert lees("stand", "beoordeeld_door_id") == [(S.GOEDGEKEURD, wereld.gebruiker(Rol.MANAGER))]
    assert [post[2] for post in lees_post(app, "P05")] == ["begeleider.eigen"]
    for wie in (als(Rol.CCE_COORDINATOR), als(Rol.MANAGER, ANDER), als(Rol.TEAMLEIDER)):
        tekst = wie.open(f"/goede-voorbeelden/{voorbeeld_id}").tekst
        assert TEKST["aanpak"] in tekst
        for spoor in ("Zorghuis Voorbeeld", "Begeleider eigen", "Manager eigen", "2026"):
            assert spoor not in tekst
    assert kenmerken(app) == [
        ("voorbeeld.voordragen", "voorgedragen"),
        ("voorbeeld.goedkeuren", "goedgekeurd"),
    ]


def test_een_dubbele_klik_op_aanpassen_geeft_twee_keer_hetzelfde(als, maak, lees):
    nr = maak(rol=Rol.MANAGER)
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/goede-voorbeelden/{nr}/aanpassen")
    velden = {"titel": "Een rustig begin"}
    formulier = pagina.formulier(met="titel")
    klaar = [browser.vul_in(pagina, velden, formulier=formulier).naar for _ in range(2)]
    assert klaar == [f"/goede-voorbeelden/{nr}"] * 2
    assert lees("titel") == [("Een rustig begin",)]


def test_wie_voordraagt_keurt_niet_goed(maak, stap, lees):
    nr = maak(rol=Rol.MANAGER)
    pagina = stap(nr, "goedkeuren", {"gelezen": "y"}, status=422)
    assert "U droeg dit voorbeeld zelf voor." in pagina.tekst
    assert lees("stand", "goedgekeurd_op") == [(S.VOORGEDRAGEN, None)]
    stap(nr, "goedkeuren", {"gelezen": "y"}, wie=TWEEDE)
    assert lees("stand") == [(S.GOEDGEKEURD,)]


def test_een_herkenbare_tekst_wordt_geweigerd_en_blijft_staan(app, als, wereld, lees):
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), code="ES-014")
        client.voornamen = "Sanne"
        maak_zoekindexen(client, houder_id=wereld["aanbieder"])
        db.session.commit()
    velden = VELDEN | {"aanpak": "Sanne Ahorn (ES-014) van De Es eet sinds 3 mei 2026 alleen."}
    pagina = vul_in(als(Rol.MANAGER), velden, status=422)
    assert (
        "“Ahorn” (naam), “Sanne” (naam), “ES-014” (cliëntcode), “De Es” (locatie), "
        "“3 mei 2026” (datum)"
    ) in pagina.tekst
    assert velden["aanpak"] in pagina.tekst
    assert lees("id") == []


def test_een_zorgkantoor_noemt_ook_geen_client_van_de_aanbieder(app, als, wereld, lees):
    with app.app_context():
        toekenning = maak_toekenning(wereld)
        toekenning_id, nummer = toekenning.id, toekenning.nummer
        db.session.commit()
    adres = f"{NIEUW}?bron=toekenning&bron_id={toekenning_id}"
    als(Rol.MANAGER, ANDER).open(adres, status=404)
    als(Rol.MANAGER).open(f"{NIEUW}?bron=dialoog&bron_id={toekenning_id}", status=404)
    browser = als(Rol.BEOORDELAAR)
    pagina = vul_in(browser, VELDEN | {"titel": "Voorbeeld slaapt door"}, adres, status=422)
    assert "“Voorbeeld” (naam)" in pagina.tekst
    pagina = browser.volg(vul_in(browser, VELDEN, adres))
    assert f"Gezien bij: Toekenning {nummer}" in pagina.tekst
    assert lees("bron_soort", "bron_id") == [("toekenning", toekenning_id)]
    assert [post[2] for post in lees_post(app, "P04")] == sorted(
        f"{rol}.{wie}"
        for rol in ("beoordelaar", "teamleider")
        for wie in ("eigen", "tweede")
        if (rol, wie) != ("beoordelaar", "eigen")
    )


def test_een_zorgkantoor_leert_niet_wie_er_bij_een_aanbieder_woont(app, als, wereld, lees, stap):
    with app.app_context():
        toekenning = maak_toekenning(wereld)
        onbekend = maak_client(db.session.get_one(Locatie, wereld["locatie"]), code="ES-099")
        onbekend.voornamen = "Wietske"
        maak_zoekindexen(onbekend, houder_id=wereld["aanbieder"])
        adres = f"{NIEUW}?bron=toekenning&bron_id={toekenning.id}"
        db.session.commit()
    velden = VELDEN | {"aanpak": "Bij wietske en es-099 werd het rustig."}
    vul_in(als(Rol.BEOORDELAAR), velden, adres)
    [(voorbeeld_id,)] = lees("id")
    stap(voorbeeld_id, "goedkeuren", {"gelezen": "y"}, rol=Rol.BEOORDELAAR, wie=TWEEDE)
    assert lees("stand") == [(S.GOEDGEKEURD,)]
    assert "“wietske” (naam)" in vul_in(als(Rol.MANAGER), velden, status=422).tekst


def test_teruggestuurd_aangepast_en_opnieuw_beoordeeld(app, als, maak, stap, lees):
    nr = maak()
    stap(nr, "terugsturen", {"reden": "Schrijf ook wat het opleverde."})
    assert lees("stand", "reden") == [(S.TERUGGESTUURD, "Schrijf ook wat het opleverde.")]
    for pad in (f"/goede-voorbeelden/{nr}", "/goede-voorbeelden/eigen"):
        for rol, woord in ((Rol.BEGELEIDER, "Wacht op u"), (Rol.MANAGER, "Teruggestuurd")):
            tekst = als(rol).open(pad).tekst.replace("Teruggestuurd. Wie", "")
            assert [een for een in ("Wacht op u", "Teruggestuurd") if een in tekst] == [woord]
    adres = f"/goede-voorbeelden/{nr}/aanpassen"
    pagina = vul_in(als(Rol.MANAGER), VELDEN, adres, status=422)
    assert "Alleen wie dit voorbeeld voordroeg" in pagina.tekst
    browser = als(Rol.BEGELEIDER)
    assert "Schrijf ook wat het opleverde." in browser.open(adres).tekst
    vul_in(browser, VELDEN | {"resultaat": "Hij lacht weer."}, adres)
    assert lees("stand", "reden", "resultaat") == [(S.VOORGEDRAGEN, "", "Hij lacht weer.")]
    assert len(lees_post(app, "P04")) == 2


def test_intrekken_haalt_het_bij_anderen_weg(als, maak, stap, lees):
    nr = maak(S.GOEDGEKEURD)
    stap(nr, "intrekken", {"reden": "Het werkte later toch niet."})
    assert lees("stand") == [(S.INGETROKKEN,)]
    als(Rol.MANAGER, ANDER).open(f"/goede-voorbeelden/{nr}", status=404)
    assert "Het werkte later toch niet." in als(Rol.MANAGER).open(f"/goede-voorbeelden/{nr}").tekst


@pytest.mark.parametrize("deel", ["goedkeuren", "terugsturen", "intrekken", "aanpassen"])
def test_een_ander_komt_er_niet_bij(als, maak, deel):
    nr = maak(S.GOEDGEKEURD)
    als(Rol.MANAGER, ANDER).open(f"/goede-voorbeelden/{nr}/{deel}", status=404)
    als(Rol.CCE_COORDINATOR).open(f"/goede-voorbeelden/{nr}/{deel}", status=403)
    if deel != "aanpassen":
        als(Rol.BEGELEIDER).open(f"/goede-voorbeelden/{nr}/{deel}", status=403)


def test_wie_een_oude_pagina_goedkeurt_leest_eerst_opnieuw(als, maak, lees):
    nr = maak()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/goede-voorbeelden/{nr}/goedkeuren")
    adres = f"/goede-voorbeelden/{nr}/aanpassen"
    vul_in(als(Rol.BEGELEIDER), VELDEN | {"titel": "Anders"}, adres)
    form = pagina.formulier(met="versie")
    oud = browser.vul_in(pagina, {"gelezen": "y"}, formulier=form, status=409)
    assert "Anders" in oud.tekst
    assert lees("stand") == [(S.VOORGEDRAGEN,)]


def test_twee_oordelen_tegelijk_worden_er_een(app, als, maak, lees):
    nr = maak()
    goed = klaar(als(Rol.MANAGER), f"/goede-voorbeelden/{nr}/goedkeuren", gelezen="y")
    terug = klaar(als(Rol.MANAGER, TWEEDE), f"/goede-voorbeelden/{nr}/terugsturen", reden="Nee.")
    antwoorden = [status for status, _ in tegelijk(app, [goed, terug])]
    assert sorted(antwoorden) in ([303, 409], [303, 422])
    winnaar = S.GOEDGEKEURD if antwoorden[0] == 303 else S.TERUGGESTUURD
    assert lees("stand") == [(winnaar,)]


def test_twee_keer_verstuurd_is_een_voorbeeld(als, lees):
    browser = als(Rol.MANAGER)
    pagina = browser.open(NIEUW)
    form = pagina.formulier(met="titel")
    eerste = browser.vul_in(pagina, VELDEN, formulier=form)
    tweede = browser.vul_in(pagina, VELDEN, formulier=form)
    assert eerste.naar == tweede.naar
    assert len(lees("id")) == 1
