"""One headless Chromium and one server per worker; a fresh window per test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.demo import Demo, demo
from tests.paginas.soort import Pagina
from tests.venster import Venster, open_venster, serveer, start_chromium

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
def venster(chromium: Browser, adres: str) -> Iterator[Venster]:
    """Give the one window that is used again: a new one costs more than a page in it."""
    with open_venster(chromium, adres) as open_:
        yield open_


@pytest.fixture
def leeg_venster(demo: Demo, venster: Venster, adres: str) -> OpenVenster:
    """Give a function that empties the window and signs in: it is as new for who opens a page."""

    def open_als(pagina: Pagina) -> Venster:
        venster.maak_leeg(adres)
        if cookie := demo.cookie(pagina):
            naam, waarde = cookie
            venster.context.add_cookies([{"name": naam, "value": waarde, "url": adres}])
        return venster

    return open_als


@pytest.fixture
def als(demo: Demo, chromium: Browser, adres: str) -> Iterator[OpenVenster]:
    """Give a function that opens a window as somebody: `als(rol=…)`, `als(account=…)`, `als()`."""
    with ExitStack() as open_:

        def open_als(pagina: Pagina | None = None, breedte: int = 1360, **wie: object) -> Venster:
            venster = open_.enter_context(open_venster(chromium, adres, breedte))
            cookie = demo.cookie(pagina or Pagina(**wie))
            if cookie:
                naam, waarde = cookie
                venster.context.add_cookies([{"name": naam, "value": waarde, "url": adres}])
            return venster

        yield open_als
