"""One headless Chromium and one server per worker; a fresh window per test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.demo import Demo, demo
from tests.paginas.soort import Pagina
from tests.venster import Stand, Venster, open_venster, serveer, start_chromium

__all__ = ["demo"]

HIER = Path(__file__).parent
OpenVenster = Callable[..., Venster]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder."""
    for item in items:
        if HIER in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser of this worker."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def adres(demo: Demo) -> Iterator[str]:
    """Serve the demo application and give its address."""
    with serveer(demo.app) as waar:
        yield waar


@pytest.fixture(scope="session")
def aangemeld(demo: Demo, chromium: Browser, adres: str) -> Callable[[Pagina], Stand]:
    """Give the cookies of the account that opens a page; sign in once per account."""
    bewaard: dict[str, Stand] = {}

    def cookies(pagina: Pagina) -> Stand:
        account = demo.account(pagina)
        if account is None:
            return {}
        naam = account["gebruikersnaam"]
        if naam not in bewaard:
            with open_venster(chromium, adres) as venster:
                meld_aan(venster, naam, account["wachtwoord"])
                bewaard[naam] = {"storage_state": venster.context.storage_state()}
        return bewaard[naam]

    return cookies


def meld_aan(venster: Venster, gebruikersnaam: str, wachtwoord: str) -> None:
    """Sign in through the form, as a person does."""
    page = venster.page
    page.goto("/")
    page.locator("input[autocomplete=username]").fill(gebruikersnaam)
    page.locator("input[autocomplete=current-password]").fill(wachtwoord)
    page.locator("form:has(input[autocomplete=current-password]) button[type=submit]").click()
    page.wait_for_load_state()
    assert page.locator("input[autocomplete=current-password]").count() == 0


@pytest.fixture
def als(
    chromium: Browser, adres: str, aangemeld: Callable[[Pagina], Stand]
) -> Iterator[OpenVenster]:
    """Give a function that opens a window as somebody: `als(rol=…)`, `als(account=…)`, `als()`."""
    with ExitStack() as open_:

        def open_als(pagina: Pagina | None = None, breedte: int = 1360, **wie: object) -> Venster:
            stand = aangemeld(pagina or Pagina(**wie))
            return open_.enter_context(open_venster(chromium, adres, breedte, **stand))

        yield open_als
