"""Signalen: registered without names, dealt with once, listed by key and counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.monitoring.actions.signalen import Signaalgegevens, registreer_signaal
from portal.monitoring.models import Signaalmelding
from portal.monitoring.queries.signalen import Signaalstand, Signaalvraag, tel_signalen
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LIJST = "/signalen-van-clienten"
SIGNAAL = {
    "dag": "18-11-2026",
    "van_wie": "naaste",
    "thema": "uitleg",
    "leveringsvorm": "pgb",
    "omschrijving": "De brief is moeilijk te lezen.",
}


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


@pytest.fixture
def bestaand(app, wereld):
    """Register a signaal, of any day and kind."""

    def registreer(dag=date(2026, 11, 18), wie="naaste", thema="uitleg", vorm="pgb", welke="eigen"):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR, welke))
            gegevens = Signaalgegevens(
                dag=dag, van_wie=wie, thema=thema, leveringsvorm=vorm, omschrijving="Iets."
            )
            rij_id = registreer_signaal(gegevens, door=door, op=NU).id
            db.session.commit()
            return rij_id

    return registreer


def vul_in(browser, pagina, velden, status=303):
    formulier = pagina.formulier(met=next(iter(velden)))
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def rijen(app):
    with app.app_context():
        return [
            (
                *(rij.dag, rij.van_wie, rij.thema, rij.leveringsvorm, rij.omschrijving),
                *(rij.afgehandeld_op, rij.afhandeling),
            )
            for rij in db.session.scalars(sa.select(Signaalmelding).order_by(Signaalmelding.dag))
        ]


def test_registreren_en_afhandelen(app, als):
    browser = als(Rol.BEOORDELAAR)
    nieuw = browser.open(f"{LIJST}/nieuw")
    naar = vul_in(browser, nieuw, SIGNAAL).naar
    assert vul_in(browser, nieuw, SIGNAAL).naar == naar, "sent twice, done once"
    begin = (date(2026, 11, 18), "naaste", "uitleg", "pgb", "De brief is moeilijk te lezen.")
    assert rijen(app) == [(*begin, None, "")]
    pagina = browser.open(naar)
    verouderd = als(Rol.TEAMLEIDER)
    oud = verouderd.open(naar)
    gedaan = {"dag": "19-11-2026", "afhandeling": "Gebeld."}
    assert (
        "18 november 2026"
        in vul_in(browser, pagina, gedaan | {"dag": "17-11-2026"}, status=422).tekst
    )
    vul_in(browser, pagina, gedaan)
    assert "Gebeld." in browser.open(naar).tekst
    laat = vul_in(verouderd, oud, gedaan | {"afhandeling": "Brief gestuurd."}, status=409)
    assert laat.status == 409
    assert rijen(app) == [(*begin, date(2026, 11, 19), "Gebeld.")]
    with app.app_context():
        codes = sa.select(AuditRegel.code).where(AuditRegel.code.startswith("signaalmelding"))
        op_volgorde = db.session.scalars(codes.order_by(AuditRegel.nr))
        geschreven = [code for code in op_volgorde if "lezen" not in code]
    assert geschreven == ["signaalmelding.geregistreerd", "signaalmelding.afgehandeld"]


def test_een_naam_wordt_genoemd_en_wie_hem_laat_staan_mag_dat(app, wereld, als):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        client = maak_client(es, code="ES-014", achternaam="Kastanje")
        maak_zoekindexen(client, houder_id=wereld["zorgkantoor"])
        db.session.commit()
    browser, vondst = als(Rol.BEOORDELAAR), "“Kastanje” (naam)"
    nieuw = browser.open(f"{LIJST}/nieuw")
    met_naam = SIGNAAL | {"omschrijving": "Mevrouw Kastanje begrijpt de brief niet."}
    gewaarschuwd = vul_in(browser, nieuw, met_naam, status=422)
    assert vondst in gewaarschuwd.tekst
    assert rijen(app) == []
    meer = met_naam | {"omschrijving": "Mevrouw Kastanje (ES-014) belde."}
    assert "“ES-014” (cliëntcode)" in vul_in(browser, gewaarschuwd, meer, status=422).tekst
    bsn = met_naam | {"omschrijving": "Het gaat om 999990019."}
    gezien = vul_in(browser, nieuw, bsn, status=422)
    assert "dat op een BSN lijkt" in vul_in(browser, gezien, bsn, status=422).tekst
    naar = vul_in(browser, gewaarschuwd, met_naam).naar
    assert [rij[4] for rij in rijen(app)] == [met_naam["omschrijving"]]
    gedaan = {"dag": "19-11-2026", "afhandeling": "Gebeld met Kastanje."}
    gewaarschuwd = vul_in(browser, browser.open(naar), gedaan, status=422)
    assert vondst in gewaarschuwd.tekst
    vul_in(browser, gewaarschuwd, gedaan | {"afhandeling": "Gebeld."})
    assert [rij[6] for rij in rijen(app)] == ["Gebeld."]


def test_wat_niet_bekend_is_mag_leeg_maar_een_dag_in_de_toekomst_niet(app, als):
    browser = als(Rol.BEOORDELAAR)
    nieuw = browser.open(f"{LIJST}/nieuw")
    morgen = SIGNAAL | {"dag": "21-11-2026"}
    assert "al geweest" in vul_in(browser, nieuw, morgen, status=422).tekst
    oud = SIGNAAL | {"dag": "31-12-2020"}
    assert "van de laatste 5 jaar" in vul_in(browser, nieuw, oud, status=422).tekst
    niets = SIGNAAL | {"thema": "", "omschrijving": "  \n "}
    leeg = vul_in(browser, nieuw, niets, status=422).tekst
    for melding in ("Kies een onderwerp.", "Schrijf op wat het signaal is."):
        assert melding in leeg
    assert rijen(app) == []
    vul_in(browser, nieuw, SIGNAAL | {"leveringsvorm": "onbekend"})
    assert [rij[3] for rij in rijen(app)] == [""]


def test_een_ander_zorgkantoor_ziet_het_niet_en_een_manager_mag_niet(als, bestaand):
    adres = f"{LIJST}/{bestaand()}"
    als(Rol.BEOORDELAAR, ANDER).open(adres, status=404)
    assert "0 signalen" in als(Rol.BEOORDELAAR, ANDER).open(f"{LIJST}?stand=alles").tekst
    als(Rol.MANAGER).open(adres, status=403)
    als(Rol.MANAGER).open(LIJST, status=403)


def test_de_lijst_bladert_en_telt(app, wereld, als, bestaand):
    for nr in range(60):
        bestaand(
            date(2026, 11, 18) - timedelta(days=nr % 45),
            wie=("client", "naaste", "professional")[nr % 3],
            thema=("uitleg", "bedrag")[nr % 2],
            vorm=("pgb", "", "verblijf")[nr % 3],
        )
    bestaand(welke=ANDER)
    eerste = als(Rol.TEAMLEIDER).open(f"{LIJST}?thema=&stand=alles")
    assert "60 signalen" in eerste.tekst
    volgende = next(link for link in eerste.document.links if "na=" in link)
    tweede = als(Rol.TEAMLEIDER).open(volgende)
    dossiers = [
        [
            link
            for link in pagina.document.links
            if link.startswith(f"{LIJST}/") and "nieuw" not in link
        ]
        for pagina in (eerste, tweede)
    ]
    assert [len(links) for links in dossiers] == [50, 10]
    assert len(set(dossiers[0] + dossiers[1])) == 60
    with app.app_context():
        voor = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
        van, tot = date(2026, 10, 20), date(2026, 11, 10)
        vraag = Signaalvraag(stand=Signaalstand.ALLES, van=van, tot=tot, leveringsvorm="")
        verwacht = {}
        for rij in db.session.scalars(sa.select(Signaalmelding)):
            eigen = rij.zorgkantoor_id == voor.organisatie_id and van <= rij.dag <= tot
            if eigen and rij.leveringsvorm == "":
                sleutel = (rij.thema, rij.van_wie)
                verwacht[sleutel] = verwacht.get(sleutel, 0) + 1
        assert tel_signalen(vraag, voor=voor) == verwacht
        assert set(verwacht) == {("uitleg", "naaste"), ("bedrag", "naaste")}


def test_een_dag_die_niet_te_lezen_is_zegt_dat(als, bestaand):
    """The list would else look narrowed while it is not."""
    browser, tekst = als(Rol.BEOORDELAAR), "Vul een datum in, zoals 27-11-2026."
    assert tekst in browser.open(f"{LIJST}?van=99-99-2026").tekst
    assert tekst not in browser.open(f"{LIJST}?van=01-01-2026&tot=").tekst
