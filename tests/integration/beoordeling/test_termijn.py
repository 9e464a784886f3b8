"""The beslistermijn: extension once (B3), a request for delay, and an ingebrekestelling."""

from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.models import Aanvraag, Gebeurtenis, Toelichting
from portal.beoordeling.models import Poststuk
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.wereld import ANDER, TWEEDE
from tests.postbus import lees_post

NU = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
LAAT = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def dossier(app, wereld):
    """Give a dossier of 16 november 2026, to decide by 11 january 2027."""
    with app.app_context(), clock.freeze(NU):
        rij = Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR))
        aanvraag = maak_rij(wereld, rij)
        db.session.commit()
        return aanvraag.id


@pytest.fixture
def op_dag(als):
    """Fill in a page of a dossier as somebody, at a moment."""

    def vul(wie, adres, velden, *, op=NU, status=303, welke="eigen"):
        with clock.freeze(op):
            browser = als(wie, welke)
            pagina = browser.open(adres)
            formulier = pagina.formulier(met=next(iter(velden)))
            klaar = browser.vul_in(pagina, velden, formulier=formulier, status=status)
            return browser.volg(klaar) if status == 303 else klaar

    return vul


def verleng(op_dag, dossier, datum="01-02-2027", *, wie=Rol.TEAMLEIDER, **rest):
    velden = {"datum": datum, "reden": "Wij wachten op een deskundige."}
    return op_dag(wie, f"/dossiers/{dossier}/termijn-verlengen", velden, **rest)


def beslisdatum(app, dossier):
    with app.app_context():
        return db.session.get_one(Aanvraag, dossier).beslisdatum


def test_een_teamleider_verlengt_een_keer_met_brief_en_reden(app, op_dag, dossier):
    na = verleng(op_dag, dossier)
    assert "De nieuwe beslisdatum is 1 februari 2027." in na.tekst
    assert beslisdatum(app, dossier) == date(2027, 2, 1)
    with app.app_context():
        brief = db.session.scalars(db.select(Poststuk)).one().brief.decode()
        assert "Wij beslissen uiterlijk op 1 februari 2027." in brief
        assert "Wij wachten op een deskundige." in brief
        reden = db.session.scalars(db.select(Toelichting)).one().tekst
        assert reden == "Wij wachten op een deskundige."
    tweede = verleng(op_dag, dossier, "01-03-2027", status=422)
    assert "De termijn is al een keer verlengd." in tweede.tekst


def test_de_brief_noemt_de_berekende_datum_en_niet_het_weekend(app, op_dag, dossier):
    verleng(op_dag, dossier, "30-01-2027")
    assert beslisdatum(app, dossier) == date(2027, 2, 1)
    with app.app_context():
        brief = db.session.scalars(db.select(Poststuk)).one().brief.decode()
    assert "Wij beslissen uiterlijk op 1 februari 2027." in brief


@pytest.mark.parametrize(
    ("datum", "op", "melding"),
    [
        ("11-01-2027", NU, "Kies een datum na 11 januari 2027."),
        ("01-02-2027", LAAT, "De beslisdatum is voorbij."),
        ("morgen", NU, "Geen geldige datum"),
    ],
)
def test_verlengen_dat_niet_kan(app, op_dag, dossier, datum, op, melding):
    pagina = verleng(op_dag, dossier, datum, op=op, status=422)
    assert "Wij wachten op een deskundige." in pagina.antwoord.text
    if melding != "Geen geldige datum":
        assert melding in pagina.tekst
    assert beslisdatum(app, dossier) == date(2027, 1, 11)


def test_alleen_een_teamleider_verlengt(als, dossier):
    adres = f"/dossiers/{dossier}/termijn-verlengen"
    assert "teamleider" in als(Rol.BEOORDELAAR).open(adres, status=403).tekst
    als(Rol.TEAMLEIDER, ANDER).open(adres, status=404)


def test_uitstel_vragen_stopt_de_termijn_nog_niet(app, op_dag, dossier):
    velden = {"van": "04-01-2027", "tot_en_met": "17-01-2027", "reden": "De deskundige is ziek."}
    na = op_dag(Rol.BEOORDELAAR, f"/dossiers/{dossier}/uitstel-vragen", velden)
    assert "De termijn loopt nu nog door." in na.tekst
    assert beslisdatum(app, dossier) == date(2027, 1, 11)
    with app.app_context():
        poststuk = db.session.scalars(db.select(Poststuk)).one()
        assert "Van 4 januari 2027 tot en met 17 januari 2027." in poststuk.brief.decode()
        regel = db.session.scalars(
            db.select(AuditRegel).where(AuditRegel.code == "dossier.uitstel_vragen")
        ).one()
        assert regel.kenmerk == str(poststuk.id)
    assert lees_post(app, "P03") == [("P03", "aanvraag", "manager.eigen", "wettelijk", True)]


def test_een_omgekeerde_periode_wordt_geweigerd(op_dag, dossier):
    velden = {"van": "17-01-2027", "tot_en_met": "04-01-2027", "reden": "Meer tijd."}
    adres = f"/dossiers/{dossier}/uitstel-vragen"
    pagina = op_dag(Rol.BEOORDELAAR, adres, velden, status=422)
    assert "niet voor de eerste dag ligt" in pagina.tekst
    geweigerd = op_dag(Rol.BEOORDELAAR, adres, velden, status=422, welke=TWEEDE)
    assert "Alleen de beoordelaar van dit dossier" in geweigerd.tekst


def test_een_ingebrekestelling_geeft_twee_weken(app, op_dag, dossier):
    velden = {"ontvangen": "12-01-2027"}
    adres = f"/dossiers/{dossier}/ingebrekestelling"
    na = op_dag(Rol.BEOORDELAAR, adres, velden, op=LAAT)
    assert "Besluit uiterlijk op 26 januari 2027" in na.tekst
    assert "Er is een ingebrekestelling. Besluit uiterlijk op 26 januari 2027" in na.tekst
    with app.app_context():
        laatste = db.session.scalars(db.select(Gebeurtenis).order_by(Gebeurtenis.nr.desc())).first()
        assert (laatste.soort, laatste.gegevens) == (
            "in_gebreke_gesteld",
            {"ontvangen": "2027-01-12"},
        )


@pytest.mark.parametrize(
    ("ontvangen", "op", "melding"),
    [
        ("11-01-2027", LAAT, "De beslisdatum is 11 januari 2027."),
        ("13-01-2027", LAAT, "Kies een dag die niet na vandaag ligt."),
        ("01-12-2026", NU, "De beslisdatum is 11 januari 2027."),
    ],
)
def test_een_ingebrekestelling_te_vroeg_of_in_de_toekomst(op_dag, dossier, ontvangen, op, melding):
    adres = f"/dossiers/{dossier}/ingebrekestelling"
    pagina = op_dag(Rol.BEOORDELAAR, adres, {"ontvangen": ontvangen}, op=op, status=422)
    assert melding in pagina.tekst


def test_na_het_besluit_kan_verlengen_niet_meer(app, op_dag, dossier):
    with app.app_context():
        db.session.get_one(Aanvraag, dossier).toestand = Toestand.TOEGEKEND
        db.session.commit()
    assert "Dit kan niet meer." in verleng(op_dag, dossier, status=422).tekst


def test_na_het_besluit_kan_uitstel_vragen_niet_meer(app, op_dag, dossier):
    with app.app_context():
        db.session.get_one(Aanvraag, dossier).toestand = Toestand.TOEGEKEND
        db.session.commit()
    velden = {"van": "04-01-2027", "tot_en_met": "17-01-2027", "reden": "De deskundige is ziek."}
    adres = f"/dossiers/{dossier}/uitstel-vragen"
    assert "Dit kan niet meer." in op_dag(Rol.BEOORDELAAR, adres, velden, status=422).tekst
    with app.app_context():
        assert db.session.scalars(db.select(Poststuk)).all() == []
