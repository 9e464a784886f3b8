"""Wherever a file can be sent, the page says beforehand how large it may be."""

import re

from portal.beheer.logo import HOOGSTE_BYTES
from portal.monitoring.queries.opgaven import MEESTE_BYTES as OPGAVE_BYTES
from portal.platform.files import MAX_BYTES
from portal.platform.workbook.archief import MAX_BYTES as WERKBOEK_BYTES
from portal.toekenning.queries.vooraf import MEESTE_BYTES as CSV_BYTES
from tests.pagina_lijst import HTML, adres_van

GRENS = re.compile(r"hoogstens (\d+ [kM]B)")


def test_elke_pagina_met_een_bestand_noemt_de_grens(demo):
    gezegd = {}
    for bezoek in HTML:
        html = demo.browser(bezoek.pagina).client.get(adres_van(bezoek, demo)).text
        if 'type="file"' in html:
            gezegd[bezoek.endpoint] = set(GRENS.findall(html))
    assert gezegd == {
        "aanvraag.aanvulvraag": {f"{MAX_BYTES // 1024**2} MB"},
        "aanvraag.werkboek": {f"{WERKBOEK_BYTES // 1024**2} MB"},
        "aanvraag.werkboek_nieuw": {f"{WERKBOEK_BYTES // 1024**2} MB"},
        "beheer.briefhoofd": {f"{HOOGSTE_BYTES // 1000} kB"},
        "monitoring.opgaven_inlezen": {f"{OPGAVE_BYTES // 1000} kB"},
        "toekenning.inlezen": {f"{CSV_BYTES // 1000**2} MB"},
    }
