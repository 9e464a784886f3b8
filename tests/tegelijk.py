"""Send several requests at the same moment, each by somebody of his own."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from tests.person import Browser

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
