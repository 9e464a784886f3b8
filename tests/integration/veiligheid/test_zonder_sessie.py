"""Nobody gets anything without a living session, at whichever address."""

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.platform.web.rules import OPENBAAR, regel_van
from portal.toegang.models import Gebruiker
from tests.objecten import AANBIEDER, ZORGKANTOOR, ids_van, iemand, list_adressen, list_dossiers
from tests.person import Browser


def besloten(app):
    """List the addresses that are not for everybody, with a dossier in them."""
    with app.app_context():
        ids = ids_van(list_dossiers()[-1])
    for adres in list_adressen(app):
        if adres.methode == "GET" and regel_van(app.view_functions[adres.endpoint]) != OPENBAAR:
            yield adres.pad(app, ids)


def open_gebleven(app, client) -> list[str]:
    antwoorden = [(pad, client.get(pad)) for pad in besloten(app)]
    assert len(antwoorden) > 80
    return [
        pad
        for pad, antwoord in antwoorden
        if antwoord.status_code != 303 or not antwoord.headers["Location"].startswith("/inloggen")
    ]


@pytest.mark.parametrize("cookie", ["", "verzonnen", "x" * 4000])
def test_zonder_of_met_een_verzonnen_sessie(demo, cookie):
    client = demo.app.test_client()
    if cookie:
        client.set_cookie("sessie", cookie)
    assert open_gebleven(demo.app, client) == []


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.TEAMLEIDER])
def test_na_uitloggen_en_na_blokkeren(kopie, rol):
    with kopie.app.app_context():
        wie = iemand(rol, AANBIEDER, ZORGKANTOOR)
    weg, vast = Browser(kopie.app).als(wie), Browser(kopie.app).als(wie)
    sessie = weg.client.get_cookie("sessie").value
    pagina = weg.open("/wachtwoord")
    uit = next(f for f in pagina.document.formulieren if f.actie == "/uitloggen")
    weg.vul_in(pagina, formulier=uit)
    weg.client.set_cookie("sessie", sessie)
    assert open_gebleven(kopie.app, weg.client) == []
    vast.open("/wachtwoord")
    with kopie.app.app_context():
        db.session.get_one(Gebruiker, wie).geblokkeerd_op = clock.now()
        db.session.commit()
    assert open_gebleven(kopie.app, vast.client) == []
