"""Send several requests at the same moment, each by somebody of his own."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import ParamSpec, TypeVar

from flask import Flask

from tests.person import Browser

P = ParamSpec("P")
R = TypeVar("R")
Verzoek = tuple[str, str, dict[str, object]]


def klaar(browser: Browser, adres: str, **velden: object) -> Verzoek:
    """Open a page and give what its form would send: the one with the field `veld`."""
    pagina = browser.open(adres)
    formulier = pagina.formulier(met=str(velden.pop("veld", "versie")))
    cookie = browser.client.get_cookie("sessie")
    assert cookie is not None
    return cookie.value, formulier.actie or adres, {**formulier.velden, **velden}


def tegelijk(app: Flask, verzoeken: Sequence[Verzoek]) -> list[tuple[int, str | None]]:
    """Send all at once; give status and address of each, in order."""
    start = Barrier(len(verzoeken))

    def verstuur(verzoek: Verzoek) -> tuple[int, str | None]:
        sessie, adres, velden = verzoek
        client = app.test_client()
        client.set_cookie("sessie", sessie)
        start.wait()
        antwoord = client.post(adres, data=velden)
        return antwoord.status_code, antwoord.headers.get("Location")

    with ThreadPoolExecutor(len(verzoeken)) as draden:
        return list(draden.map(verstuur, verzoeken))


def wacht_eerst(lezen: Callable[P, R]) -> Callable[P, R]:
    """Let the first who reads something wait, so that another can do a whole step meanwhile."""
    beurt = iter([0.5])

    def traag(*args: P.args, **kwargs: P.kwargs) -> R:
        time.sleep(next(beurt, 0))
        return lezen(*args, **kwargs)

    return traag
