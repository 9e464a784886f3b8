"""The page of one dossier: what it shows, to whom, and what reading leaves behind."""

import uuid

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Notitie
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Locatie, Regio
from tests.factories.beoordeling import Rij, maak_ingediende_aanvraag, maak_rij
from tests.factories.clienten import maak_client
from tests.factories.toegang import maak_locatie, maak_organisatie
from tests.factories.wereld import ANDER
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_lijstdag")

BSN = "999990019"


@pytest.fixture
def dossier(app, wereld):
    """Give the id of an aanvraag that was really submitted."""
    with app.app_context():
        aanvraag = maak_ingediende_aanvraag(wereld, op=clock.now())
        db.session.commit()
        return aanvraag.id


def maak(app, wereld, rij, **kenmerken):
    with app.app_context():
        client = None
        if kenmerken:
            locatie = db.session.get_one(Locatie, wereld[rij.locatie])
            client = maak_client(locatie, **kenmerken)
        aanvraag = maak_rij(wereld, rij, client=client)
        db.session.commit()
        return aanvraag.id


def regels(app, code):
    with app.app_context():
        return db.session.scalars(db.select(AuditRegel).where(AuditRegel.code == code)).all()


def test_het_dossier_toont_naam_en_verborgen_bsn_en_legt_het_lezen_vast(app, als, dossier):
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{dossier}")
    assert "Voorbeeld Ahorn" in pagina.tekst
    assert "12 mei 1990" in pagina.tekst
    assert "Eindigt op 019" in pagina.tekst
    assert BSN not in pagina.antwoord.text
    assert "Ahorn" not in pagina.document.titel
    with app.app_context():
        client_id = db.session.get_one(Aanvraag, dossier).client_id
    gelezen = [(regel.client_id, regel.object_id) for regel in regels(app, "versie.lezen")]
    assert gelezen == [(client_id, dossier)]


def test_het_bsn_tonen_vraagt_een_reden_en_staat_in_het_logboek(app, als, dossier):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{dossier}/bsn")
    formulier = pagina.formulier(met="reden")
    assert "Kies waarom u het BSN wilt zien." in (
        browser.vul_in(pagina, formulier=formulier, status=422).tekst
    )
    getoond = browser.vul_in(
        pagina, {"reden": "indicatie_opzoeken"}, formulier=formulier, status=200
    )
    assert BSN in getoond.tekst
    assert [regel.kenmerk for regel in regels(app, "client.bsn_tonen")] == ["indicatie_opzoeken"]
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{dossier}/bsn", status=404)


@pytest.mark.parametrize(
    "toestand", [Toestand.CONCEPT, Toestand.INTERN_AFGEWEZEN, Toestand.VERVALLEN]
)
def test_wat_niet_is_ingediend_bestaat_niet(app, als, wereld, toestand):
    verborgen = maak(app, wereld, Rij(toestand=toestand))
    for pad in ("", "/volledigheid", "/notities", "/versies/1", "/toewijzen"):
        als(Rol.BEOORDELAAR).open(f"/dossiers/{verborgen}{pad}", status=404)


def test_een_ander_zorgkantoor_of_een_onbekend_dossier_is_404(als, dossier):
    for pad in ("", "/versies/1", "/volledigheid", "/notities", "/bsn"):
        als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{dossier}{pad}", status=404)
        als(Rol.BEOORDELAAR).open(f"/dossiers/{uuid.uuid4()}{pad}", status=404)


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER_ZORGKANTOOR])
def test_zonder_de_rol_403(als, dossier, rol):
    als(rol).open(f"/dossiers/{dossier}", status=403)


def test_de_ingediende_versie_is_te_lezen(als, dossier):
    browser = als(Rol.BEOORDELAAR)
    alles = browser.open(f"/dossiers/{dossier}/versies/1")
    assert "geluidwerende wand" in alles.tekst
    een = browser.open(f"/dossiers/{dossier}/versies/1?tab=check")
    assert "geluidwerende wand" not in een.tekst
    browser.open(f"/dossiers/{dossier}/versies/2", status=404)
    browser.open(f"/dossiers/{dossier}/versies/1/verschil", status=404)


def test_notities_zijn_alleen_voor_het_eigen_zorgkantoor(app, als, dossier):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{dossier}")
    formulier = pagina.formulier(met="tekst")
    browser.vul_in(pagina, {"tekst": "Bel de manager."}, formulier=formulier)
    assert "Bel de manager." in als(Rol.TEAMLEIDER).open(f"/dossiers/{dossier}").tekst
    assert "Bel de manager." not in als(Rol.MANAGER).open(f"/aanvragen/{dossier}").tekst
    opnieuw = browser.open(f"/dossiers/{dossier}")
    formulier = opnieuw.formulier(met="tekst")
    leeg = browser.vul_in(opnieuw, {"tekst": " "}, formulier=formulier, status=422)
    assert "Schrijf een notitie." in leeg.tekst
    with app.app_context():
        assert b"Bel de manager" not in db.session.scalars(db.select(Notitie.tekst_v)).one()


def test_bezwaar_leest_alle_notities_maar_schrijft_er_geen(app, als, dossier):
    browser = als(Rol.BEOORDELAAR)
    for nr in range(1, 5):
        pagina = browser.open(f"/dossiers/{dossier}/notities")
        formulier = pagina.formulier(met="tekst")
        browser.vul_in(pagina, {"tekst": f"Notitie {nr}."}, formulier=formulier)
    bezwaar = als(Rol.BEZWAARBEHANDELAAR)
    pagina = bezwaar.open(f"/dossiers/{dossier}")
    assert [f"Notitie {nr}." in pagina.tekst for nr in range(1, 5)] == [True] * 4
    assert all("tekst" not in formulier.namen for formulier in pagina.document.formulieren)
    bezwaar.open(f"/dossiers/{dossier}/notities", status=403)
    for rol in (Rol.MANAGER, Rol.BEGELEIDER):
        als(rol).open(f"/dossiers/{dossier}/notities", status=403)


def test_dezelfde_persoon_elders_is_een_signaal_voor_het_zorgkantoor(app, als, wereld):
    hier = maak(app, wereld, Rij())
    with app.app_context():
        buren = maak_organisatie(naam="Zorg om de hoek")
        regio = db.session.get_one(Regio, wereld["regio"])
        wereld.ids["buren"] = maak_locatie(buren, regio).id
        db.session.commit()
    elders = maak(app, wereld, Rij(locatie="buren", volgnummer=95555))
    maak(app, wereld, Rij(locatie="buren", toestand=Toestand.TOEGEKEND, volgnummer=96666))
    maak(app, wereld, Rij(locatie="locatie_ander", volgnummer=97777))
    maak(app, wereld, Rij(volgnummer=98888), bsn="111222333")
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{hier}")
    assert "Deze persoon heeft ook een aanvraag bij een andere zorgaanbieder" in pagina.tekst
    assert "MZ-2026-95555" in pagina.tekst
    assert f"/dossiers/{elders}" in pagina.document.links
    for nummer in ("96666", "97777", "98888"):
        assert nummer not in pagina.tekst


def test_stappen_zijn_voor_wie_het_dossier_heeft(app, als, wereld):
    mijn = maak(app, wereld, Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR)))
    adres = f"/dossiers/{mijn}"
    assert f"{adres}/volledigheid" in als(Rol.BEOORDELAAR).open(adres).document.links
    assert f"{adres}/volledigheid" not in als(Rol.BEOORDELAAR, "tweede").open(adres).document.links
    teamleider = als(Rol.TEAMLEIDER).open(adres).document.links
    assert {f"{adres}/volledigheid", f"{adres}/termijn-verlengen", f"{adres}/toewijzen"} <= set(
        teamleider
    )
    lezer = als(Rol.BEZWAARBEHANDELAAR).open(adres)
    assert not any(link.startswith(f"{adres}/volledigheid") for link in lezer.document.links)


def test_het_aantal_opdrachten_is_gelijk_bij_meer_notities_en_aanvragen(app, als, wereld):
    dossier = maak(app, wereld, Rij())
    browser = als(Rol.BEOORDELAAR)
    maak(app, wereld, Rij(locatie="locatie_2"))
    een = _opdrachten(app, browser, dossier)
    for _ in range(2):
        maak(app, wereld, Rij(locatie="locatie_2"))
        with app.app_context():
            notitie = Notitie(
                zorgkantoor_id=wereld["zorgkantoor"],
                aanvraag_id=dossier,
                tekst="x",
                door_id=wereld.gebruiker(Rol.BEOORDELAAR),
                op=clock.now(),
            )
            db.session.add(notitie)
            db.session.commit()
    assert _opdrachten(app, browser, dossier) == een


def _opdrachten(app, browser, dossier):
    with luister(app) as opdrachten:
        browser.open(f"/dossiers/{dossier}")
    assert schrijft_naar(opdrachten) == set()
    return len(zonder_bijwerk(opdrachten))
