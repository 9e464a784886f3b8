"""S07, the decision: blocked until the Zorginstituut advised or its term is over; C2, C3 and C6."""

from datetime import UTC, date, datetime

import pytest

from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.actions.advies import (
    Advies,
    leg_geen_advies_vast,
    leg_voornemen_vast,
    ontvang_advies,
    vraag_advies,
)
from portal.bezwaar.models import Bezwaar, Zinadvies
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import GeenAdvies, Voornemen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.beslisstappen import BZ, GEGROND_NIEUW, ONGEGROND, TEGEMOET, Bezwaarstappen, adres
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import Toetswens, maak_getoetste_aanvraag

ONVOLDAAN = Toetswens(oordelen={"CM-4": ("voldoet_niet", "De wand ontbreekt.")}, voorstel={})


def om_tien(jaar, maand, dag):
    return datetime(jaar, maand, dag, 9, 0, tzinfo=UTC)


VERZONDEN, ONTVANGEN = om_tien(2026, 10, 30), om_tien(2026, 12, 9)
BEHANDELD, BIJ_ZIN = om_tien(2027, 1, 11), om_tien(2027, 1, 18)
LAATSTE_ADVIESDAG, VRIJ = om_tien(2027, 3, 30), om_tien(2027, 3, 31)
ADVIES_OP = om_tien(2027, 3, 22)
DEELS = {
    "uitkomst": "deels_gegrond",
    "gevolg": "nieuw_besluit",
    "motivering": "Een deel van de nachtzorg is nodig.",
}


@pytest.fixture
def stappen(app, als, wereld):
    return Bezwaarstappen(app, als, wereld)


@pytest.fixture
def besluiten(app, als):
    return Besluitstappen(app, als)


@pytest.fixture
def zaak(app, wereld, stappen, besluiten):
    """Give the dossier that was refused on Friday 30 October, and the bezwaar of 9 December."""
    with clock.freeze(VERZONDEN):
        with app.app_context():
            dossier = maak_getoetste_aanvraag(wereld, S01, ONVOLDAAN, op=om_tien(2026, 9, 10)).id
            db.session.commit()
        besluiten.neem(dossier, AFWIJZEN)
    return dossier, stappen.dien_in(op=ONTVANGEN)


def beslisdatum(stappen):
    with stappen.app.app_context():
        return db.session.scalars(db.select(Bezwaar.beslisdatum)).one()


@pytest.fixture
def doe(app, wereld):
    """Give a function that does one step on the bezwaar, on a day."""

    def stap(wat, op):
        with clock.freeze(op), app.app_context():
            bezwaar = db.session.scalars(db.select(Bezwaar)).one()
            wat(bezwaar, db.session.get_one(Gebruiker, wereld.gebruiker(BZ)))
            db.session.commit()

    return stap


@pytest.fixture
def gevraagd(stappen, zaak, doe):
    """Ask the Zorginstituut, with all papers on Monday 18 January."""
    stappen.behandel(zaak[1], ONGEGROND, op=BEHANDELD)
    dag = clock.local_day(BIJ_ZIN)
    doe(lambda bezwaar, door: vraag_advies(bezwaar, dag, door=door, op=BIJ_ZIN), BIJ_ZIN)
    return zaak


def is_vrij(als, bezwaar_id, op):
    with clock.freeze(op):
        pagina = als(BZ).open(adres(bezwaar_id))
    return any("motivering" in formulier.velden for formulier in pagina.document.formulieren)


def test_de_datums_en_de_blokkade(app, stappen, als, zaak, doe):
    _, bezwaar_id = zaak
    with app.app_context():
        besluit = db.session.scalars(db.select(Besluit)).one()
        assert (besluit.verzenddatum, besluit.bezwaar_tot) == (
            date(2026, 10, 30),
            date(2026, 12, 11),
        )
    assert beslisdatum(stappen) == date(2027, 1, 22)
    stappen.behandel(bezwaar_id, ONGEGROND, op=BEHANDELD)
    assert not is_vrij(als, bezwaar_id, BEHANDELD)
    dag = clock.local_day(BIJ_ZIN)
    doe(lambda bezwaar, door: vraag_advies(bezwaar, dag, door=door, op=BIJ_ZIN), BIJ_ZIN)
    assert beslisdatum(stappen) == date(2027, 5, 7)
    with app.app_context():
        assert db.session.scalars(db.select(Zinadvies.uiterlijk)).one() == date(2027, 3, 30)
    assert not is_vrij(als, bezwaar_id, BIJ_ZIN)


def test_zonder_advies_is_vaststellen_vrij_vanaf_31_maart(stappen, als, gevraagd, doe, besluiten):
    _, bezwaar_id = gevraagd
    assert not is_vrij(als, bezwaar_id, LAATSTE_ADVIESDAG)
    grond = GeenAdvies.TERMIJN_VOORBIJ
    doe(lambda bezwaar, door: leg_geen_advies_vast(bezwaar, grond, door=door, op=VRIJ), VRIJ)
    assert is_vrij(als, bezwaar_id, VRIJ)
    with clock.freeze(VRIJ):
        stappen.beslis(bezwaar_id, {"uitkomst": "ongegrond", "motivering": "Het besluit klopt."})
        pagina = als(BZ).open(adres(bezwaar_id, "/brief"))
    assert "Het advies kwam niet binnen de termijn." in pagina.tekst
    assert [rij.stand for rij in besluiten.rijen(Besluit)] == [BesluitToestand.VASTGESTELD]


@pytest.mark.parametrize(
    ("keuze", "status"),
    [
        ({}, 422),
        ({"volgt_advies": "nee"}, 422),
        ({"volgt_advies": "ja"}, 303),
        ({"volgt_advies": "nee", "afwijkreden": "De zorg veranderde daarna."}, 303),
    ],
)
def test_het_advies_van_22_maart_volgen_of_gemotiveerd_afwijken(
    stappen, gevraagd, doe, keuze, status
):
    _, bezwaar_id = gevraagd
    wat = Advies(
        ontvangen=date(2027, 3, 22), inhoud=Adviesinhoud.GEDEELTELIJK, tekst="Ken een deel toe."
    )
    doe(lambda bezwaar, door: ontvang_advies(bezwaar, wat, door=door, op=ADVIES_OP), ADVIES_OP)
    voornemen = Voornemen(uitkomst=Bezwaaruitkomst.DEELS_GEGROND)
    doe(
        lambda bezwaar, door: leg_voornemen_vast(
            bezwaar, voornemen, "Na het advies.", door=door, op=ADVIES_OP
        ),
        ADVIES_OP,
    )
    with clock.freeze(ADVIES_OP):
        stappen.bereid_voor(bezwaar_id, DEELS | keuze, status=status)


def test_volledig_tegemoet_zonder_advies_op_de_eerste_datum(stappen, als, zaak, besluiten):
    dossier, bezwaar_id = zaak
    stappen.behandel(bezwaar_id, TEGEMOET, op=BEHANDELD)
    assert beslisdatum(stappen) == date(2027, 1, 22)
    with clock.freeze(om_tien(2027, 1, 22)):
        stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
        besluiten.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""}, wie=BZ)
        stappen.bied_aan(bezwaar_id)
        stappen.stel_vast(bezwaar_id)
    oud, nieuw = besluiten.rijen(Besluit)
    assert (oud.stand, nieuw.stand) == (BesluitToestand.HERROEPEN, BesluitToestand.VASTGESTELD)
    assert (nieuw.verzenddatum, nieuw.beroep_tot) == (date(2027, 1, 22), date(2027, 3, 5))
    assert [rij.ingang for rij in besluiten.rijen(Toekenning)] == [nieuw.ingangsdatum]
    assert als(Rol.MANAGER).open(f"/beschikkingen/{oud.id}").status == 200
