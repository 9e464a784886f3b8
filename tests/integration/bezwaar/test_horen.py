"""Z07: hearing is planned, put off, held or left out; new facts open it again (7:2-7:9)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.bezwaar.actions.indienen import Ontvangst
from portal.bezwaar.models import Bezwaar, Bezwaarbrief, Bezwaargebeurtenis, Hoorzitting
from portal.bezwaar.routes import horen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaarmaker, Hoorstand, Indieningswijze
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.bezwaarstappen import (
    BEHANDELAAR,
    NA_ZITTING,
    VERSLAG,
    ZITTING,
    Zaak,
    neem_in_behandeling,
)
from tests.factories.bezwaar import EIGEN_NAAM, NAMENS_CLIENT, maak_op_papier
from tests.factories.wereld import ANDER, TWEEDE
from tests.tegelijk import klaar, tegelijk, wacht_eerst

ZELF = replace(EIGEN_NAAM, maker=Bezwaarmaker.CLIENT, naam="Client Voorbeeld")


def brieven(app):
    with app.app_context():
        vraag = sa.select(Bezwaarbrief).order_by(Bezwaarbrief.nr)
        return [(rij.soort, rij.brief.decode()) for rij in db.session.scalars(vraag)]


def gemeld(app, code):
    with app.app_context():
        vraag = sa.select(Bericht.gebruiker_id).where(Bericht.code == code)
        return db.session.scalars(vraag.order_by(Bericht.op)).all()


def test_een_zitting_plannen_nodigt_de_partijen_uit(app, wereld, zaak, lees):
    een = zaak()
    een.plan()
    assert lees(Hoorzitting, "nr", "stand", "op", "plaats", "hoorder_id") == [
        (
            1,
            Hoorstand.GEPLAND,
            datetime(2026, 12, 10, 9, 30, tzinfo=UTC),
            "Stationsplein 1, Voorbeeldstad",
            wereld.gebruiker(BEHANDELAAR),
        )
    ]
    [(soort, brief)] = brieven(app)
    assert soort == "hoorzitting"
    for deel in (
        "donderdag 10 december 2026, 10.30 uur",
        "Stationsplein 1, Voorbeeldstad",
        "Bezwaarbehandelaar eigen. Deze persoon werkte niet mee aan het besluit.",
        "vanaf 3 december 2026 tot de hoorzitting",
        "tot en met 30 november 2026",
        "Wilt u niet worden gehoord?",
        "Een afschrift van deze brief gaat naar de cliënt of de vertegenwoordiger.",
    ):
        assert deel in brief
    manager = wereld.gebruiker(Rol.MANAGER)
    assert manager in gemeld(app, "P02")
    assert lees(Bezwaargebeurtenis, "soort", orde="nr")[-1:] == [("hoorzitting_gepland",)]


def test_de_log_weet_wie_plande_en_dat_een_brief_wegging(app, wereld, zaak):
    een = zaak()
    een.plan()
    with app.app_context():
        vraag = (
            sa.select(AuditRegel.code, AuditRegel.gebruiker_id, AuditRegel.kenmerk)
            .where(AuditRegel.object_id == een.id, AuditRegel.code.startswith("bezwaar."))
            .order_by(AuditRegel.nr)
        )
        regels = [tuple(rij) for rij in db.session.execute(vraag)]
    door = wereld.gebruiker(BEHANDELAAR)
    assert [regel for regel in regels if regel[0] != "bezwaar.lezen"][-2:] == [
        ("bezwaar.hoorzitting_plannen", door, None),
        ("bezwaar.brief_verzonden", door, "hoorzitting"),
    ]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"dag": "02-12-2026"}, "Kies een dag vanaf 3 december 2026."),
        ({"dag": "01-01-1926"}, "Kies een dag vanaf 3 december 2026."),
        ({"dag": "01-01-0001"}, "Controleer het jaar van deze datum."),
        ({"tijd": "25:00"}, "Vul de tijd in, zoals 10.30."),
        ({"plaats": ""}, "Vul in waar of hoe de hoorzitting is."),
        ({"hoorder": ""}, "Kies wie hoort."),
    ],
)
def test_een_zitting_die_niet_kan(zaak, lees, velden, tekst):
    een = zaak()
    pagina = een.stap("hoorzitting", {**ZITTING, "hoorder": een.hoorder, **velden}, status=422)
    assert tekst in pagina.tekst
    assert "Stationsplein 1" in pagina.antwoord.text or velden.get("plaats") == ""
    assert lees(Hoorzitting, "id") == []


def test_een_videogesprek_staat_zo_in_de_brief(app, zaak):
    zaak().plan(waar="video", plaats="U krijgt de link per e-mail.", tijd="9.05")
    brief = brieven(app)[0][1]
    assert "Videogesprek. U krijgt de link per e-mail." in brief
    assert "9.05 uur" in brief


def test_wie_aan_het_besluit_werkte_staat_niet_in_de_lijst_en_wordt_geweigerd(
    app, wereld, zaak, lees
):
    een = zaak()
    betrokken = wereld.gebruiker(Rol.TEAMLEIDER)
    with app.app_context():
        besluit = db.session.get_one(Bezwaar, een.id).besluit
        besluit.vastgesteld_door_id = betrokken
        db.session.commit()
    pagina = een.open("hoorzitting")
    assert "Teamleider tweede" in pagina.tekst
    assert "Teamleider eigen" not in pagina.tekst
    velden = {**ZITTING, "hoorder": str(betrokken)}
    geweigerd = een.stap("hoorzitting", velden, status=422)
    assert "hoorder" in geweigerd.antwoord.text
    assert lees(Hoorzitting, "id") == []


def test_wie_betrokken_is_doet_geen_stap(app, wereld, zaak, lees):
    een = zaak()
    with app.app_context():
        besluit = db.session.get_one(Bezwaar, een.id).besluit
        besluit.vastgesteld_door_id = wereld.gebruiker(BEHANDELAAR, TWEEDE)
        db.session.commit()
    velden = {**ZITTING, "hoorder": een.hoorder}
    pagina = een.stap("hoorzitting", velden, wie=TWEEDE, status=422)
    assert "U was betrokken bij het besluit" in pagina.tekst
    assert lees(Hoorzitting, "id") == []
    assert "Hoorzitting plannen" not in een.open(wie=TWEEDE).tekst
    assert "Hoorzitting plannen" in een.open().tekst


def test_een_commissie_hoort_zelf(app, zaak, lees):
    een = zaak(met_commissie=True)
    namen = "mr. A. Voorbeeld (voorzitter) en B. Voorbeeld (lid)"
    een.stap("hoorzitting", {**ZITTING, "commissie": namen})
    assert lees(Hoorzitting, "hoorder_id", "commissie") == [(None, namen)]
    assert f"Een bezwaarcommissie: {namen}." in brieven(app)[0][1]


def test_verzetten_geeft_een_nieuwe_uitnodiging_met_de_reden(app, zaak, lees):
    een = zaak()
    een.plan()
    een.plan(dag="17-12-2026", reden="De gemachtigde is ziek.")
    assert lees(Hoorzitting, "nr", "stand", "reden", orde="nr") == [
        (1, Hoorstand.AFGEZEGD, "De gemachtigde is ziek."),
        (2, Hoorstand.GEPLAND, ""),
    ]
    tweede = brieven(app)[1][1]
    assert "De hoorzitting van donderdag 10 december 2026, 10.30 uur, gaat niet door." in tweede
    assert "donderdag 17 december 2026" in tweede
    assert "De gemachtigde is ziek." in tweede


def test_afzeggen_geeft_een_brief_zonder_nieuwe_dag(app, wereld, zaak, lees):
    een = zaak()
    een.plan()
    een.stap("hoorzitting/afzeggen", {"reden": "Het bezwaar wordt ingetrokken."})
    assert lees(Hoorzitting, "stand") == [(Hoorstand.AFGEZEGD,)]
    assert [soort for soort, _ in brieven(app)] == ["hoorzitting", "hoorzitting"]
    assert "De hoorzitting gaat niet door" in brieven(app)[1][1]
    assert gemeld(app, "P02").count(wereld.gebruiker(Rol.MANAGER)) == 2
    een.open("hoorzitting/afzeggen", status=404)


def test_het_verslag_komt_na_de_zitting(app, zaak, lees):
    een = zaak()
    een.plan()
    pagina = een.stap("hoorzitting/verslag", VERSLAG, status=422)
    assert "De hoorzitting begint op 10 december 2026, 10.30 uur." in pagina.tekst
    assert "De nachtzorg is besproken." in pagina.antwoord.text
    with clock.freeze(NA_ZITTING):
        een.stap("hoorzitting/verslag", VERSLAG)
        bij_team = een.open().tekst
    assert lees(Hoorzitting, "stand", "aanwezig", "verslag", "verslag_op") == [
        (Hoorstand.GEHOUDEN, *VERSLAG.values(), NA_ZITTING)
    ]
    assert "De nachtzorg is besproken." in bij_team


def test_de_aanbieder_ziet_alleen_wanneer_de_zitting_is(zaak):
    een = zaak()
    een.houd()
    with clock.freeze(NA_ZITTING):
        een.stap("voornemen", {"uitkomst": "ongegrond", "toelichting": "Goed berekend."})
        tekst = een.open(rol=Rol.MANAGER).tekst
    assert "10 december 2026, 10.30 uur" in tekst
    for intern in ("De nachtzorg is besproken", "Ongegrond", "Goed berekend", "Naar de beslissing"):
        assert intern not in tekst


def test_afzien_van_horen_met_een_grond_van_de_wet(zaak, lees):
    een = zaak()
    een.stap("geen-hoorzitting", {"grond": "wil_niet", "reden": "Gebeld op 20 november."})
    assert lees(Hoorzitting, "stand", "reden") == [(Hoorstand.AFGEZIEN, "Gebeld op 20 november.")]
    assert lees(Bezwaargebeurtenis, "soort", orde="nr")[-1:] == [("van_horen_afgezien",)]
    assert "De bezwaarmaker wil niet worden gehoord" in een.open().tekst


def test_afzien_kan_niet_zolang_er_een_zitting_gepland_is(zaak, lees):
    een = zaak()
    een.plan()
    velden = {"grond": "wil_niet", "reden": "Gebeld."}
    pagina = een.stap("geen-hoorzitting", velden, status=422)
    assert "Er is nog een hoorzitting gepland." in pagina.tekst
    assert lees(Hoorzitting, "stand") == [(Hoorstand.GEPLAND,)]


def test_nieuwe_feiten_na_het_horen_vragen_opnieuw_om_horen(app, wereld, zaak):
    een = zaak()
    een.houd()
    with clock.freeze(NA_ZITTING):
        een.stap("voornemen", {"uitkomst": "ongegrond", "toelichting": "Goed berekend."})
        assert "Bij dit voornemen is advies" in een.open().tekst
        velden = {"feiten": "Er is een nieuw onderzoek.", "reageren_tot": "28-12-2026"}
        een.stap("nieuwe-feiten", velden)
        assert "Plan een hoorzitting" in een.open().tekst
    soort, brief = brieven(app)[-1]
    assert soort == "nieuws"
    assert "Er is een nieuw onderzoek." in brief
    assert "uiterlijk op 28 december 2026" in brief
    assert gemeld(app, "P02").count(wereld.gebruiker(Rol.MANAGER)) == 2
    with clock.freeze(NA_ZITTING.replace(day=29)):
        een.stap("geen-hoorzitting", {"grond": "geen_antwoord", "reden": "Geen antwoord."})
        assert "Bij dit voornemen is advies" in een.open().tekst


def test_nieuwe_feiten_zonder_zitting_kunnen_niet(zaak):
    velden = {"feiten": "Een onderzoek.", "reageren_tot": "28-12-2026"}
    pagina = zaak().stap("nieuwe-feiten", velden, status=422)
    assert "nog niemand gehoord" in pagina.tekst


def test_de_gemachtigde_krijgt_een_afschrift_en_een_bericht(app, wereld, zaak):
    zaak(NAMENS_CLIENT).plan()
    assert wereld.gebruiker(Rol.MANAGER) in gemeld(app, "P02")
    assert "Een afschrift van deze brief gaat naar Zorghuis Voorbeeld." in brieven(app)[0][1]


def test_wie_op_papier_bezwaar_maakte_krijgt_alles_per_brief(app, wereld, als):
    with app.app_context():
        ontvangst = Ontvangst(wijze=Indieningswijze.AFGEGEVEN, dag=date(2026, 11, 23))
        bezwaar = maak_op_papier(wereld, ontvangst, ZELF)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(BEHANDELAAR))
        neem_in_behandeling(bezwaar, door)
        db.session.commit()
        een = Zaak(app, als, wereld, bezwaar.id)
    een.stap("verdagen", {"reden": "Wij wachten op stukken."})
    assert gemeld(app, "N38") == gemeld(app, "P02") == []
    een.plan()
    for _, brief in brieven(app):
        assert "23 november 2026, per post" in brief
        assert "in het portaal" not in brief
    assert "Een afschrift van deze brief gaat naar Zorghuis Voorbeeld." in brieven(app)[1][1]
    assert wereld.gebruiker(Rol.MANAGER) in gemeld(app, "P02")
    assert "Nieuwe datum van de beslissing" not in een.open(rol=Rol.MANAGER).tekst
    assert any("/bezwaarbrieven/" in link for link in een.open(rol=Rol.MANAGER).document.links)


@pytest.mark.parametrize(
    "deel",
    ["hoorzitting", "geen-hoorzitting", "nieuwe-feiten"],
)
def test_een_ander_zorgkantoor_en_een_verkeerde_rol(zaak, deel):
    een = zaak()
    een.open(deel, wie=ANDER, status=404)
    for rol in (Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.MANAGER):
        een.open(deel, rol=rol, status=403)


def test_een_oude_pagina_houdt_de_tekst(zaak, als, lees):
    een = zaak()
    browser = als(BEHANDELAAR)
    pagina = browser.open(f"{een.adres}/geen-hoorzitting")
    een.plan()
    velden = {"grond": "wil_niet", "reden": "Gebeld op 20 november."}
    antwoord = browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=409)
    assert "Gebeld op 20 november." in antwoord.antwoord.text
    assert lees(Hoorzitting, "stand") == [(Hoorstand.GEPLAND,)]


def test_twee_keer_versturen_plant_een_keer(app, als, zaak, lees):
    een = zaak()
    browser = als(BEHANDELAAR)
    pagina = browser.open(f"{een.adres}/hoorzitting")
    velden = {**ZITTING, "hoorder": een.hoorder}
    form = pagina.formulier(met="versie")
    eerste = browser.vul_in(pagina, velden, formulier=form)
    tweede = browser.vul_in(pagina, velden, formulier=form)
    assert eerste.naar == tweede.naar
    assert len(lees(Hoorzitting, "id")) == 1
    assert len(brieven(app)) == 1


@pytest.mark.parametrize("traag", [False, True])
def test_twee_behandelaars_tegelijk_plannen_een_zitting(app, als, zaak, lees, monkeypatch, traag):
    een = zaak()
    velden = {**ZITTING, "hoorder": een.hoorder}
    adres = f"{een.adres}/hoorzitting"
    verzoeken = [klaar(als(BEHANDELAAR, wie), adres, **velden) for wie in ("eigen", TWEEDE)]
    if traag:
        monkeypatch.setattr(horen, "lees_onderzoek", wacht_eerst(horen.lees_onderzoek))
    assert sorted(status for status, _ in tegelijk(app, verzoeken)) == [303, 409]
    assert len(lees(Hoorzitting, "id")) == len(brieven(app)) == 1
