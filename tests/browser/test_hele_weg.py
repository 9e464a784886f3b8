"""The whole road of scenario S01, walked by three people who never saw the portal before."""

from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Tariefafspraak
from tests.factories.toegang import WACHTZIN
from tests.factories.wereld import bouw_wereld
from tests.venster import open_venster, serveer
from tests.wandeling import Wandelaar

OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
CLIENT = {
    "voornamen": "Ahorn",
    "achternaam": "Voorbeeld",
    "geboortedatum": "1-2-1990",
    "geslacht": "m",
    "bsn": "999990019",
    "clientcode": "A-0001",
}
ANDERS = {
    "korte_naam": "rustige ochtend",
    "maanden": "36",
    "ingang": "1-5-2026",
    "einddatum": "31-7-2026",
    "tussenmeting": "15-6-2026",
}


@pytest.fixture
def wereld(app):
    with app.app_context():
        gemaakt = bouw_wereld()
        afspraak = {"aanbieder_id": gemaakt["aanbieder"], "zorgkantoor_id": gemaakt["zorgkantoor"]}
        db.session.query(Tariefafspraak).filter_by(jaar=2026, **afspraak).delete()
        db.session.add(Tariefafspraak(jaar=2026, fractie="0.96", **afspraak))
        db.session.commit()
        db.session.remove()
    return gemaakt


@pytest.fixture
def wandelaar(app, wereld, chromium):
    """Give a function that signs somebody in, in a window of their own."""
    with ExitStack() as open_, clock.freeze(OP):
        adres = open_.enter_context(serveer(app))

        def log_in(rol: Rol, *, js: bool) -> Wandelaar:
            venster = open_.enter_context(open_venster(chromium, adres, java_script_enabled=js))
            iemand = Wandelaar(venster.page, js, ANDERS)
            iemand.log_in(wereld.email(rol), WACHTZIN)
            return iemand

        yield log_in


def maak_client(iemand: Wandelaar) -> None:
    """Add the client with woonplek and indicatie."""
    page = iemand.page
    page.goto("/clienten/nieuw")
    iemand.vul(CLIENT)
    iemand.klik("Opslaan en verder")
    page.locator("[name=locatie]").select_option(index=1)
    iemand.vul({"leveringsvorm": "verblijf", "van": "1-1-2020"})
    iemand.klik("Woonplek opslaan")
    iemand.vul({"zorgprofiel": "7VG", "van": "1-1-2020", "behandeling": "ja", "dagbesteding": "ja"})
    iemand.klik("Indicatie opslaan")


def start(iemand: Wandelaar) -> str:
    """Start the aanvraag from the page of the client and give its address."""
    iemand.klik("Nieuwe aanvraag")
    iemand.klik("Verder")
    iemand.klik("Verder")
    iemand.vul({"maanden": "36", "ingang": "1-5-2026"})
    iemand.klik("Aanvraag starten")
    return iemand.page.url


@pytest.mark.parametrize("js", [True, False], ids=["met-javascript", "zonder-javascript"])
def test_van_inloggen_tot_ontvangst(wandelaar, js):
    begeleider = wandelaar(Rol.BEGELEIDER, js=js)
    maak_client(begeleider)
    aanvraag = start(begeleider)
    begeleider.loop_door()
    begeleider.klik("Ondertekenen")
    for rol in (Rol.BEHANDELAAR, Rol.MANAGER):
        collega = wandelaar(rol, js=js)
        collega.page.goto(aanvraag)
        collega.klik("Verder met")
        collega.klik("Ondertekenen")
    collega.page.goto(f"{aanvraag}/rekentool")
    uitkomst = collega.page.locator("#uitkomst")
    for tekst in ("54:24:53", "Meerzorgprofiel 4", "€ 104.878,17", "€ 287,34"):
        expect(uitkomst).to_contain_text(tekst)
    collega.page.goto(aanvraag)
    collega.klik("Verder met")
    assert collega.page.url == f"{aanvraag}/controleren"
    collega.klik("Aanvraag indienen")
    assert collega.page.url == f"{aanvraag}/ontvangst"
    ontvangst = collega.page.locator("main")
    for tekst in ("MZ-2026-00001/1", "10 maart 2026", "6 mei 2026"):
        expect(ontvangst).to_contain_text(tekst)
