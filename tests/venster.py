"""A browser window on the portal, and what must hold for every page in it."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypedDict, Unpack
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Response,
)
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.axe import overtredingen

HOOGTE = 900
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STATUSREGEL = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Stand(TypedDict, total=False):
    """How a window is opened, in Playwright's own words."""

    viewport: dict[str, int]
    java_script_enabled: bool
    storage_state: dict[str, object]
    forced_colors: str


def start_chromium(playwright: Playwright) -> Browser:
    """Start the Chromium of this machine; without one the test is skipped."""
    programma = shutil.which("chromium")
    if programma is None:
        pytest.skip("no program chromium on the PATH")
    return playwright.chromium.launch(executable_path=programma, args=VLAGGEN)


class Stil(WSGIRequestHandler):
    """Handles requests without a line in the log of the tests."""

    def log(self, *_alles: object) -> None:
        """Say nothing."""


def als_geheel(app: Flask) -> WSGIApplication:
    """Give every answer in one piece.

    The server of the tests leaves a file open when the browser goes away halfway.
    """

    def antwoord(environ: WSGIEnvironment, begin: StartResponse) -> list[bytes]:
        delen = app(environ, begin)
        try:
            return [b"".join(delen)]
        finally:
            getattr(delen, "close", lambda: None)()

    return antwoord


@contextmanager
def serveer(app: Flask) -> Iterator[str]:
    """Serve an application on a free port and give its address."""
    server = make_server("127.0.0.1", 0, als_geheel(app), threaded=True, request_handler=Stil)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


@dataclass
class Venster:
    """One page in one context of its own, with what came in and what the console said."""

    context: BrowserContext
    page: Page
    meldingen: list[str] = field(default_factory=list)
    antwoorden: list[Response] = field(default_factory=list)

    def maak_leeg(self, adres: str, breedte: int = 1360) -> None:
        """Forget everything: cookies, storage, cache, and what was said and came in."""
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": breedte, "height": HOOGTE})
        lijn = self.context.new_cdp_session(self.page)
        lijn.send("Network.clearBrowserCache")
        lijn.send("Network.clearBrowserCookies")
        lijn.send("Storage.clearDataForOrigin", {"origin": adres, "storageTypes": "all"})
        lijn.detach()
        self.meldingen.clear()
        self.antwoorden.clear()

    def bewaar(self, antwoord: Response) -> None:
        """Remember what came in."""
        self.antwoorden.append(antwoord)

    def noteer(self, melding: ConsoleMessage) -> None:
        """Remember a message, except Chromium's own line about a refused form."""
        if not STATUSREGEL.match(melding.text):
            self.meldingen.append(f"{melding.type}: {melding.text}")


@contextmanager
def open_venster(
    browser: Browser, adres: str, breedte: int = 1360, **stand: Unpack[Stand]
) -> Iterator[Venster]:
    """Open an empty window on the portal at `adres` and close it with its cookies."""
    stand.setdefault("viewport", {"width": breedte, "height": HOOGTE})
    context = browser.new_context(base_url=adres, locale="nl-NL", **stand)
    context.set_default_timeout(10_000)
    venster = Venster(context, context.new_page())
    venster.page.on("response", venster.bewaar)
    venster.page.on("console", venster.noteer)
    venster.page.on("pageerror", lambda fout: venster.meldingen.append(str(fout)))
    yield venster
    context.close()


def controleer_pagina(venster: Venster) -> None:
    """Demand of the page in a window: accessible, silent, one h1, a title, nothing off-screen."""
    gevonden = klachten(venster)
    waar = f"{venster.page.url} {venster.page.viewport_size}"
    assert not gevonden, "\n".join([waar, *gevonden])


def klachten(venster: Venster) -> list[str]:
    """List everything that is wrong with a page."""
    page = venster.page
    koppen = page.locator("h1").count()
    taal = page.locator("html").get_attribute("lang")
    return [
        *([] if koppen == 1 else [f"{koppen} h1 elements"]),
        *([] if taal == "nl" else [f"language {taal}"]),
        *([] if page.title() else ["no title"]),
        *(f"axe {regel}" for regel in overtredingen(page)),
        *(f"off-screen {element}" for element in page.evaluate(TE_BREED)),
        *(f"console {melding}" for melding in venster.meldingen),
    ]


TE_BREED = """() => {
  const rand = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= rand) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > rand + 1)
    .map(e => `${e.tagName.toLowerCase()}.${e.className}`).slice(0, 8);
}"""
