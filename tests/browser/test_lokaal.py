"""What is typed about a traject survives a dropped connection, and nobody else reads it."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beginnen import Moment, Planning, plan_traject
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectbeurt, Trajectgebeurtenis
from portal.ontwikkeltraject.queries.beurt import beurten_voor, lopende_trajecten
from portal.ontwikkeltraject.queries.meerzorg import find_houder_client
from portal.platform import clock
from portal.platform.database import db
from tests.demo import Demo
from tests.paginas.soort import Pagina
from tests.person import Browser

CCE = Pagina(rol=Rol.CCE_COORDINATOR)
TEKST = "De ochtend is te druk, de familie wil mee praten."
VAK = "textarea[name=besproken]"
BEWAARD = "Object.keys(localStorage).filter((naam) => naam.startsWith('mz-lokaal.')).length"


@pytest.fixture
def formulier(demo: Demo) -> Iterator[str]:
    """Plan a traject; gives the address of the form of its first bijeenkomst."""
    with demo.app.app_context():
        cce = demo.gebruiker(CCE)
        alle = db.session.scalars(sa.select(Trajectbeurt.client_id).where(beurten_voor(cce))).all()
        loopt = lopende_trajecten(alle, voor=cce, op=clock.today())
        houder = find_houder_client(next(nr for nr in alle if nr not in loopt), op=clock.today())
        planning = Planning({1: Moment(clock.today(), None, "De Es")})
        traject_id = plan_traject(houder, planning, door=cce, op=clock.now()).id
        db.session.commit()
    yield f"/ontwikkeltrajecten/{traject_id}/bijeenkomst/1"
    with demo.app.app_context():
        for tabel in (Bijeenkomst, Trajectgebeurtenis):
            db.session.execute(sa.delete(tabel).where(tabel.traject_id == traject_id))
        db.session.execute(sa.delete(Traject).where(Traject.id == traject_id))
        db.session.commit()


@pytest.fixture
def ingelogd(als, demo):
    """Give a window with a session of its own, which signing out may end."""
    venster = als()
    with demo.app.app_context():
        wie = demo.gebruiker(CCE).id
    with demo.app.test_request_context():
        naam = demo.app.session_interface.get_cookie_name(demo.app)
    cookie = Browser(demo.app).als(wie).client.get_cookie(naam)
    venster.page.goto("/inloggen")
    adres = venster.page.url.removesuffix("inloggen")
    venster.context.add_cookies([{"name": naam, "value": cookie.value, "url": adres}])
    return venster


def wacht_op_bewaard(page, aantal: int) -> None:
    """Wait until so many texts are kept; asked from outside, as the CSP lets no page evaluate text."""
    for _ in range(100):
        if page.evaluate(BEWAARD) == aantal:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(BEWAARD) == aantal


def typ_zonder_verbinding(venster, formulier: str) -> None:
    """Cut the connection, type, and try to save."""
    venster.page.goto(formulier)
    venster.context.set_offline(True)
    venster.page.fill(VAK, TEKST)
    venster.page.get_by_role("button", name="Bijeenkomst vastleggen").click()
    expect(venster.page.get_by_text("U heeft geen verbinding.")).to_be_visible()
    wacht_op_bewaard(venster.page, 1)


def test_tekst_komt_terug_na_een_weggevallen_verbinding(als, formulier):
    venster = als(CCE)
    page = venster.page
    typ_zonder_verbinding(venster, formulier)
    assert TEKST not in page.evaluate("JSON.stringify(localStorage)")
    venster.context.set_offline(False)
    expect(page.get_by_text("U heeft weer verbinding.")).to_be_visible()
    page.goto("about:blank")
    page.goto(formulier)
    assert page.input_value(VAK) == ""
    page.get_by_role("button", name="Tekst terugzetten").click()
    assert page.input_value(VAK) == TEKST
    page.fill("textarea[name=aanwezigen]", "Familie en team")
    page.get_by_role("button", name="Bijeenkomst vastleggen").click()
    expect(page.locator(".govuk-notification-banner--success")).to_be_visible()
    assert TEKST in page.content()
    wacht_op_bewaard(page, 0)


def leg_vast(page, *, met: str) -> None:
    """Type the text, fill in who were there, and save."""
    page.fill(VAK, TEKST)
    page.fill("textarea[name=aanwezigen]", met)
    page.get_by_role("button", name="Bijeenkomst vastleggen").click()


def test_tekst_van_een_geweigerde_bijeenkomst_komt_terug(als, formulier):
    page = als(CCE).page
    page.goto(formulier)
    leg_vast(page, met="")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert page.input_value(VAK) == TEKST
    expect(page.get_by_role("button", name="Tekst terugzetten")).to_have_count(0)
    page.get_by_role("link", name="Terug naar het traject").click()
    page.wait_for_url("**/ontwikkeltrajecten/*")
    page.goto(formulier)
    assert page.input_value(VAK) == ""
    page.get_by_role("button", name="Tekst terugzetten").click()
    assert page.input_value(VAK) == TEKST
    leg_vast(page, met="Familie en team")
    expect(page.locator(".govuk-notification-banner--success")).to_be_visible()
    wacht_op_bewaard(page, 0)


def test_een_geweigerd_leeg_formulier_overschrijft_geen_oudere_tekst(als, formulier):
    venster = als(CCE)
    page = venster.page
    typ_zonder_verbinding(venster, formulier)
    venster.context.set_offline(False)
    page.goto(formulier)
    page.get_by_role("button", name="Bijeenkomst vastleggen").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.goto("about:blank")
    page.goto(formulier)
    page.get_by_role("button", name="Tekst terugzetten").click()
    assert page.input_value(VAK) == TEKST


def test_uitloggen_haalt_de_tekst_van_het_apparaat(ingelogd, formulier):
    venster = ingelogd
    typ_zonder_verbinding(venster, formulier)
    venster.context.set_offline(False)
    venster.page.get_by_role("button", name="Uitloggen").click()
    venster.page.wait_for_url("**/inloggen*")
    assert venster.page.evaluate(BEWAARD) == 0
    assert TEKST not in venster.page.evaluate(
        "JSON.stringify({...localStorage, ...sessionStorage})"
    )


def test_een_ander_op_dezelfde_tablet_krijgt_de_tekst_niet(als, demo, formulier):
    with demo.app.app_context():
        eigen = demo.gebruiker(CCE)
        ander = next(
            mens.email
            for mens in db.session.scalars(
                sa.select(type(eigen)).where(type(eigen).organisatie_id == eigen.organisatie_id)
            )
            if mens.id != eigen.id and Rol.CCE_COORDINATOR in mens.rol_set
        )
    venster = als(CCE)
    typ_zonder_verbinding(venster, formulier)
    venster.context.set_offline(False)
    venster.page.goto("about:blank")
    naam, waarde = demo.cookie(Pagina(account=ander))
    venster.context.clear_cookies()
    adres = venster.antwoorden[0].url.partition(formulier)[0]
    venster.context.add_cookies([{"name": naam, "value": waarde, "url": adres}])
    venster.page.goto(formulier)
    assert venster.page.input_value(VAK) == ""
    expect(venster.page.get_by_role("button", name="Tekst terugzetten")).to_have_count(0)
    assert venster.page.evaluate(BEWAARD) == 0
