"""A besluit on the end that waits while its toekenning is repaired: it leads somewhere, and stops."""

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.einde import Eindestand
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.models import Eindebesluit
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag

EINDE = {
    "reden": "past_binnen_profiel",
    "laatste_dag": "31-12-2026",
    "motivering": "De zorg past in het profiel.",
}
LIJST = "/toekenningen?stand=ter_controle"


@pytest.fixture
def lees(app):
    """Give one column of all rows that a condition picks."""

    def doe(kolom, *waar):
        with app.app_context():
            return list(db.session.scalars(sa.select(kolom).where(*waar)))

    return doe


@pytest.fixture
def hersteld(app, als, wereld, lees):
    """Give a repaired toekenning on which an eindebesluit still waits for the second person."""
    with clock.freeze(BESLUIT_OP):
        with app.app_context():
            dossier = maak_getoetste_aanvraag(wereld).id
            db.session.commit()
        stappen, beoordelaar = Besluitstappen(app, als), als(Rol.BEOORDELAAR)
        stappen.neem(dossier, TOEKENNEN)
        [nr] = lees(Toekenning.id)
        vul(beoordelaar, f"/toekenningen/{nr}/beeindigen", EINDE, met="motivering")
        vul(beoordelaar, f"/toekenningen/{nr}/eindebesluit", {}, actie="aanbieden")
        reden = {"reden": "Het perspectief was verkeerd."}
        vul(beoordelaar, f"/dossiers/{dossier}/herstelbesluit", reden, met="reden")
        stappen.bereid_voor(dossier, {"perspectief": "Hoogstens profiel 2."})
        stappen.bied_aan(dossier)
        stappen.stel_vast(dossier)
        assert lees(Toekenning.einde_reden, Toekenning.id == nr) == ["hersteld"]
        assert lees(Eindebesluit.stand) == [Eindestand.TER_CONTROLE]
        yield nr


def vul(browser, adres, velden, *, met=None, actie=None, status=303):
    """Fill in the form on a page that has a field, or that goes to a step."""
    pagina = browser.open(adres)
    formulier = pagina.formulier(met=met) if met else None
    if actie:
        [formulier] = [f for f in pagina.document.formulieren if (f.actie or "").endswith(actie)]
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def test_wat_is_hersteld_wordt_niet_meer_beeindigd(als, lees, hersteld):
    teamleider = als(Rol.TEAMLEIDER)
    pagina = vul(
        teamleider,
        f"/toekenningen/{hersteld}/eindebesluit/vaststellen",
        {},
        met="versie",
        status=422,
    )
    assert "loopt niet" in pagina.tekst
    assert lees(Toekenning.einde_reden, Toekenning.id == hersteld) == ["hersteld"]
    assert lees(Eindebesluit.stand) == [Eindestand.TER_CONTROLE]


def test_wat_wacht_op_wat_is_hersteld_kan_vervallen(als, lees, hersteld):
    beoordelaar = als(Rol.BEOORDELAAR)
    assert str(hersteld) in beoordelaar.open(LIJST).antwoord.text
    adres = f"/toekenningen/{hersteld}"
    assert f"{adres}/eindebesluit" in beoordelaar.open(adres).antwoord.text
    brief = als(Rol.TEAMLEIDER).open(f"{adres}/eindebesluit")
    assert "Dit besluit kan niet meer worden vastgesteld. Stop het." in brief.tekst
    assert f"{adres}/eindebesluit/vaststellen" not in brief.document.links
    vul(beoordelaar, f"{adres}/eindebesluit", {}, actie="vervallen")
    assert lees(Eindebesluit.stand) == [Eindestand.VERVALLEN]
    assert str(hersteld) not in beoordelaar.open(LIJST).antwoord.text
    [nieuw] = lees(Toekenning.id, Toekenning.id != hersteld)
    vul(beoordelaar, f"/toekenningen/{nieuw}/beeindigen", EINDE, met="motivering")
    assert sorted(lees(Eindebesluit.stand)) == [Eindestand.CONCEPT, Eindestand.VERVALLEN]
