"""Whatever form is sent twice as it stands: one record, and the second time no failure."""

import pytest

from tests.objecten import afdruk
from tests.pagina_lijst import HTML, adres_van

STUREND = {"/inloggen", "/uitloggen"}


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_twee_keer_hetzelfde_verzenden_voegt_een_keer_toe(kopie, bezoek):
    adres, browser = adres_van(bezoek, kopie), kopie.browser(bezoek.pagina)
    pagina = browser.open(adres, status=bezoek.pagina.status)
    dubbel = []
    for actie, knop, gegevens in pagina.document.verzendingen():
        doel = actie or adres
        if doel in STUREND:
            continue
        browser.client.post(doel, data=gegevens)
        na_eerste = afdruk(kopie.app)
        status = browser.client.post(doel, data=gegevens).status_code
        if status >= 500 or afdruk(kopie.app) != na_eerste:
            dubbel.append((doel, knop, status))
    assert dubbel == []
