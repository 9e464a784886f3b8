"""The eindevaluatie: filled in by the driehoek, fixed by the manager, read by both sides."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Voorganger
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.evaluatie import Vorm
from portal.domain.procedure import Eindereden, Evaluatiestand, Toestand
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatie import bepaal_dagen
from portal.toekenning.queries.evaluatiecijfers import list_geeindigd
from portal.toekenning.queries.evaluatielijst import list_evaluaties, tel_open
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.toekenning import DOEL_ID, LOPEND, PREVENTIEF, VOORAF, maak_toekenning
from tests.factories.wereld import ANDER

S16 = replace(LOPEND, ingang=date(2026, 4, 1), maanden=12)
ANTWOORDEN = {
    f"doel.{DOEL_ID}.stand": "deels_gehaald",
    f"doel.{DOEL_ID}.bereikt": "Twee keer per week",
    f"doel.{DOEL_ID}.uitleg": "De vaste begeleider hielp.",
    "inhoud-nagekomen": "deels",
    "inzet.wonen.ingezet": "55",
    "inzet.dagbesteding.ingezet": "14",
    "inzet.nachtzorg.ingezet": "4",
    "inzet.behandelaren.ingezet": "2:30",
    "inzet.context_uren_jaar.ingezet": "52",
    "inzet.context_totaal.ingezet": "5.250,50",
    "inzet.jaarbedrag.ingezet": "100.000",
    "inzet-verschil": "Twee maanden was er een vacature.",
    "afspraak.afspraak-1.bereikt-geld": "Sinds oktober een begeleider minder.",
    "afspraak.afspraak-1.nagekomen": "ja",
    "afspraak.perspectief.bereikt-geld": "Profiel 3 is gehaald.",
    "afspraak.perspectief.nagekomen": "ja",
    "merkte": "Meer rust in de ochtend.",
    "hielp": "Een vast gezicht.",
    "hielp-niet": "Wisselende diensten.",
    "in-plan": "ja",
    "blijft": "De vaste volgorde in de ochtend.",
    "vervolg": "geen_vervolg",
}


def dag(jaar: int, maand: int, dag_: int) -> datetime:
    """Give a moment in the middle of a day."""
    return datetime(jaar, maand, dag_, 11, 0, tzinfo=UTC)


IN_MAART = dag(2027, 3, 10)


@pytest.fixture
def in_maart():
    """Hold the clock ten days after the eindevaluatie of S16 opened."""
    with clock.freeze(IN_MAART):
        yield IN_MAART


@pytest.fixture
def maak(app, wereld):
    """Make a toekenning; gives the address of its eindevaluatie and its id."""

    def doe(wens=S16):
        with app.app_context():
            rij = maak_toekenning(wereld, wens)
            db.session.commit()
            return f"/toekenningen/{rij.id}/evaluatie", rij.id

    return doe


def vul(browser, adres, antwoorden=ANTWOORDEN, status=303, knop="opslaan"):
    """Fill in the page with the questions and save."""
    pagina = browser.open(f"{adres}/invullen")
    form = pagina.formulier(met="hielp")
    return browser.vul_in(pagina, antwoorden, formulier=form, knop=knop, status=status)


def leg_vast(browser, adres, status=303):
    """Open the page that fixes it and press its button."""
    pagina = browser.open(f"{adres}/vastleggen")
    return browser.vul_in(pagina, formulier=pagina.formulier(met="versie"), status=status)


def rijen(app, toekenning_id):
    """Give every version of one toekenning, read."""
    velden = (
        *(kolom.key for kolom in Evaluatie.__table__.c),
        *("antwoorden", "reden", "inhoud"),
    )
    with app.app_context():
        vraag = sa.select(Evaluatie).where(Evaluatie.toekenning_id == toekenning_id)
        return [
            SimpleNamespace(**{naam: getattr(rij, naam) for naam in velden})
            for rij in db.session.scalars(vraag.order_by(Evaluatie.nr))
        ]


def geeindigd(tot: date = date(2027, 12, 31)) -> list[tuple[object, ...]]:
    """Give what ended in 2027 as the meerzorgplan counts it: aanbieder, toekenning, what next."""
    rijen_ = list_geeindigd(van=date(2027, 1, 1), tot=tot)
    return [(rij.aanbieder_id, rij.id, rij.vervolg) for rij in rijen_]


def test_s16_taak_herinnering_en_noemer(app, wereld, als, maak):
    """S16: open from 1 March 2027, late on 28 April 2027, in the denominator of mp-evaluaties."""
    adres, toekenning_id = maak()
    for moment, open_, te_laat in (
        (dag(2027, 2, 28), False, False),
        (dag(2027, 3, 1), True, False),
        (dag(2027, 4, 27), True, False),
        (dag(2027, 4, 28), True, True),
    ):
        with clock.freeze(moment):
            for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
                tekst = als(rol).open("/evaluaties").tekst
                assert ("31 mrt 2027" in tekst) is open_
                assert ("Te laat" in tekst) is te_laat
    with clock.freeze(dag(2027, 2, 28)):
        assert "kan vanaf 1 maart 2027" in als(Rol.MANAGER).open(adres).tekst
    with app.app_context():
        assert geeindigd() == [(wereld["aanbieder"], toekenning_id, None)]
        assert geeindigd(tot=date(2027, 3, 30)) == []


def test_invullen_vastleggen_en_lezen(app, wereld, als, maak, in_maart):
    adres, toekenning_id = maak()
    vul(als(Rol.BEGELEIDER), adres)
    assert "nog niet vastgelegd" in als(Rol.BEOORDELAAR).open(adres).tekst
    controle = als(Rol.MANAGER).open(f"{adres}/vastleggen").tekst
    assert "€ 5.250,50 per jaar" in controle
    assert "Dit ontbreekt nog" not in controle
    leg_vast(als(Rol.MANAGER), adres)
    (rij,) = rijen(app, toekenning_id)
    inhoud = json.loads(rij.inhoud)
    assert inhoud["antwoorden"] == ANTWOORDEN
    assert {"id": "wonen", "naam": "Begeleiding, verzorging en verpleging"} | {
        "eenheid": "uren_week",
        "toegekend": "60/1",
        "ingezet": "55/1",
    } in inhoud["inzet"]
    assert (rij.uren_toegekend, rij.uren_ingezet) == ("161/2", "151/2")
    assert (rij.euro_toegekend_cent, rij.euro_ingezet_cent) == (10_487_817, 10_000_000)
    assert (rij.vorm, rij.vervolg) == (Vorm.VOLLEDIG, "geen_vervolg")
    with app.app_context():
        toekenning = db.session.get_one(Toekenning, toekenning_id)
        assert toekenning.geevalueerd_op == date(2027, 3, 10)
        codes = db.session.scalars(sa.select(AuditRegel.code).order_by(AuditRegel.nr)).all()
        assert "evaluatie.vastleggen" in codes
        assert geeindigd() == [(wereld["aanbieder"], toekenning_id, "geen_vervolg")]
    for rol in (Rol.BEOORDELAAR, Rol.BEGELEIDER):
        tekst = als(rol).open(adres).tekst
        assert "Meer rust in de ochtend." in tekst
        assert "Voor een deel gehaald" in tekst
        assert "niet bevestigd dat de afspraken in het plan" in tekst
    delen = f"/goede-voorbeelden/voordragen?bron=toekenning&bron_id={toekenning_id}"
    assert delen in als(Rol.BEGELEIDER).open(adres).document.links
    assert "31 mrt 2027" not in als(Rol.MANAGER).open("/evaluaties").tekst
    pdf = als(Rol.BEOORDELAAR).open(f"{adres}/1.pdf").antwoord
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    als(Rol.BEOORDELAAR).open(f"{adres}/2.pdf", status=404)


def test_wat_ontbreekt_houdt_vastleggen_tegen(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    vul(als(Rol.BEHANDELAAR), adres, {"hielp": "Rust.", "inzet.wonen.ingezet": "veel"})
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{adres}/vastleggen")
    assert "Vul “Wat hielp niet?” in." in pagina.tekst
    assert "een getal in, zoals 10,5" in pagina.tekst
    assert not [form for form in pagina.document.formulieren if "versie" in form.velden]
    aan_velden = manager.open(f"{adres}/invullen?controle=ja", status=422).tekst
    assert "Maak een keuze bij “Stand van dit doel”. (Rustig opstaan)" in aan_velden
    (rij,) = rijen(app, toekenning_id)
    assert (rij.sha256, rij.antwoorden["inzet.wonen.ingezet"]) == ("", "veel")


def test_wat_al_is_vastgelegd_neemt_geen_tekst_meer_aan(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(f"{adres}/invullen")
    vul(als(Rol.MANAGER), adres)
    leg_vast(als(Rol.MANAGER), adres)
    form = pagina.formulier(met="hielp")
    antwoord = browser.vul_in(pagina, {"hielp": "Mijn tekst."}, formulier=form, status=422)
    assert "De eindevaluatie kan nu niet worden gewijzigd." in antwoord.tekst
    assert antwoord.formulier(met="hielp").velden["hielp"] == ["Mijn tekst."]
    (rij,) = rijen(app, toekenning_id)
    assert rij.antwoorden == ANTWOORDEN


def test_twee_mensen_tegelijk_verliezen_niets(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    vul(als(Rol.BEGELEIDER), adres, {"hielp": "Eerst."})
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    pagina = twee.open(f"{adres}/invullen")
    vul(een, adres, {"hielp": "Van de begeleider.", "merkte": "Rust."})
    form = pagina.formulier(met="hielp")
    mijn = {"hielp": "Van de behandelaar.", "blijft": "De volgorde."}
    botsing = twee.vul_in(pagina, mijn, formulier=form, knop="opslaan", status=409)
    assert "Van de begeleider." in botsing.tekst
    assert botsing.formulier(met="hielp").velden["hielp"] == ["Van de behandelaar."]
    (rij,) = rijen(app, toekenning_id)
    assert rij.antwoorden == {
        "hielp": "Van de begeleider.",
        "merkte": "Rust.",
        "blijft": "De volgorde.",
    }
    twee.vul_in(botsing, formulier=botsing.formulier(met="hielp"), knop="opslaan")
    (rij,) = rijen(app, toekenning_id)
    assert rij.antwoorden["hielp"] == "Van de behandelaar."


def test_bewaren_terwijl_iemand_typt(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(f"{adres}/invullen")
    velden = pagina.formulier(met="hielp").velden

    def bewaar(**anders):
        return browser.client.post(f"{adres}/bewaren", data=velden | anders)

    antwoord = bewaar(hielp="Rust.")
    assert antwoord.status_code == 200
    assert antwoord.json["waarden"]["getoond-hielp"] == "Rust."
    assert "Opgeslagen om" in antwoord.json["tekst"]
    botsing = bewaar(hielp="Iets anders.")
    assert botsing.status_code == 409
    assert [conflict["veld"] for conflict in botsing.json["conflicten"]] == ["hielp"]
    te_lang = bewaar(hielp="Rust.", merkte="x" * 20_001)
    assert te_lang.status_code == 422
    (rij,) = rijen(app, toekenning_id)
    assert rij.antwoorden == {"hielp": "Rust."}
    with app.app_context():
        code = AuditRegel.code
        codes = sa.select(code).where(code.in_(["evaluatie.begonnen", "evaluatie.invullen"]))
        assert db.session.scalars(codes).all() == ["evaluatie.begonnen"]
    velden["getoond-hielp"] = "Rust."
    assert bewaar(hielp="Rust en ruimte.").status_code == 200
    with app.app_context():
        assert sorted(db.session.scalars(codes)) == ["evaluatie.begonnen", "evaluatie.invullen"]
    vul(als(Rol.MANAGER), adres)
    leg_vast(als(Rol.MANAGER), adres)
    dicht = bewaar(hielp="Later.")
    assert (dicht.status_code, dicht.json["waarden"]) == (422, {})


def test_corrigeren_is_een_nieuwe_versie_met_reden(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    manager = als(Rol.MANAGER)
    vul(manager, adres)
    leg_vast(manager, adres)
    pagina = manager.open(f"{adres}/corrigeren")
    form = pagina.formulier(met="reden")
    manager.vul_in(pagina, {"reden": "  "}, formulier=form, status=422)
    manager.vul_in(pagina, {"reden": "De uren klopten niet."}, formulier=form)
    een, twee = rijen(app, toekenning_id)
    assert (twee.nr, twee.reden, twee.antwoorden) == (2, "De uren klopten niet.", een.antwoorden)
    assert "versie 2" not in als(Rol.BEOORDELAAR).open(adres).tekst
    vul(manager, adres, {"inzet.wonen.ingezet": "56"})
    leg_vast(manager, adres)
    een_nu, twee = rijen(app, toekenning_id)
    assert een_nu.inhoud == een.inhoud
    assert twee.uren_ingezet == "153/2"
    tekst = als(Rol.BEOORDELAAR).open(adres).tekst
    assert "Reden: De uren klopten niet." in tekst
    oud = als(Rol.BEOORDELAAR).open(f"{adres}?versie=1").tekst
    assert "Dit is een oudere versie" in oud


def test_een_oud_venster_legt_niet_vast(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    manager = als(Rol.MANAGER)
    vul(manager, adres)
    pagina = manager.open(f"{adres}/vastleggen")
    vul(als(Rol.BEGELEIDER), adres, {"hielp": "Toch iets anders."})
    nieuw = manager.vul_in(pagina, formulier=pagina.formulier(met="versie"), status=409)
    (rij,) = rijen(app, toekenning_id)
    assert rij.vastgelegd_op is None
    assert "Toch iets anders." in nieuw.tekst
    manager.vul_in(nieuw, formulier=nieuw.formulier(met="versie"))
    (rij,) = rijen(app, toekenning_id)
    assert rij.vastgelegd_op == in_maart


def test_na_overlijden_mogen_alleen_de_doelen(app, als, maak, in_maart):
    overleden = replace(S16, einde=date(2026, 11, 1), einde_reden=Eindereden.OVERLIJDEN)
    adres, toekenning_id = maak(overleden)
    manager = als(Rol.MANAGER)
    assert "hoeft hier niet" in manager.open(adres).tekst
    assert "1 nov 2026" not in manager.open("/evaluaties").tekst
    pagina = manager.open(f"{adres}/invullen")
    assert "merkte" not in pagina.formulier(met=f"doel.{DOEL_ID}.stand").namen
    form = pagina.formulier(met=f"doel.{DOEL_ID}.uitleg")
    manager.vul_in(pagina, {f"doel.{DOEL_ID}.uitleg": "Het ging beter."}, formulier=form)
    leg_vast(manager, adres)
    (rij,) = rijen(app, toekenning_id)
    assert (rij.vorm, rij.vervolg, rij.euro_ingezet_cent) == (Vorm.DOELEN, "", None)


def test_preventief_heeft_vier_vragen(app, als, maak):
    adres, toekenning_id = maak(PREVENTIEF)
    kern = {
        "vraag-beantwoord": "ja",
        "hielp": "Snel een gedragskundige.",
        "blijft": "De dagstructuur.",
        "vervolg-preventief": "gewone_meerzorg",
    }
    with clock.freeze(dag(2026, 10, 20)):
        manager = als(Rol.MANAGER)
        vul(manager, adres, kern)
        leg_vast(manager, adres)
    (rij,) = rijen(app, toekenning_id)
    assert (rij.vorm, rij.vervolg) == (Vorm.PREVENTIEF, "gewone_meerzorg")


@pytest.mark.parametrize("reden", [Eindereden.HERSTELD, Eindereden.HERROEPEN])
def test_wat_niet_gold_wordt_niet_geevalueerd(als, maak, in_maart, reden):
    adres, _ = maak(replace(S16, einde=date(2026, 3, 31), einde_reden=reden))
    assert "geen eindevaluatie nodig" in als(Rol.MANAGER).open(adres).tekst
    assert als(Rol.MANAGER).open(f"{adres}/invullen").antwoord.request.path == adres


def test_een_ingediende_her_aanvraag_telt(app, wereld, als, maak, in_maart):
    adres, toekenning_id = maak()
    with app.app_context():
        client = db.session.get_one(Toekenning, toekenning_id).client
        aanvraag = maak_rij(wereld, Rij(toestand=Toestand.INGEDIEND), client=client)
        db.session.add(
            Voorganger(aanvraag_id=aanvraag.id, toekenning_id=toekenning_id, gegevens={})
        )
        db.session.commit()
        assert geeindigd() == [(wereld["aanbieder"], toekenning_id, "her_aanvraag")]
    assert "De terugblik daarin telt" in als(Rol.MANAGER).open(adres).tekst
    assert "31 mrt 2027" not in als(Rol.MANAGER).open("/evaluaties").tekst


def test_een_tussentijdse_her_aanvraag_telt_alleen_als_zij_verving(
    app, wereld, als, maak, in_maart
):
    """Refused, the old one runs on: what it says half-way is no evaluation of its end."""
    adres, toekenning_id = maak()
    with app.app_context():
        toekenning = db.session.get_one(Toekenning, toekenning_id)
        aanvraag = maak_rij(wereld, Rij(toestand=Toestand.AFGEWEZEN), client=toekenning.client)
        aanvraag.aanleiding = Aanleiding.TUSSENTIJDS.value
        db.session.add(
            Voorganger(aanvraag_id=aanvraag.id, toekenning_id=toekenning_id, gegevens={})
        )
        db.session.commit()
        assert bepaal_dagen(toekenning, in_maart.date()).stand is Evaluatiestand.OPEN
        toekenning.einde, toekenning.einde_reden = date(2027, 2, 1), Eindereden.VERVANGEN.value
        db.session.commit()
        assert bepaal_dagen(toekenning, in_maart.date()).stand is Evaluatiestand.GEDAAN
    assert "De terugblik daarin telt" in als(Rol.MANAGER).open(adres).tekst


def test_zonder_bekende_doelen_en_uren(als, maak, in_maart):
    """One from before the portal: goals are named in the evaluation, only the money is known."""
    adres, _ = maak(replace(VOORAF, ingang=date(2026, 4, 1), maanden=12))
    namen = als(Rol.MANAGER).open(f"{adres}/invullen").formulier(met="hielp").namen
    assert {naam for naam in namen if naam.startswith("inzet.")} == {"inzet.jaarbedrag.ingezet"}


def test_andere_rollen_en_organisaties(als, maak, in_maart):
    adres, _ = maak()
    als(Rol.MANAGER, ANDER).open(adres, status=404)
    als(Rol.MANAGER, ANDER).open(f"{adres}/invullen", status=404)
    als(Rol.BEOORDELAAR, ANDER).open(adres, status=404)
    als(Rol.BEOORDELAAR).open(f"{adres}/invullen", status=403)
    als(Rol.BEGELEIDER).open(f"{adres}/vastleggen", status=403)
    als(Rol.BEGELEIDER).open(f"{adres}/corrigeren", status=403)
    assert "31 mrt 2027" not in als(Rol.MANAGER, ANDER).open("/evaluaties").tekst


def test_de_lijst_bladert_op_sleutel(app, wereld, als, in_maart):
    with app.app_context():
        for nr in range(27):
            maak_toekenning(wereld, replace(S16, laatste_dag=date(2027, 3, 1 + nr % 3)))
        db.session.commit()
    browser = als(Rol.MANAGER)
    eerste = browser.open("/evaluaties")
    assert eerste.tekst.count("TK-2026-") == 25
    volgende = next(link for link in eerste.document.links if "na=" in link)
    assert browser.open(volgende).tekst.count("TK-2026-") == 2
    assert browser.open("/evaluaties?na=x_y").tekst.count("TK-2026-") == 25


def test_de_lijst_volgt_dezelfde_regel_als_de_toekenning(app, wereld):
    """What the query lists is what the rule says, for every way to end."""
    eerder = [replace(LOPEND, einde=date(2026, 9, 30), einde_reden=r) for r in Eindereden]
    nooit = replace(LOPEND, einde=date(2026, 4, 30), einde_reden=Eindereden.VERVANGEN)
    later = replace(LOPEND, ingang=date(2027, 1, 1), einde=date(2027, 2, 1))
    vooraf = [replace(VOORAF, ingang=date(jaar, 1, 1), maanden=12) for jaar in (2024, 2026)]
    wensen = [
        *(*eerder, nooit, *vooraf, S16, LOPEND, PREVENTIEF),
        replace(later, einde_reden=Eindereden.AFBOUW),
        replace(S16, bevestigd=False),
    ]
    with app.app_context():
        alle = [maak_toekenning(wereld, wens) for wens in wensen]
        voor = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        for op in (date(2026, 4, 1), date(2026, 10, 28), date(2027, 1, 1), date(2027, 4, 28)):
            regels = list_evaluaties(voor=voor, op=op, hoogstens=100).regels
            dagen = {rij.id: bepaal_dagen(rij, op) for rij in alle}
            assert {(regel.toekenning.id, regel.is_te_laat) for regel in regels} == {
                (toekenning_id, deel.stand is Evaluatiestand.TE_LAAT)
                for toekenning_id, deel in dagen.items()
                if deel.mag_schrijven and not deel.vrijwillig
            }
            telling = tel_open(voor=voor, op=op)
            assert (telling.open, telling.te_laat) == (
                len(regels),
                sum(regel.is_te_laat for regel in regels),
            )


def test_na_een_later_overlijden_blijft_de_rest_buiten_de_evaluatie(app, als, maak, in_maart):
    adres, toekenning_id = maak()
    manager = als(Rol.MANAGER)
    vul(manager, adres)
    with app.app_context():
        rij = db.session.get_one(Toekenning, toekenning_id)
        rij.einde, rij.einde_reden = date(2027, 3, 5), Eindereden.OVERLIJDEN.value
        db.session.commit()
    leg_vast(manager, adres)
    (rij,) = rijen(app, toekenning_id)
    assert set(json.loads(rij.inhoud)["antwoorden"]) == {
        f"doel.{DOEL_ID}.{deel}" for deel in ("stand", "bereikt", "uitleg")
    }
