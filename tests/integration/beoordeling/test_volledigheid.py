"""Complete or not: the toetsing begins, or the aanbieder supplements while the term stands still."""

import re
from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Gebeurtenis, Toelichting
from portal.beoordeling.models import Poststuk
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.wereld import ANDER, TWEEDE

ONTVANGEN = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
GEVRAAGD = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


@pytest.fixture
def dossier(app, wereld):
    """Give the id of an aanvraag of monday 16 november 2026, on the name of the beoordelaar."""
    with app.app_context(), clock.freeze(ONTVANGEN):
        aanvraag = maak_ingediende_aanvraag(wereld, op=ONTVANGEN)
        aanvraag.behandelaar_id = wereld.gebruiker(Rol.BEOORDELAAR)
        db.session.commit()
        return aanvraag.id


@pytest.fixture
def als_op(als):
    """Give a browser of somebody who signs in at a moment."""

    def ga_zitten(wie, welke="eigen", *, op=GEVRAAGD):
        with clock.freeze(op):
            return als(wie, welke)

    return ga_zitten


def velden(**anders):
    return {
        "punten-0-plaats": "hs-zonder",
        "punten-0-reden": "Beschrijf een gewone dag.",
        "punten-0-bestand": "",
        "hersteldatum": "14-12-2026",
        **anders,
    }


def vraag(browser, dossier, op=GEVRAAGD, *, knop="vragen", status=303, **anders):
    with clock.freeze(op):
        pagina = browser.open(f"/dossiers/{dossier}/aanvulling-vragen")
        formulier = pagina.formulier(met="hersteldatum")
        return browser.vul_in(
            pagina, velden(**anders), formulier=formulier, knop=knop, status=status
        )


def lees(app, dossier):
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, dossier)
        return aanvraag.toestand, aanvraag.beslisdatum, aanvraag.hersteldatum


def tekst(browser, dossier, op):
    with clock.freeze(op):
        return browser.open(f"/dossiers/{dossier}").tekst


def test_volledig_verklaren_begint_de_toetsing(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    with clock.freeze(GEVRAAGD):
        pagina = browser.open(f"/dossiers/{dossier}/volledigheid")
        assert "Huidige situatie" in pagina.tekst
        browser.vul_in(pagina, formulier=pagina.formulier(met="versie"))
    assert lees(app, dossier)[0] is Toestand.IN_TOETSING


def test_s03_de_termijn_staat_stil_tot_de_hersteldatum(app, als_op, dossier):
    assert lees(app, dossier)[1] == date(2027, 1, 11)
    browser = als_op(Rol.BEOORDELAAR)
    vraag(browser, dossier)
    assert lees(app, dossier) == (
        Toestand.AANVULLING_GEVRAAGD,
        date(2027, 1, 25),
        date(2026, 12, 14),
    )
    op = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    wacht = tekst(als_op(Rol.BEOORDELAAR, op=op), dossier, op)
    assert "Staat stil" in wacht
    assert "De zorgaanbieder kan aanvullen tot en met 14 december 2026." in wacht
    assert "Wacht op antwoord, uiterlijk op 14 december 2026" in wacht


def test_s03_zonder_antwoord_volgt_de_taak_met_de_laatste_dag(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    vraag(browser, dossier)
    op = datetime(2026, 12, 15, 6, 0, tzinfo=UTC)
    with app.app_context(), clock.freeze(op):
        assert verwerk_verstreken_termijnen(op) == 1
    assert lees(app, dossier) == (Toestand.INGEDIEND, date(2027, 1, 25), None)
    na = tekst(als_op(Rol.BEOORDELAAR, op=op), dossier, op)
    assert "Kies: buiten behandeling laten of toch beoordelen." in na
    assert "Buiten behandeling laten kan tot en met 11 januari 2027." in na
    assert "Geen antwoord gekomen, de tijd was voorbij op 14 december 2026" in na


def test_de_brief_noemt_elk_punt_de_data_en_het_gevolg(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    voorbeeld = vraag(
        browser,
        dossier,
        knop="voorbeeld",
        status=200,
        **{"punten-0-plaats": "context", "punten-0-bestand": "offerte"},
    )
    for stuk in (
        "Verzoek om aanvulling",
        "Rekentool: contextmiddelen",
        "Beschrijf een gewone dag.",
        "Voeg een bestand toe: offerte of kostenraming.",
        "Uiterlijk op 14 december 2026.",
        "staat stil vanaf 1 december 2026",
        "uiterlijk op 11 januari 2027",
        "Stuur geen zorgplan, behandelplan",
    ):
        assert stuk in voorbeeld.tekst
    assert lees(app, dossier)[0] is Toestand.INGEDIEND
    vraag(browser, dossier, **{"punten-0-plaats": "context", "punten-0-bestand": "offerte"})
    with app.app_context():
        poststuk = db.session.scalars(db.select(Poststuk)).one()
        poststuk_id, pdf = poststuk.id, poststuk.pdf
    with clock.freeze(GEVRAAGD):
        for wie in (browser, als_op(Rol.MANAGER)):
            assert "Rekentool: contextmiddelen" in wie.open(f"/brieven/{poststuk_id}").tekst
            assert wie.client.get(f"/brieven/{poststuk_id}.pdf").data == pdf
        als_op(Rol.BEOORDELAAR, ANDER).open(f"/brieven/{poststuk_id}", status=404)
        als_op(Rol.MANAGER, ANDER).open(f"/brieven/{poststuk_id}.pdf", status=404)


def test_meer_vragen_erbij_en_weg_zonder_tekst_te_verliezen(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    with clock.freeze(GEVRAAGD):
        pagina = browser.open(f"/dossiers/{dossier}/aanvulling-vragen")
        formulier = pagina.formulier(met="hersteldatum")
        twee = browser.vul_in(pagina, velden(), formulier=formulier, knop="erbij", status=200)
        na_kop = twee.antwoord.text.partition("</h1>")[2]
        assert re.findall(r'name="actie"\s+value="([^"]*)"', na_kop)[0] == "voorbeeld"
        formulier = twee.formulier(met="hersteldatum")
        assert formulier.velden["punten-0-reden"] == ["Beschrijf een gewone dag."]
        gevuld = {"punten-1-plaats": "doelen", "punten-1-reden": "Maak het doel meetbaar."}
        een = browser.vul_in(twee, gevuld, formulier=formulier, knop="weg-0", status=200)
        formulier = een.formulier(met="hersteldatum")
        assert formulier.velden["punten-0-reden"] == ["Maak het doel meetbaar."]
        browser.vul_in(een, formulier=formulier, knop="vragen")
    with app.app_context():
        verzoek = db.session.scalars(db.select(Aanvulverzoek)).one()
        assert [(v.plaats, v.reden) for v in verzoek.vragen] == [
            ("doelen", "Maak het doel meetbaar.")
        ]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"hersteldatum": "04-12-2026"}, "Kies een datum van 7 december 2026"),
        ({"hersteldatum": "12-01-2027"}, "tot en met 11 januari 2027"),
        ({"hersteldatum": ""}, "Vul een datum in, zoals 14-12-2026."),
        ({"punten-0-reden": "  "}, "Schrijf op wat ontbreekt en waarom."),
        ({"punten-0-plaats": ""}, "Kies een plek."),
    ],
)
def test_een_verzoek_dat_niet_kan_houdt_de_tekst(app, als_op, dossier, anders, melding):
    pagina = vraag(als_op(Rol.BEOORDELAAR), dossier, status=422, **anders)
    assert melding in pagina.tekst
    if "punten-0-reden" not in anders:
        assert "Beschrijf een gewone dag." in pagina.antwoord.text
    assert lees(app, dossier)[0] is Toestand.INGEDIEND


@pytest.mark.parametrize("plaats", ["gg-driehoek", "onzin", "' or 1=1"])
def test_alleen_plekken_van_de_ingediende_versie(app, als_op, dossier, plaats):
    vraag(als_op(Rol.BEOORDELAAR), dossier, status=422, **{"punten-0-plaats": plaats})
    assert lees(app, dossier)[0] is Toestand.INGEDIEND


def test_intrekken_laat_de_termijn_weer_lopen_en_bewaart_de_reden(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    vraag(browser, dossier)
    op = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
    with clock.freeze(op):
        browser = als_op(Rol.BEOORDELAAR, op=op)
        pagina = browser.open(f"/dossiers/{dossier}/verzoek-intrekken")
        formulier = pagina.formulier(met="reden")
        leeg = browser.vul_in(pagina, {"reden": " "}, formulier=formulier, status=422)
        assert "Schrijf op waarom." in leeg.tekst
        browser.vul_in(pagina, {"reden": "Toch niet nodig."}, formulier=formulier)
    assert lees(app, dossier) == (Toestand.INGEDIEND, date(2027, 1, 20), None)
    with app.app_context():
        assert db.session.scalars(db.select(Toelichting)).one().tekst == "Toch niet nodig."
        gegevens = db.session.scalars(db.select(Gebeurtenis.gegevens)).all()
        assert not any("nodig" in str(deel) for deel in gegevens)


def test_twee_beoordelaars_tegelijk_de_tweede_houdt_zijn_tekst(app, als_op, dossier):
    een, twee = als_op(Rol.BEOORDELAAR), als_op(Rol.TEAMLEIDER)
    with clock.freeze(GEVRAAGD):
        pagina = twee.open(f"/dossiers/{dossier}/aanvulling-vragen")
        klaar = een.open(f"/dossiers/{dossier}/volledigheid")
        een.vul_in(klaar, formulier=klaar.formulier(met="versie"))
        formulier = pagina.formulier(met="hersteldatum")
        na = twee.vul_in(pagina, velden(), formulier=formulier, knop="vragen", status=409)
    assert "Iemand anders heeft dit gewijzigd" in na.tekst
    assert "Beschrijf een gewone dag." in na.antwoord.text
    assert lees(app, dossier)[0] is Toestand.IN_TOETSING


def test_wie_het_niet_mag(als_op, dossier):
    with clock.freeze(GEVRAAGD):
        for pad in ("volledigheid", "aanvulling-vragen", "verzoek-intrekken"):
            als_op(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{dossier}/{pad}", status=404)
            als_op(Rol.MANAGER).open(f"/dossiers/{dossier}/{pad}", status=403)
    pagina = vraag(als_op(Rol.BEOORDELAAR, TWEEDE), dossier, status=422)
    assert "Alleen de beoordelaar van dit dossier of een teamleider" in pagina.tekst


def test_dubbel_versturen_vraagt_een_keer(app, als_op, dossier):
    browser = als_op(Rol.BEOORDELAAR)
    with clock.freeze(GEVRAAGD):
        pagina = browser.open(f"/dossiers/{dossier}/aanvulling-vragen")
        formulier = pagina.formulier(met="hersteldatum")
        een = browser.vul_in(pagina, velden(), formulier=formulier, knop="vragen")
        twee = browser.vul_in(pagina, velden(), formulier=formulier, knop="vragen")
    assert een.naar == twee.naar
    with app.app_context():
        assert len(db.session.scalars(db.select(Aanvulverzoek)).all()) == 1
        assert len(db.session.scalars(db.select(Poststuk)).all()) == 1
