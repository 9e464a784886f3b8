"""An aanvraag that came on paper: registered by the zorgkantoor, and then like any other."""

from datetime import date

import pytest

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Aanvulvraag, Gebeurtenis
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.berichten.models import Bericht
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.besluitstappen import TOEKENNEN
from tests.factories.besluit import ALLES_VOLDOET, score
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER

pytestmark = pytest.mark.usefixtures("op_lijstdag")

PAGINA = "/werkvoorraad/papier"
UREN = {
    "wonen": "60",
    "dagbesteding": "14",
    "nachtzorg": "4",
    "gedragsdeskundige": "2,5",
    "context_uren": "52",
}
AANVRAAG = {
    "soort": "individueel",
    "ontvangen_op": "2026-11-16",
    "ingang": "2026-12-01",
    "maanden": "24",
    "huidig": "De cliënt heeft de hele dag <b>iemand</b> nodig.",
    "gewenst": "Rust in de ochtend.",
    "inzet": "Twee begeleiders bij het opstaan.",
    **UREN,
}
NIEUW = {
    "wie": "nieuw",
    "achternaam": "Papier",
    "voornamen": "Vera",
    "geboortedatum": "1980-05-01",
    "bsn": "999990019",
    "zorgprofiel": "7VG",
    "leveringsvorm": "verblijf",
    "behandeling": "ja",
    "met_dagbesteding": "ja",
    "indicatie_van": "2020-01-01",
}


@pytest.fixture
def registreer(als, wereld):
    """Give a function that fills in the page."""

    def doe(velden=None, *, rol=Rol.BEOORDELAAR, locatie="locatie", status=303):
        browser = als(rol)
        pagina = browser.open(PAGINA)
        alles = {**AANVRAAG, **NIEUW, "locatie": str(wereld[locatie]), **(velden or {})}
        return browser.vul_in(pagina, alles, formulier=pagina.formulier(met="soort"), status=status)

    return doe


def een_aanvraag(app):
    with app.app_context():
        return db.session.scalars(db.select(Aanvraag)).one()


def tel(app):
    with app.app_context():
        return db.session.query(Aanvraag).count(), db.session.query(Client).count()


def test_uren_per_jaar_mogen_een_punt_tussen_duizendtallen_hebben(app, registreer):
    registreer({"context_uren": "1.040"})
    assert tel(app)[0] == 1


def vul_aan(app, beoordelaar, manager, aanvraag_id):
    """Ask for what the paper does not say, and let the manager answer in the portal."""
    pagina = beoordelaar.open(f"/dossiers/{aanvraag_id}/aanvulling-vragen")
    velden = {
        "punten-0-plaats": "hs-zonder",
        "punten-0-reden": "Dit ontbreekt op papier.",
        "hersteldatum": "04-12-2026",
    }
    formulier = pagina.formulier(met="hersteldatum")
    beoordelaar.vul_in(pagina, velden, formulier=formulier, knop="vragen")
    assert een_aanvraag(app).toestand == Toestand.AANVULLING_GEVRAAGD
    with app.app_context():
        vraag_id = db.session.scalars(db.select(Aanvulvraag.id)).one()
    vraag = manager.open(f"/aanvragen/{aanvraag_id}/aanvulling/{vraag_id}")
    antwoord = {"hs-zonder": "Dan verhuist de cliënt."}
    manager.vul_in(vraag, antwoord, formulier=vraag.formulier(met="hs-zonder"))
    overzicht = manager.open(f"/aanvragen/{aanvraag_id}/aanvulling")
    manager.vul_in(overzicht, formulier=overzicht.formulier(met="_eenmalig"))
    assert een_aanvraag(app).toestand == Toestand.INGEDIEND


def test_de_aanvraag_telt_vanaf_de_dag_van_ontvangst(app, als, wereld, registreer):
    registreer()
    aanvraag = een_aanvraag(app)
    assert (aanvraag.toestand, aanvraag.op_papier) == (Toestand.INGEDIEND, True)
    assert clock.local_day(aanvraag.ontvangen_op) == date(2026, 11, 16)
    assert aanvraag.beslisdatum == date(2027, 1, 11)
    assert aanvraag.gevraagd_bedrag_cent > 0
    with app.app_context():
        gebeurtenis = db.session.scalars(db.select(Gebeurtenis)).one()
        assert (gebeurtenis.soort, gebeurtenis.nr, gebeurtenis.rol) == (
            "ingediend",
            1,
            "beoordelaar",
        )
        assert gebeurtenis.gegevens == {"versie": 1, "papier": 1}
        assert gebeurtenis.dag == date(2026, 11, 16)
        rij = find_laatste_versie(db.session.get_one(Aanvraag, aanvraag.id))
        versie = lees_versie(rij)
        assert versie.deel("antwoorden")["dl-gewenst"] == "Rust in de ochtend."
        gemeld = {rij.gebruiker_id for rij in db.session.scalars(db.select(Bericht))}
    team = {(Rol.BEOORDELAAR, "eigen"), (Rol.TEAMLEIDER, "eigen"), (Rol.MANAGER, "eigen")}
    team |= {(Rol.BEOORDELAAR, "tweede"), (Rol.TEAMLEIDER, "tweede")}
    assert gemeld >= {wereld.gebruiker(rol, wie) for rol, wie in team}
    assert "op papier" in als(Rol.TEAMLEIDER).open("/werkvoorraad").tekst
    assert "op papier" in als(Rol.TEAMLEIDER).open(f"/dossiers/{aanvraag.id}").tekst
    lezen = als(Rol.TEAMLEIDER).open(f"/dossiers/{aanvraag.id}/versies/1")
    assert "De cliënt heeft de hele dag <b>iemand</b> nodig." in lezen.tekst
    manager = als(Rol.MANAGER)
    manager.open(f"/aanvragen/{aanvraag.id}")
    manager.open(f"/aanvragen/{aanvraag.id}/versies/1")
    assert "16 november 2026" in manager.open(f"/aanvragen/{aanvraag.id}/ontvangst").tekst
    als(Rol.TEAMLEIDER).open(f"/dossiers/{aanvraag.id}/volledigheid")
    als(Rol.TEAMLEIDER).open(f"/dossiers/{aanvraag.id}/tijdlijn")


def test_de_papieren_aanvraag_komt_tot_een_besluit(app, als, wereld, registreer, stappen):
    registreer()
    aanvraag_id = een_aanvraag(app).id
    beoordelaar = als(Rol.BEOORDELAAR)
    dossier = beoordelaar.open(f"/dossiers/{aanvraag_id}")
    nemen = next(f for f in dossier.document.formulieren if f.actie.endswith("/nemen"))
    beoordelaar.vul_in(dossier, formulier=nemen)
    vul_aan(app, beoordelaar, als(Rol.MANAGER), aanvraag_id)
    pagina = beoordelaar.open(f"/dossiers/{aanvraag_id}/volledigheid")
    volledig = next(f for f in pagina.document.formulieren if "versie" in f.velden)
    beoordelaar.vul_in(pagina, formulier=volledig)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        score(aanvraag, ALLES_VOLDOET, door=door, op=clock.now())
        db.session.commit()
    stappen.bereid_voor(aanvraag_id, TOEKENNEN)
    stappen.lees_brief(aanvraag_id)
    stappen.bied_aan(aanvraag_id)
    stappen.stel_vast(aanvraag_id)
    assert een_aanvraag(app).toestand == Toestand.TOEGEKEND


def test_een_bekende_client_met_code_of_bsn_en_een_keer_klikken(app, als, wereld):
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]))
        db.session.commit()
        code = client.clientcode
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(PAGINA)
    velden = {**AANVRAAG, "locatie": str(wereld["locatie"]), "wie": "bekend", "zoek": code.lower()}
    for _ in range(2):
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="soort"))
    assert tel(app) == (1, 1)
    nog_een = browser.open(PAGINA)
    geweigerd = browser.vul_in(
        nog_een, velden, formulier=nog_een.formulier(met="soort"), status=422
    )
    assert een_aanvraag(app).nummer in geweigerd.tekst
    assert tel(app) == (1, 1)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"ontvangen_op": "2026-11-21"}, "Deze datum ligt na vandaag."),
        ({"achternaam": ""}, "Vul de achternaam in."),
        ({"wie": "bekend", "zoek": "A-9999"}, "geen cliënt met deze code"),
        ({"wie": "bekend", "zoek": ""}, "Vul de cliëntcode of het BSN in."),
        ({"maanden": "0"}, "van 1 tot en met 60"),
        ({"ingang": "31-12-2024"}, "Controleer het jaar van deze datum."),
        (
            {"ontvangen_op": "2014-11-16"},
            "Vul een dag in vanaf 20 november 2025 tot en met vandaag.",
        ),
        (
            {"ontvangen_op": "2025-11-19"},
            "Vul een dag in vanaf 20 november 2025 tot en met vandaag.",
        ),
        ({"indicatie_tot": "2019-12-31"}, "De laatste dag ligt voor de eerste dag."),
        ({"achternaam": "   "}, "Vul de achternaam in."),
        ({"wie": "bekend", "zoek": "  "}, "Vul de cliëntcode of het BSN in."),
        ({"wonen": "zestig"}, "Vul een getal in, bijvoorbeeld 10,5."),
        ({"context_uren": "-1"}, "Vul een getal in van 0 of hoger."),
        ({"wonen": "1.040"}, "Schrijf 1040 of 1,04."),
        ({"tarief": "0,96"}, "Vul het percentage in, zoals 96,5."),
        ({"tarief": "vol"}, "Vul een getal in, bijvoorbeeld 10,5."),
    ],
)
def test_wat_niet_kan_blijft_staan_met_de_reden(app, registreer, velden, tekst):
    pagina = registreer(velden, status=422)
    assert tekst in pagina.tekst
    assert "Rust in de ochtend." in pagina.tekst
    assert tel(app) == (0, 0)


def test_een_bsn_dat_niet_klopt_wordt_bewaard_met_een_waarschuwing(app, als, wereld):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(PAGINA)
    velden = {**AANVRAAG, **NIEUW, "locatie": str(wereld["locatie"]), "bsn": "999990018"}
    gedaan = browser.vul_in(pagina, velden, formulier=pagina.formulier(met="soort"))
    assert "dit BSN kan niet kloppen" in browser.volg(gedaan).tekst
    assert tel(app) == (1, 1)


def test_een_locatie_buiten_de_regio_of_bij_een_ander_bestaat_niet(app, als, registreer):
    registreer(locatie="locatie_ander", status=404)
    als(Rol.BEOORDELAAR, ANDER).open(PAGINA)
    for rol in (Rol.MANAGER, Rol.BEZWAARBEHANDELAAR, Rol.BEHEERDER_ZORGKANTOOR):
        als(rol).open(PAGINA, status=403)
    assert tel(app) == (0, 0)


def test_preventief_zet_de_teksten_bij_de_vragen_van_preventief(app, registreer):
    registreer({"soort": "preventief", "maanden": "3"})
    with app.app_context():
        versie = lees_versie(db.session.scalars(db.select(AanvraagVersie)).one())
        assert versie.deel("antwoorden")["pr-vraag"] == "Rust in de ochtend."
