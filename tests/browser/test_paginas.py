"""Every page at two widths: accessible, silent, within the screen, and light on a first visit.

With MEERZORG_BEELDEN=<folder> a picture of every page is written there (`make screenshots`).
"""

import gzip
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.pagina_lijst import HTML, adres_van
from tests.venster import HOOGTE, controleer_pagina

BREEDTES = (1360, 320)
MIDDELEN_GRENS = 90_000
VERZOEKEN_GRENS = 10
BEELDEN = os.environ.get("MEERZORG_BEELDEN")
AL_COMPACT = (".woff2", ".png", ".jpg")


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_pagina(demo, leeg_venster, bezoek):
    venster = leeg_venster(bezoek.pagina)
    antwoord = venster.page.goto(adres_van(bezoek, demo), wait_until="load")
    assert antwoord.status == bezoek.pagina.status
    for breedte in BREEDTES:
        venster.page.set_viewport_size({"width": breedte, "height": HOOGTE})
        if BEELDEN:
            beeld = Path(BEELDEN) / f"{bezoek.naam}-{breedte}.png"
            venster.page.screenshot(path=beeld, full_page=True)
        controleer_pagina(venster)
    alles = venster.antwoorden
    assert len(alles) <= VERZOEKEN_GRENS, [deel.url for deel in alles]
    assert sum(gewicht(deel) for deel in alles if deel.url != antwoord.url) <= MIDDELEN_GRENS


def gewicht(antwoord) -> int:
    """Weigh what came over the line, compressed once."""
    inhoud = antwoord.body() if antwoord.status == 200 else b""
    compact = urlsplit(antwoord.url).path.endswith(AL_COMPACT)
    return len(inhoud) if compact else len(gzip.compress(inhoud))
