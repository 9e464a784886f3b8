"""S07: bezwaar with advice of the Zorginstituut, from the lodging to the day deciding is free."""

from datetime import UTC, date, datetime

import pytest

from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.indienen import dien_in
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bestreden import Bestreden
from portal.bezwaar.queries.onderzoek import find_advies, lees_onderzoek
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaaradvies import Beslisblokkade, kan_beslissen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.besluitstappen import AFWIJZEN, Besluitstappen
from tests.bezwaarstappen import ADVIES, ONGEGROND, VERSLAG, ZITTING, Zaak, neem_in_behandeling
from tests.factories.aanvraag import S01
from tests.factories.besluit import Toetswens, maak_getoetste_aanvraag
from tests.factories.bezwaar import EIGEN_NAAM

TWIJFEL = Toetswens(oordelen={"CM-4": ("voldoet_deels", "De wand ontbreekt.")}, voorstel={})
INGEDIEND = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
VERZONDEN = datetime(2026, 10, 30, 9, 0, tzinfo=UTC)
ONTVANGEN = datetime(2026, 12, 9, 9, 0, tzinfo=UTC)
GEHOORD = datetime(2027, 1, 14, 15, 0, tzinfo=UTC)
COMPLEET = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)
LAATSTE_ADVIESDAG = datetime(2027, 3, 30, 9, 0, tzinfo=UTC)
VRIJ = datetime(2027, 3, 31, 9, 0, tzinfo=UTC)
VOLLEDIG = {"uitkomst": "gegrond", "volledig_tegemoet": "y", "toelichting": "De uren kloppen."}


@pytest.fixture
def besluit_id(app, als, wereld):
    """Refuse an aanvraag with a letter of Friday 30 October 2026."""
    with app.app_context(), clock.freeze(INGEDIEND):
        aanvraag_id = maak_getoetste_aanvraag(wereld, S01, TWIJFEL, op=INGEDIEND).id
        db.session.commit()
    with clock.freeze(VERZONDEN):
        besluit = Besluitstappen(app, als).neem(aanvraag_id, AFWIJZEN)
    assert (besluit.verzenddatum, besluit.bezwaar_tot) == (date(2026, 10, 30), date(2026, 12, 11))
    return besluit.id


@pytest.fixture
def begin(app, als, wereld, besluit_id):
    """Lodge a bezwaar on Wednesday 9 December 2026, and let the second bezwaarbehandelaar begin."""

    def doe(*, met_commissie=False):
        with app.app_context(), clock.freeze(ONTVANGEN):
            manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
            bestreden = Bestreden(besluit=db.session.get_one(Besluit, besluit_id))
            bezwaar = dien_in(bestreden, EIGEN_NAAM, door=manager, op=ONTVANGEN)
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEZWAARBEHANDELAAR))
            neem_in_behandeling(bezwaar, door, met_commissie=met_commissie)
            db.session.commit()
            return Zaak(app, als, wereld, bezwaar.id)

    return doe


@pytest.fixture
def gehoord(begin):
    """Give the same bezwaar after the hearing of Thursday 14 January 2027."""
    zaak = begin()
    with clock.freeze(ONTVANGEN):
        zaak.stap("hoorzitting", {**ZITTING, "dag": "14-01-2027", "hoorder": zaak.hoorder})
    with clock.freeze(GEHOORD):
        zaak.stap("hoorzitting/verslag", VERSLAG)
    return zaak


@pytest.fixture
def gevraagd(gehoord):
    """Give the same bezwaar after the Zorginstituut had everything, Monday 18 January 2027."""
    with clock.freeze(COMPLEET):
        gehoord.stap("voornemen", ONGEGROND)
        gehoord.stap("advies-vragen", {"stukken_compleet": "18-01-2027"})
    return gehoord


def blokkade(app, zaak, moment):
    with app.app_context():
        onderzoek = lees_onderzoek(db.session.get_one(Bezwaar, zaak.id)).onderzoek
        return kan_beslissen(onderzoek, vandaag=clock.local_day(moment))


def test_s07_de_beslisdatum_zonder_zorginstituut(begin):
    assert begin().lees("beslisdatum") == (date(2027, 1, 22),)


def test_s07_de_beslisdatum_met_een_commissie(begin):
    assert begin(met_commissie=True).lees("beslisdatum") == (date(2027, 3, 5),)


def test_s07_vaststellen_is_geblokkeerd_tot_er_advies_is(app, gevraagd):
    with app.app_context():
        assert find_advies(gevraagd.id).uiterlijk == date(2027, 3, 30)
    assert gevraagd.lees("beslisdatum") == (date(2027, 5, 7),)
    assert blokkade(app, gevraagd, COMPLEET) is Beslisblokkade.ADVIES_AFWACHTEN
    with clock.freeze(COMPLEET):
        tekst = gevraagd.open().tekst
    assert "Wij wachten op het advies van het Zorginstituut, uiterlijk 30 maart 2027." in tekst


def test_s07_zonder_advies_is_vaststellen_vrij_vanaf_31_maart(app, gevraagd):
    grond = {"grond": "termijn_voorbij"}
    with clock.freeze(LAATSTE_ADVIESDAG):
        gevraagd.stap("geen-advies", grond, status=422)
    assert blokkade(app, gevraagd, LAATSTE_ADVIESDAG) is Beslisblokkade.ADVIES_AFWACHTEN
    assert blokkade(app, gevraagd, VRIJ) is Beslisblokkade.GEEN_ADVIES_VASTLEGGEN
    with clock.freeze(VRIJ):
        gevraagd.stap("geen-advies", grond)
        tekst = gevraagd.open().tekst
    assert blokkade(app, gevraagd, VRIJ) is None
    assert "Geen advies binnen de termijn" in tekst


def test_s07_met_het_advies_van_22_maart_is_vaststellen_vrij(app, gevraagd):
    moment = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
    with clock.freeze(moment):
        gevraagd.stap("advies", ADVIES)
    assert blokkade(app, gevraagd, moment) is None
    assert gevraagd.lees("beslisdatum") == (date(2027, 5, 7),)


def test_s07_volledig_tegemoetkomen_kan_zonder_advies(app, gehoord):
    with clock.freeze(COMPLEET):
        gehoord.stap("voornemen", VOLLEDIG)
        gehoord.stap("advies-vragen", {"stukken_compleet": "18-01-2027"}, status=422)
        tekst = gehoord.open().tekst
    assert blokkade(app, gehoord, COMPLEET) is None
    assert gehoord.lees("beslisdatum") == (date(2027, 1, 22),)
    assert "Niet nodig bij dit voornemen" in tekst
