"""The CCE has no part in a decision: it sees no aanvraag, assessment, besluit or BSN."""

import re

from portal.domain.bevoegdheid import Rol
from tests.objecten import iemand, list_adressen, onbekend
from tests.person import Browser

DICHT = {"aanvraag", "beoordeling", "bezwaar", "clienten", "toekenning"}
"""Slices of which no address opens for the CCE."""
BSN = re.compile(r"(?<!\d)99999\d{4}(?!\d)")
NAAR_DICHT = re.compile(
    r'href="/(aanvragen|dossiers|beschikkingen|bezwaren|clienten|groepen|toekenningen|werkvoorraad)'
)


def coordinator(kopie) -> Browser:
    with kopie.app.app_context():
        wie = iemand(Rol.CCE_COORDINATOR)
    return Browser(kopie.app).als(wie)


def test_geen_pagina_van_een_aanvraag_of_besluit_gaat_open(kopie, gevallen):
    """Knock on every address of those slices, with what exists and with what does not."""
    cce, open_, geklopt = coordinator(kopie), [], set()
    for adres in list_adressen(kopie.app):
        if adres.endpoint.split(".")[0] not in DICHT:
            continue
        for ids in (gevallen[0], gevallen[0] | onbekend(gevallen[0]) | {"nr": 1}):
            try:
                pad = adres.pad(kopie.app, ids)
            except KeyError:
                continue
            status = cce.client.open(pad, method=adres.methode).status_code
            geklopt.add(adres.endpoint)
            if status not in {400, 403, 404}:
                open_.append((adres.methode, pad, status))
    assert open_ == []
    assert len(geklopt) > 100


def test_eigen_paginas_noemen_geen_bsn_en_wijzen_niet_naar_een_dossier(kopie, gevallen):
    cce, gelezen = coordinator(kopie), set()
    for adres in list_adressen(kopie.app):
        if not adres.endpoint.startswith(("ontwikkeltraject.", "overzicht.begin")):
            continue
        for ids in gevallen:
            if adres.methode == "POST" or not set(adres.objecten) <= ids.keys():
                continue
            antwoord = cce.client.get(adres.pad(kopie.app, ids))
            if antwoord.status_code == 200 and antwoord.mimetype == "text/html":
                gelezen.add(adres.endpoint)
                assert BSN.findall(antwoord.text) == [], adres.endpoint
                assert NAAR_DICHT.findall(antwoord.text) == [], adres.endpoint
    verwacht = {"traject", "lijst", "agenda", "plannen", "stand", "acties", "afspraken", "leesbaar",
                "afronden", "stoppen", "verslag", "bijeenkomst", "actie_bijwerken"}  # fmt: skip
    assert {f"ontwikkeltraject.{naam}" for naam in verwacht} <= gelezen
