"""A goed voorbeeld out of a dialoog that is ready, and out of a finished traject."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from tests.factories.dialoog import maak_dialoog
from tests.factories.traject import AFGEROND, LOPEND, OP, maak_traject
from tests.factories.voorbeelden import TEKST
from tests.factories.wereld import ANDER

LINK = "Deel als goed voorbeeld"
GEPLAND = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def dialoog(app, wereld):
    """Give the id of a dialoog that is planned."""
    with app.app_context():
        nr = maak_dialoog(wereld, date(2026, 10, 1), op=GEPLAND).id
        db.session.commit()
    return nr


def deel(browser, pad, nieuw):
    """Follow the link of a page to the form, and propose."""
    pagina = browser.open(pad)
    assert LINK in pagina.tekst
    assert nieuw in pagina.document.links
    formulier = browser.open(nieuw)
    velden = TEKST | {"zorgprofiel": ""}
    browser.vul_in(formulier, velden, formulier=formulier.formulier(met="titel"))
    return formulier.tekst


def test_uit_een_dialoog_die_gereed_is(app, als, dialoog, lees):
    pad = f"/dialogen/{dialoog}"
    nieuw = f"/goede-voorbeelden/voordragen?bron=dialoog&bron_id={dialoog}"
    assert LINK not in als(Rol.MANAGER).open(pad).tekst
    als(Rol.MANAGER).open(nieuw, status=404)
    with app.app_context():
        db.session.execute(sa.update(Dialoog).values(toestand=Dialoogtoestand.GEREED))
        db.session.commit()

    assert "Meerzorgdialoog Zorghuis Voorbeeld 2026." in deel(als(Rol.MANAGER), pad, nieuw)

    assert lees("bron_soort", "bron_id") == [("dialoog", dialoog)]
    assert LINK in als(Rol.BEOORDELAAR).open(pad).tekst
    assert LINK not in als(Rol.CCE_COORDINATOR).open(pad).tekst
    als(Rol.MANAGER, ANDER).open(nieuw, status=404)
    als(Rol.BEGELEIDER).open(nieuw, status=404)


def test_uit_een_traject_dat_is_afgerond(app, als, wereld, lees):
    with app.app_context():
        loopt = maak_traject(wereld, LOPEND).id
        traject = maak_traject(wereld, AFGEROND)
        nr, code = traject.id, traject.clientcode
        db.session.commit()
    pad = f"/ontwikkeltrajecten/{nr}"
    begin = "/goede-voorbeelden/voordragen?bron=traject&bron_id="
    assert LINK not in als(Rol.BEGELEIDER).open(f"/ontwikkeltrajecten/{loopt}").tekst
    als(Rol.BEGELEIDER).open(f"{begin}{loopt}", status=404)

    assert f"Ontwikkeltraject {code}." in deel(als(Rol.BEGELEIDER), pad, f"{begin}{nr}")

    assert lees("bron_soort", "bron_id") == [("traject", nr)]
    assert LINK in als(Rol.BEOORDELAAR).open(pad).tekst
    assert LINK not in als(Rol.CCE_COORDINATOR).open(pad).tekst
    als(Rol.MANAGER, ANDER).open(f"{begin}{nr}", status=404)
