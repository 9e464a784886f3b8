"""Z08-Z11: voornemen, advice of the Zorginstituut, verdagen and uitstel; when deciding is free."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.bezwaar.models import Bezwaar, Bezwaarbrief, Bezwaargebeurtenis, Zinadvies
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst
from portal.platform import clock
from portal.platform.database import db
from tests.bezwaarstappen import ADVIES, BEHANDELAAR, NA_ZITTING, ONGEGROND
from tests.factories.bezwaar import OP
from tests.factories.wereld import ANDER, TWEEDE

COMPLEET = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)
ADVIES_OP = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
VOLLEDIG = {"uitkomst": "gegrond", "volledig_tegemoet": "y", "toelichting": "Wij rekenden fout."}
UITSTEL = {
    "nieuwe_datum": "31-03-2027",
    "instemming": "indiener",
    "ingestemd_op": "20-11-2026",
    "reden": "Er komt nog een onderzoek.",
}
INTERN = ("Ongegrond", "De uren zijn goed berekend", "Naar de beslissing")


def brieven(app):
    with app.app_context():
        vraag = sa.select(Bezwaarbrief).order_by(Bezwaarbrief.nr)
        return [(rij.soort, rij.brief.decode()) for rij in db.session.scalars(vraag)]


def gemeld(app, code):
    with app.app_context():
        vraag = sa.select(Bericht.gebruiker_id, Bericht.dag, Bericht.bezorging)
        return {tuple(rij) for rij in db.session.execute(vraag.where(Bericht.code == code))}


@pytest.fixture
def gehoord(zaak):
    """Give a bezwaar on which somebody was heard and that is meant to be refused."""
    een = zaak()
    een.houd()
    with clock.freeze(NA_ZITTING):
        een.stap("voornemen", ONGEGROND)
    return een


@pytest.fixture
def gevraagd(gehoord):
    """Give one on which the Zorginstituut was asked on Monday 18 January 2027."""
    with clock.freeze(COMPLEET):
        gehoord.stap("advies-vragen", {"stukken_compleet": "18-01-2027"})
    return gehoord


def test_een_voornemen_blijft_binnen(app, zaak):
    een = zaak()
    een.stap("voornemen", ONGEGROND)
    with app.app_context():
        rij = db.session.get_one(Bezwaar, een.id)
        assert (rij.voornemen, rij.voornemen_tekst, rij.volledig_tegemoet, rij.kennelijk) == (
            Bezwaaruitkomst.ONGEGROND, "De uren zijn goed berekend.", False, False,
        )  # fmt: skip
    bij_team = een.open().tekst
    for deel in INTERN:
        assert deel in bij_team
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
        tekst = een.open(rol=rol).tekst
        assert [deel for deel in INTERN if deel in tekst] == []
    assert brieven(app) == []
    assert een.open("voornemen").antwoord.text.count("De uren zijn goed berekend.") == 1


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"uitkomst": "niet_ontvankelijk"}, "Niet-ontvankelijk kan alleen na een vraag"),
        ({"toelichting": ""}, "Schrijf op waarom."),
    ],
)
def test_een_voornemen_dat_niet_kan(zaak, velden, tekst):
    een = zaak()
    assert tekst in een.stap("voornemen", {**ONGEGROND, **velden}, status=422).tekst
    assert een.lees("voornemen") == (None,)


def test_een_vinkje_onder_een_andere_uitkomst_telt_niet(zaak):
    een = zaak()
    een.stap("voornemen", {**ONGEGROND, "volledig_tegemoet": "y", "kennelijk": "y"})
    assert een.lees("volledig_tegemoet", "kennelijk") == (False, False)
    velden = {"uitkomst": "niet_ontvankelijk", "kennelijk": "y", "toelichting": "Geen belang."}
    een.stap("voornemen", velden)
    assert een.lees("voornemen", "kennelijk") == (Bezwaaruitkomst.NIET_ONTVANKELIJK, True)


def test_advies_vragen_maakt_er_21_weken_van(app, wereld, gevraagd, lees):
    assert gevraagd.lees("toestand", "beslisdatum", "bezwaar_tot") == (
        Bezwaartoestand.ADVIES_GEVRAAGD,
        date(2027, 5, 26),
        date(2026, 12, 30),
    )
    assert lees(Zinadvies, "stukken_compleet", "uiterlijk", "gevraagd_op") == [
        (date(2027, 1, 18), date(2027, 3, 30), COMPLEET)
    ]
    soort, brief = brieven(app)[-1]
    assert soort == "advies"
    for deel in (
        "Wij beslissen uiterlijk op 26 mei 2027.",
        "18 januari 2027",
        "30 maart 2027",
        "Wij zouden uiterlijk op 10 februari 2027 beslissen.",
        "Die dag was 30 december 2026.",
        "afschrift van het advies",
        "artikel 10.3.1",
    ):
        assert deel in brief
    for intern in ("ngegrond", "voornemen"):
        assert intern not in brief
    mensen = {wereld.gebruiker(BEHANDELAAR), wereld.gebruiker(Rol.MANAGER)}
    assert mensen <= {rij[0] for rij in gemeld(app, "N33")}
    assert {rij[1] for rij in gemeld(app, "N33")} == {date(2027, 3, 30)}
    assert lees(Bezwaargebeurtenis, "soort", "gegevens", orde="nr")[-1] == (
        "advies_gevraagd",
        {"stukken_compleet": "2027-01-18", "uiterlijk": "2027-03-30"},
    )


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({}, "Leg eerst uw voornemen vast."),
        (VOLLEDIG, "Bij dit voornemen is geen advies van het Zorginstituut nodig."),
    ],
)
def test_advies_dat_niet_gevraagd_wordt(zaak, lees, velden, tekst):
    een = zaak()
    if velden:
        een.stap("voornemen", velden)
    pagina = een.stap("advies-vragen", {"stukken_compleet": "23-11-2026"}, status=422)
    assert tekst in pagina.tekst
    assert lees(Zinadvies, "id") == []
    assert "Advies vragen aan het Zorginstituut" not in een.open().tekst


def test_advies_vragen_wacht_op_een_geplande_zitting(zaak, lees):
    een = zaak()
    een.stap("voornemen", ONGEGROND)
    een.plan()
    pagina = een.stap("advies-vragen", {"stukken_compleet": "23-11-2026"}, status=422)
    assert "Er is nog een hoorzitting gepland." in pagina.tekst
    assert lees(Zinadvies, "id") == []


def test_een_afschrift_van_het_advies_gaat_meteen_weg(app, wereld, gevraagd, lees):
    with clock.freeze(ADVIES_OP):
        assert "Wij wachten op het advies" in gevraagd.open().tekst
        gevraagd.stap("advies", ADVIES)
        na = gevraagd.open().tekst
        bij_aanbieder = gevraagd.open(rol=Rol.MANAGER).tekst
    assert "Er kan worden beslist." in na
    assert "Gedeeltelijk toekennen, ontvangen op 22 maart 2027" in na
    assert "Gedeeltelijk" not in bij_aanbieder
    assert gevraagd.lees("toestand", "beslisdatum") == (
        Bezwaartoestand.IN_BEHANDELING,
        date(2027, 5, 26),
    )
    assert lees(Zinadvies, "ontvangen", "inhoud", "tekst", "geen_advies") == [
        (date(2027, 3, 22), "gedeeltelijk", ADVIES["tekst"], "")
    ]
    soort, brief = brieven(app)[-1]
    assert soort == "afschrift"
    assert ADVIES["tekst"] in brief
    mensen = {wereld.gebruiker(BEHANDELAAR), wereld.gebruiker(Rol.MANAGER)}
    assert mensen <= {rij[0] for rij in gemeld(app, "N37")}
    assert {rij[2] for rij in gemeld(app, "N37")} == {"wettelijk"}


@pytest.mark.parametrize("dag", ["17-01-2027", "23-03-2027"])
def test_advies_op_een_dag_die_niet_kan(gevraagd, lees, dag):
    with clock.freeze(ADVIES_OP):
        pagina = gevraagd.stap("advies", {**ADVIES, "ontvangen": dag}, status=422)
    assert "Vul een dag in vanaf 18 januari 2027" in pagina.tekst
    assert ADVIES["tekst"] in pagina.antwoord.text
    assert lees(Zinadvies, "ontvangen") == [(None,)]


def test_zonder_advies_verder_na_de_termijn(gevraagd, lees):
    with clock.freeze(datetime(2027, 3, 30, 21, 59, tzinfo=UTC)):
        pagina = gevraagd.stap("geen-advies", {"grond": "termijn_voorbij"}, status=422)
        assert "tot en met 30 maart 2027" in pagina.tekst
        assert "Wij wachten op het advies" in gevraagd.open().tekst
    with clock.freeze(datetime(2027, 3, 30, 22, 1, tzinfo=UTC)):
        assert "U mag beslissen zonder advies." in gevraagd.open().tekst
        gevraagd.stap("geen-advies", {"grond": "termijn_voorbij"})
        na = gevraagd.open().tekst
    assert "Er kan worden beslist." in na
    assert "Geen advies binnen de termijn" in na
    assert lees(Zinadvies, "geen_advies") == [("termijn_voorbij",)]


def test_zonder_advies_verder_als_het_zorginstituut_afziet(gevraagd, lees):
    with clock.freeze(ADVIES_OP):
        gevraagd.stap("geen-advies", {"grond": "ziet_af"})
        assert "Er kan worden beslist." in gevraagd.open().tekst
    assert lees(Bezwaargebeurtenis, "soort", "gegevens", orde="nr")[-1] == (
        "geen_advies",
        {"grond": "ziet_af"},
    )


def test_verdagen_kan_een_keer(app, wereld, zaak):
    een = zaak()
    een.stap("verdagen", {"reden": "Wij wachten op stukken."})
    assert een.lees("beslisdatum") == (date(2027, 3, 24),)
    soort, brief = brieven(app)[-1]
    assert soort == "termijn"
    for deel in ("10 februari 2027", "24 maart 2027", "Wij wachten op stukken.", "7:10"):
        assert deel in brief
    assert wereld.gebruiker(Rol.MANAGER) in {rij[0] for rij in gemeld(app, "N38")}
    assert {rij[1:] for rij in gemeld(app, "N38")} == {(date(2027, 3, 24), "wettelijk")}
    pagina = een.stap("verdagen", {"reden": "Nog een keer."}, status=422)
    assert "al een keer verdaagd" in pagina.tekst
    assert "Nog een keer." in pagina.antwoord.text
    assert "Beslissing verdagen" not in een.open().tekst


def test_uitstel_tot_een_dag_met_instemming(app, zaak, lees):
    een = zaak()
    een.stap("uitstel", UITSTEL)
    assert een.lees("beslisdatum") == (date(2027, 3, 31),)
    brief = brieven(app)[-1][1]
    assert "U stemde op 20 november 2026 in met uitstel." in brief
    assert "Er komt nog een onderzoek." in brief
    assert lees(Bezwaargebeurtenis, "gegevens", orde="nr")[-1] == (
        {"tot": "2027-03-31", "instemming": "indiener", "ingestemd_op": "2026-11-20"},
    )


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"nieuwe_datum": "10-02-2027"}, "Kies een dag na"),
        ({"nieuwe_datum": "20-11-2026"}, "Kies een dag na vandaag."),
        ({"ingestemd_op": "24-11-2026"}, "De dag van instemming kan niet na vandaag liggen."),
        ({"reden": ""}, "Schrijf op waarom."),
    ],
)
def test_uitstel_dat_niet_kan(app, zaak, velden, tekst):
    een = zaak()
    assert tekst in een.stap("uitstel", {**UITSTEL, **velden}, status=422).tekst
    assert een.lees("beslisdatum") == (date(2027, 2, 10),)
    assert brieven(app) == []


@pytest.mark.parametrize("deel", ["verdagen", "uitstel"])
def test_niets_boven_de_21_weken(gevraagd, deel):
    velden = {
        "verdagen": {"reden": "Meer tijd."},
        "uitstel": {**UITSTEL, "nieuwe_datum": "30-06-2027"},
    }
    with clock.freeze(ADVIES_OP):
        gevraagd.stap("advies", ADVIES)
        pagina = gevraagd.stap(deel, velden[deel], status=422)
        assert "De termijn is al 21 weken" in pagina.tekst
        na = gevraagd.open().tekst
    assert "Beslissing verdagen" not in na
    assert "Uitstel vastleggen" not in na
    assert gevraagd.lees("beslisdatum") == (date(2027, 5, 26),)


@pytest.mark.parametrize(
    "deel", ["voornemen", "advies-vragen", "advies", "geen-advies", "verdagen", "uitstel"]
)
def test_een_ander_zorgkantoor_en_een_verkeerde_rol(gevraagd, deel):
    with clock.freeze(COMPLEET):
        gevraagd.open(deel, wie=ANDER, status=404)
        for rol in (Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.MANAGER):
            gevraagd.open(deel, rol=rol, status=403)


@pytest.mark.parametrize(
    ("deel", "velden"),
    [("voornemen", ONGEGROND), ("verdagen", {"reden": "Meer tijd."}), ("uitstel", UITSTEL)],
)
def test_wie_betrokken_is_doet_geen_stap(app, wereld, zaak, lees, deel, velden):
    een = zaak()
    with app.app_context():
        besluit = db.session.get_one(Bezwaar, een.id).besluit
        besluit.vastgesteld_door_id = wereld.gebruiker(BEHANDELAAR, TWEEDE)
        db.session.commit()
    voor = lees(Bezwaargebeurtenis, "id")
    pagina = een.stap(deel, velden, wie=TWEEDE, status=422)
    assert "U was betrokken bij het besluit" in pagina.tekst
    assert lees(Bezwaargebeurtenis, "id") == voor


@pytest.mark.parametrize(
    ("deel", "velden", "tekst"),
    [
        ("verdagen", {"reden": "Wij wachten op stukken."}, "Wij wachten op stukken."),
        ("voornemen", ONGEGROND, "De uren zijn goed berekend."),
    ],
)
def test_een_oude_pagina_houdt_de_tekst(als, zaak, lees, deel, velden, tekst):
    een = zaak()
    browser = als(BEHANDELAAR)
    pagina = browser.open(f"{een.adres}/{deel}")
    een.plan()
    voor = lees(Bezwaargebeurtenis, "id")
    antwoord = browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=409)
    assert tekst in antwoord.antwoord.text
    assert lees(Bezwaargebeurtenis, "id") == voor


def test_twee_keer_versturen_verdaagt_een_keer(app, als, zaak):
    een = zaak()
    browser = als(BEHANDELAAR)
    pagina = browser.open(f"{een.adres}/verdagen")
    form = pagina.formulier(met="versie")
    antwoorden = [browser.vul_in(pagina, {"reden": "Meer tijd."}, formulier=form) for _ in range(2)]
    assert antwoorden[0].naar == antwoorden[1].naar
    assert een.lees("beslisdatum") == (date(2027, 3, 24),)
    assert len(brieven(app)) == 1


def test_verdagen_na_de_beslisdatum_kan_niet(zaak):
    een = zaak(op=OP)
    with clock.freeze(datetime(2027, 2, 11, 9, 0, tzinfo=UTC)):
        pagina = een.stap("verdagen", {"reden": "Te laat."}, status=422)
    assert een.lees("beslisdatum") == (date(2027, 2, 10),)
    assert "De beslisdatum is voorbij." in pagina.tekst
