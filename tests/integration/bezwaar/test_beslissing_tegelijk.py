"""Two people who decide on a bezwaar at the same moment, and what lies ter controle meanwhile."""

import pytest

from portal.aanvraag.models import Gebeurtenis
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaarbrief, Bezwaargebeurtenis
from portal.bezwaar.queries.beslissing import lees_beslisbeeld
from portal.bezwaar.routes import beslisbeeld
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand
from portal.domain.procedure.bezwaar import Beslisstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Organisatie
from tests.beslisstappen import BESLIST_OP, BZ, GEGROND_NIEUW, Bezwaarstappen, adres
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import BESLUIT_OP, Toetswens, maak_getoetste_aanvraag
from tests.factories.toegang import maak_gebruiker, maak_mandaat
from tests.factories.wereld import TWEEDE
from tests.tegelijk import klaar, tegelijk, wacht_eerst

ONVOLDAAN = Toetswens(oordelen={"CM-4": ("voldoet_niet", "De wand ontbreekt.")}, voorstel={})


@pytest.fixture
def besluiten(app, als):
    return Besluitstappen(app, als)


@pytest.fixture
def stappen(app, als, wereld):
    return Bezwaarstappen(app, als, wereld)


@pytest.fixture
def ter_controle(app, wereld, besluiten, stappen):
    """Give a bezwaar with a beslissing, and a new besluit, that lie ter controle; and the dossier."""
    with clock.freeze(BESLUIT_OP):
        with app.app_context():
            dossier = maak_getoetste_aanvraag(wereld, S01, ONVOLDAAN).id
            db.session.commit()
        besluiten.neem(dossier, AFWIJZEN)
    with clock.freeze(BESLIST_OP):
        bezwaar_id = stappen.dien_in()
        stappen.behandel(bezwaar_id)
        stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
        besluiten.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""}, wie=BZ)
        stappen.bied_aan(bezwaar_id)
        yield bezwaar_id, dossier


@pytest.fixture
def derde(app, wereld):
    """Give a third teamleider who may fix it too."""
    with app.app_context():
        zorgkantoor = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        gebruiker = maak_gebruiker(zorgkantoor, Rol.TEAMLEIDER, naam="Derde teamleider")
        maak_mandaat(gebruiker, functietitel="Teamleider")
        db.session.commit()
        return gebruiker.id


@pytest.fixture(params=["snel", "traag"])
def samen(request, app, monkeypatch):
    """Send at once; or let one read what is decided only after the other did everything."""

    def doe(*verzoeken):
        if request.param == "traag":
            monkeypatch.setattr(beslisbeeld, "lees_beslisbeeld", wacht_eerst(lees_beslisbeeld))
        return sorted(status for status, _ in tegelijk(app, verzoeken))

    return doe


def test_twee_teamleiders_tegelijk_een_beslist(als, stappen, besluiten, ter_controle, derde, samen):
    bezwaar_id, _ = ter_controle
    pad = adres(bezwaar_id, "/vaststellen")
    browsers = als(Rol.TEAMLEIDER, TWEEDE), als(derde)
    assert samen(*(klaar(browser, pad) for browser in browsers)) == [303, 409]
    assert stappen.beslissing().stand is Beslisstand.VASTGESTELD
    oud, nieuw = besluiten.rijen(Besluit)
    assert (oud.stand, nieuw.stand) == (BesluitToestand.HERROEPEN, BesluitToestand.VASTGESTELD)
    assert len(besluiten.rijen(Toekenning)) == 1
    brieven = [rij for rij in besluiten.rijen(Bezwaarbrief) if rij.soort == "beslissing"]
    beslist = [rij for rij in besluiten.rijen(Bezwaargebeurtenis) if rij.soort == "beslist"]
    na = [rij for rij in besluiten.rijen(Gebeurtenis) if rij.soort == "besluit_na_bezwaar"]
    assert (len(brieven), len(beslist), len(na)) == (1, 1, 1)


def test_vaststellen_en_terugsturen_tegelijk_een_wint(als, stappen, ter_controle, derde, samen):
    bezwaar_id, _ = ter_controle
    antwoorden = samen(
        klaar(als(Rol.TEAMLEIDER, TWEEDE), adres(bezwaar_id, "/vaststellen")),
        klaar(als(derde), adres(bezwaar_id, "/terugsturen"), veld="reden", reden="Anders."),
    )
    assert antwoorden == [303, 409]
    assert stappen.beslissing().stand in {Beslisstand.VASTGESTELD, Beslisstand.CONCEPT}


def test_wat_ter_controle_ligt_verandert_niet(als, besluiten, ter_controle):
    _, dossier = ter_controle
    browser = als(BZ)
    pagina = browser.open(f"/dossiers/{dossier}/toekenning")
    assert 'value="opslaan"' not in pagina.antwoord.text
    besluit = besluiten.rijen(Besluit)[1]
    assert besluit.stand is BesluitToestand.TER_CONTROLE


@pytest.mark.parametrize("rol", [Rol.BEOORDELAAR, Rol.TEAMLEIDER])
def test_wie_bij_het_besluit_was_neemt_ook_de_andere_weg_niet(als, besluiten, ter_controle, rol):
    _, dossier = ter_controle
    browser = als(rol)
    pagina = browser.open(f"/dossiers/{dossier}/besluit/brief")
    acties = [formulier.actie or "" for formulier in pagina.document.formulieren]
    assert [actie for actie in acties if "/besluit/" in actie] == []
    token = pagina.formulier(met="csrf_token").velden["csrf_token"]
    antwoord = browser.client.post(
        f"/dossiers/{dossier}/besluit/aanbieden", data={"csrf_token": token, "versie": "1"}
    )
    assert antwoord.status_code in {409, 422}
    assert besluiten.rijen(Besluit)[1].stand is BesluitToestand.TER_CONTROLE
