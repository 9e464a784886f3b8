"""Where spiegelinformatie sends two organisations to make an afspraak."""

from portal.domain.spiegel import Plek
from portal.platform import clock
from portal.platform.database import db
from portal.spiegel.actions.maken import maak_spiegel
from portal.spiegel.dialogen import adres_voor_afspraak
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, MA, TL
from tests.factories.jaarcijfers import JAAR, maak_jaarcijfers
from tests.factories.wereld import ANDER, TWEEDE
from tests.integration.dialoog.test_dialoog import GEPLAND

LINK = "Maak een afspraak in de meerzorgdialoog"


def adres(app, wereld, rol, wie="eigen"):
    """Give where somebody is sent for the pair of the wereld."""
    plek = Plek(wereld["aanbieder"], wereld["zorgkantoor"])
    with app.test_request_context():
        voor = db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))
        return adres_voor_afspraak(plek, voor=voor)


def test_de_link_leidt_naar_plannen_en_dan_naar_de_dialoog(app, als, wereld, stappen):
    with app.app_context():
        maak_jaarcijfers(wereld)
        maak_spiegel(JAAR, op=GEPLAND)
        db.session.commit()
    plannen = f"/dialogen/nieuw/{stappen.paar()}"
    with clock.freeze(GEPLAND):
        pagina = als(MA).open("/spiegelinformatie")
    assert LINK in pagina.tekst
    assert plannen in pagina.document.links
    assert [adres(app, wereld, rol) for rol in (MA, BO, TL, CC)] == [plannen] * 3 + [""]
    assert adres(app, wereld, MA, TWEEDE) == ""

    dialoog = f"/dialogen/{stappen.plan(GEPLAND)}"

    with clock.freeze(GEPLAND):
        assert dialoog in als(MA).open("/spiegelinformatie").document.links
    assert [adres(app, wereld, rol) for rol in (BO, TL)] == [dialoog] * 2
    assert adres(app, wereld, MA, TWEEDE) == dialoog
    assert adres(app, wereld, MA, ANDER) == ""
