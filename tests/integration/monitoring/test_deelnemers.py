"""Say how the figures of a zorgkantoor come, and take back what was said wrongly."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitordeelnemer
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LIJST = "/monitor/deelnemers"
INGETROKKEN = "Ingetrokken op 20 nov 2026 Verkeerd kantoor."


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


def leg_vast(browser, wereld, van="01-01-2026", wijze="opgave", status=303):
    pagina = browser.open(LIJST)
    velden = {"zorgkantoor": str(wereld["zorgkantoor_ander"]), "wijze": wijze, "van": van}
    formulier = pagina.formulier(met="zorgkantoor")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def trek_in(browser, pagina, reden="Verkeerd kantoor.", status=303):
    formulier = pagina.formulier(met="reden")
    return browser.vul_in(pagina, {"reden": reden}, formulier=formulier, status=status)


def rijen(app):
    """Give what was said, in the order of saying; with what was taken back."""
    with app.app_context():
        vraag = sa.select(Monitordeelnemer).order_by(Monitordeelnemer.op, Monitordeelnemer.van)
        return [
            (rij.wijze, rij.van, rij.ingetrokken_op, rij.intrekreden)
            for rij in db.session.scalars(vraag)
        ]


def adres(app):
    with app.app_context():
        return f"{LIJST}/{db.session.scalars(sa.select(Monitordeelnemer.id)).one()}/intrekken"


def wijze_van(app, wereld, peilmoment=None):
    with app.app_context():
        alle = list_deelnemers(Periode(2026), voor=None, peilmoment=peilmoment)
        ander = wereld["zorgkantoor_ander"]
        return next(rij.wijze for rij in alle if rij.zorgkantoor_id == ander)


def test_intrekken_en_opnieuw_vastleggen(app, als, wereld):
    """From the list, with a reason and a line in the log; sent twice it is done once."""
    browser, straks = als(Rol.MONITORBEHEERDER), NU + timedelta(minutes=10)
    leg_vast(browser, wereld)
    assert "latere dag, of trek dat eerst in" in leg_vast(browser, wereld, status=422).tekst
    with clock.freeze(straks):
        lijst = browser.open(LIJST)
        assert adres(app) in lijst.document.links
        pagina = browser.open(adres(app))
        assert "Zorgkantoor Elders Vanaf 1 januari 2026 Cijfers Opgave" in pagina.tekst
        assert "Schrijf op waarom." in trek_in(browser, pagina, "   ", status=422).tekst
        naar = trek_in(browser, pagina).naar
        assert trek_in(browser, pagina).naar == naar
        lijst = browser.open(LIJST)
        assert INGETROKKEN in lijst.tekst
        assert adres(app) not in lijst.document.links
        leg_vast(browser, wereld, wijze="portaal")
    assert "Kies een dag in dit jaar of in het jaar erna." in (
        leg_vast(browser, wereld, "01-01-2028", status=422).tekst
    )
    for dag, fout in (
        ("01-01-2016", "Controleer het jaar. Kies"),
        ("01-01-0026", "Controleer het jaar van deze datum."),
    ):
        assert fout in leg_vast(browser, wereld, dag, status=422).tekst
    weg = (date(2026, 1, 1), straks, "Verkeerd kantoor.")
    assert rijen(app) == [("opgave", *weg), ("portaal", weg[0], None, "")]
    assert (wijze_van(app, wereld, NU), wijze_van(app, wereld)) == ("opgave", "portaal")
    with app.app_context():
        code = sa.select(AuditRegel).where(AuditRegel.code == "monitor.deelnemer_ingetrokken")
        regel = db.session.scalars(code).one()
        wie = wereld.gebruiker(Rol.MONITORBEHEERDER)
        assert (regel.gebruiker_id, regel.kenmerk, regel.moment) == (wie, "opgave", straks)


def test_wie_te_laat_intrekt_houdt_zijn_tekst(app, als, wereld):
    """The second of two is told that the page is old, then that it is done; nothing changes."""
    browser, ander = als(Rol.MONITORBEHEERDER), als(Rol.MONITORBEHEERDER)
    leg_vast(browser, wereld)
    oud = ander.open(adres(app))
    trek_in(browser, browser.open(adres(app)))
    voor = rijen(app)
    laat = trek_in(ander, oud, "Ook gezien.", status=409)
    assert laat.formulier(met="reden").velden["reden"] == ["Ook gezien."]
    nu = ander.open(adres(app))
    assert "al ingetrokken op 20 november 2026, 10.00 uur. De reden: Verkeerd kantoor." in nu.tekst
    assert "Deze deelname is al ingetrokken." in trek_in(ander, nu, status=422).tekst
    assert rijen(app) == voor


def test_wie_mag_intrekken(app, als, wereld):
    beheerder = als(Rol.MONITORBEHEERDER)
    leg_vast(beheerder, wereld)
    for rol in (Rol.TEAMLEIDER, Rol.BEOORDELAAR, Rol.MANAGER):
        als(rol).open(adres(app), status=403)
    beheerder.open(f"{LIJST}/{uuid.uuid4()}/intrekken", status=404)
    assert rijen(app) == [("opgave", date(2026, 1, 1), None, "")]
