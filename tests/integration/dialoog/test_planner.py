"""Who plans a dialoog: nobody else is sent to the form, and without a CCE nobody is."""

import pytest

from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import BO, GEPLAND, MA, PLANNING, TL
from tests.factories.dialoog import samenwerking
from tests.factories.wereld import TWEEDE

NIET_DE_PLANNER = "Dit doet de accounthouder, de coördinator meerzorg of een teamleider"
ZONDER_CCE = "Bij deze samenwerking is nog geen CCE gekozen."


@pytest.fixture
def regel(app, wereld):
    """Set something of the pair."""

    def doe(**velden):
        with app.app_context():
            rij = samenwerking(wereld)
            for naam, waarde in velden.items():
                setattr(rij, naam, waarde)
            db.session.commit()

    return doe


def test_de_volglijst_wijst_alleen_de_planner_de_weg(als, stappen, regel):
    adres = f"/dialogen/nieuw/{stappen.paar()}"

    def laatste_kolom(rol, wie=None):
        with clock.freeze(GEPLAND):
            browser = als(rol, wie) if wie else als(rol)
            pagina = browser.open("/dialogen/volglijst")
        return adres in pagina.document.links, "Beoordelaar eigen plant" in pagina.tekst

    regel()
    assert laatste_kolom(BO) == laatste_kolom(TL) == (True, False)
    assert laatste_kolom(BO, TWEEDE) == (False, True)
    regel(cce_id=None)
    assert laatste_kolom(TL) == (False, False)
    assert "Nog geen CCE gekozen" in als(TL).open("/dialogen/volglijst").tekst
    kiezen = als(TL).open("/dialogen/nieuw")
    assert adres not in kiezen.document.links
    assert "Er is nog geen CCE gekozen." in kiezen.tekst


def test_de_lege_volglijst_belooft_niet_meer_dan_verwacht_wordt(als, regel):
    regel(dialoog_in_bereik=False)
    tekst = als(TL).open("/dialogen/volglijst").tekst
    assert "Met elke zorgaanbieder met wie u dit jaar een dialoog verwacht, staat er een." in tekst


def test_wie_niet_plant_krijgt_geen_formulier(als, stappen, gepland, regel):
    plannen = f"/dialogen/nieuw/{stappen.paar()}"
    for adres in (plannen, f"/dialogen/{gepland}/verzetten"):
        pagina = als(MA, TWEEDE).open(adres)
        assert NIET_DE_PLANNER in pagina.tekst
        assert "Uitnodiging versturen" not in pagina.tekst
        assert "Uitnodiging versturen" in als(MA).open(adres).tekst
    regel(cce_id=None)
    zonder = als(MA).open(plannen)
    assert ZONDER_CCE in zonder.tekst
    assert "Uitnodiging versturen" not in zonder.tekst


def test_wie_intussen_niet_meer_plant_wordt_geweigerd(als, wereld, stappen, regel):
    regel(coordinator_id=None)
    with clock.freeze(GEPLAND):
        browser = als(MA, TWEEDE)
        pagina = browser.open(f"/dialogen/nieuw/{stappen.paar()}")
        assert "meestal 14 dagen voor de dialoog" in pagina.tekst
        regel(coordinator_id=wereld.gebruiker(MA))
        formulier = pagina.formulier(met="versie")
        geweigerd = browser.vul_in(pagina, PLANNING, formulier=formulier, status=422)
    assert NIET_DE_PLANNER in geweigerd.tekst
    assert PLANNING["plaats"] in geweigerd.antwoord.text
