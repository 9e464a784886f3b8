"""Every page, in its richest state: listed, answering, read-only, cheap and light."""

import gzip
import os
from pathlib import Path

import pytest

from tests.pagina_lijst import ALLE, adres_van, get_endpoints
from tests.sql import luister, schrijft_naar, zonder_bijwerk

HTML_GRENS = 15_000
TELLER = 1
"""What the menu asks on every page: how many messages are unread."""
OPSLAG = os.environ.get("MEERZORG_HTML_DUMP")

alle_paginas = pytest.mark.parametrize("bezoek", ALLE, ids=lambda bezoek: bezoek.naam)


def test_elke_pagina_staat_op_de_lijst(demo):
    vermeld = {bezoek.endpoint for bezoek in ALLE}
    bestaand = get_endpoints(demo.app)
    assert {"not listed": bestaand - vermeld, "gone": vermeld - bestaand} == {
        "not listed": set(),
        "gone": set(),
    }


def test_elke_naam_komt_een_keer_voor():
    namen = [bezoek.naam for bezoek in ALLE]
    assert sorted(set(namen)) == sorted(namen)


@alle_paginas
def test_lezen_blijft_lezen_kost_weinig_en_geeft_een_goede_pagina(demo, bezoek):
    """One request, for it is most of the work, and everything that must hold for its answer."""
    browser, adres = demo.browser(bezoek.pagina), adres_van(bezoek, demo)
    with luister(demo.app) as opdrachten:
        pagina = browser.bekijk(adres, status=bezoek.pagina.status)
    assert schrijft_naar(opdrachten) == set()
    eigen = zonder_bijwerk(opdrachten)
    assert len(eigen) <= bezoek.pagina.sql + TELLER, "\n".join(eigen)
    if bezoek.pagina.html:
        assert pagina.is_html
        inhoud = pagina.antwoord.get_data()
        _bewaar(bezoek.naam, inhoud)
        assert bezoek.pagina.eigen_teksten or len(gzip.compress(inhoud)) <= HTML_GRENS


def _bewaar(naam: str, inhoud: bytes) -> None:
    """Keep the page for the HTML checker, when a folder is named."""
    if OPSLAG:
        map_ = Path(OPSLAG)
        map_.mkdir(parents=True, exist_ok=True)
        (map_ / f"{naam}.html").write_bytes(inhoud)
