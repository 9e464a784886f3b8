"""Whatever form is sent twice as it stands: one record, and the second time no failure."""

import pytest

from tests.objecten import afdruk
from tests.pagina_lijst import HTML, adres_van

STUREND = {"/inloggen", "/uitloggen"}
# Keeps what was there: it looks at the answer itself, whatever version the page was.
ZELF = {"aanvraag.check_knoop"}


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


MET_VERSIE = [b for b in HTML if b.pagina.status == 200 and b.endpoint not in ZELF]


def test_geen_oude_pagina_verandert_nog_iets(kopie):
    # The address of an uitnodiging is made while it is looked up.
    gelukt, geprobeerd, voor = [], 0, afdruk(kopie.app) | {"uitnodiging": 1}
    for bezoek in MET_VERSIE:
        adres, browser = adres_van(bezoek, kopie), kopie.browser(bezoek.pagina)
        pagina = browser.open(adres)
        for actie, knop, gegevens in pagina.document.verzendingen():
            versie = str(gegevens.get("versie", [""])[0])
            if versie.isdigit():
                oud = gegevens | {"versie": str(int(versie) - 1 if int(versie) else 7)}
                geprobeerd += 1
                status = browser.client.post(actie or adres, data=oud).status_code
                if status not in {200, 409, 422}:
                    gelukt.append((bezoek.naam, knop, status))
    assert (gelukt, afdruk(kopie.app)) == ([], voor)
    assert geprobeerd > 60
