"""Every page of an aanvraag answers for a group and for one client of it; none falls over."""

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.groep import maak_groepsaanvraag, maak_ingediende_groepsaanvraag, start_groep

pytestmark = pytest.mark.usefixtures("indiendag")

WAARDEN = {
    "sectie_id": ("groep-huidig", "bijlage-client", "inzet", "doelen"),
    "pagina_id": ("groep-huidig-1", "bijlage-client-1", "bijlage-client-3", "inzet-2"),
    "knoop_id": ("k01", "k04", "k05", "k17"),
    "nr": (1,),
    "lid_id": ("00000000-0000-4000-8000-000000000000",),
}


def adressen(app, aanvraag_id):
    """Give every address under an aanvraag that answers GET and needs nothing that is not there."""
    for regel in app.url_map.iter_rules():
        namen = regel.arguments - {"aanvraag_id"}
        past = "aanvraag_id" in regel.arguments and "GET" in regel.methods
        if not (
            past
            and regel.rule.startswith("/aanvragen/")
            and namen <= WAARDEN.keys()
            and len(namen) < 2
        ):
            continue
        naam = next(iter(namen), "")
        for waarde in WAARDEN.get(naam, ("",)):
            pad = regel.rule.replace("<uuid:aanvraag_id>", str(aanvraag_id))
            yield (
                regel.endpoint,
                "/".join(str(waarde) if deel.startswith("<") else deel for deel in pad.split("/")),
            )


MAKERS = {
    "leeg": start_groep,
    "concept": maak_groepsaanvraag,
    "ingediend": maak_ingediende_groepsaanvraag,
}


@pytest.mark.parametrize("maker", MAKERS)
def test_elke_pagina_antwoordt(app, als, wereld, maker):
    with app.app_context():
        aanvraag = MAKERS[maker](wereld)
        db.session.commit()
        ids = [aanvraag.id, aanvraag.leden[2].id]
    browser = als(Rol.MANAGER)
    gevonden = {
        (endpoint, adres): browser.client.get(adres).status_code
        for nr in ids
        for endpoint, adres in adressen(app, nr)
    }
    assert {plek: st for plek, st in gevonden.items() if st not in {200, 303, 404, 422}} == {}
