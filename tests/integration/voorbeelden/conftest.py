"""Goede voorbeelden of the manager of Zorghuis Voorbeeld, and what was stored of them."""

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from tests.factories.voorbeelden import maak_voorbeeld


@pytest.fixture
def maak(app, wereld):
    """Make a voorbeeld of somebody, by default proposed by the begeleider; give its id."""

    def doe(stand=Voorbeeldstand.VOORGEDRAGEN, *, rol=Rol.BEGELEIDER, wie="eigen", **tekst):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))
            voorbeeld_id = maak_voorbeeld(door, stand, **tekst).id
            db.session.commit()
            return voorbeeld_id

    return doe


@pytest.fixture
def lees(app):
    """Give some columns of every voorbeeld."""

    def doe(*velden):
        with app.app_context():
            kolommen = [getattr(GoedVoorbeeld, veld) for veld in velden]
            vraag = sa.select(*kolommen).order_by(GoedVoorbeeld.voorgedragen_op)
            return [tuple(rij) for rij in db.session.execute(vraag)]

    return doe


@pytest.fixture
def stap(als):
    """Fill in the page of one step, and give what came of it."""

    def doe(voorbeeld_id, deel, velden, *, rol=Rol.MANAGER, wie="eigen", status=303):
        browser = als(rol, wie)
        pagina = browser.open(f"/goede-voorbeelden/{voorbeeld_id}/{deel}")
        form = pagina.formulier(met="versie")
        return browser.vul_in(pagina, velden, formulier=form, status=status)

    return doe
