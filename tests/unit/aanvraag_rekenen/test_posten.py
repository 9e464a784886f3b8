"""Context posts: which are of the first year only, and how an answer shows them."""

from datetime import date

import pytest

from portal.aanvraag.queries.antwoordtekst import regels_van
from portal.aanvraag.queries.rekenen.lezen import lees_posten
from portal.platform.framework_data import get_vragenlijst
from portal.platform.web.texts import euro

BETALING = "Welke andere betaling is onderzocht"
POST = {"onderwerp": "geluidwerende wand", "soort": "verbouwing", "bedrag": "6.000"}


@pytest.mark.parametrize(("gekozen", "eenmalig"), [("", True), ("ja", True), ("nee", False)])
def test_een_post_geldt_alleen_elk_jaar_als_dat_is_gekozen(gekozen, eenmalig):
    (post,), fouten = lees_posten({"posten": [{**POST, "eenmalig": gekozen}]})
    assert post.eenmalig is eenmalig
    assert fouten == []


def test_een_antwoord_toont_bedrag_en_datum_met_hun_naam():
    vragen = get_vragenlijst(op=date(2026, 10, 1)).vragen
    rij = {"post": "wand", "bedrag": "6.000,00", "andere_betaling": "geen", "doel_id": "d-1"}
    assert regels_van(vragen["iz-context-euro"], {"posten": [rij]}) == (
        ("Posten 1", f"Post: wand; Bedrag: {euro(600_000)}; {BETALING}: geen"),
    )
    termijn = regels_van(vragen["gg-termijn"], {"maanden": "36", "ingangsdatum": "2026-12-01"})
    assert termijn[:2] == (("Aantal maanden", "36"), ("Beoogde ingangsdatum", "1 december 2026"))
