"""A bezwaar against the end of a toekenning: gegrond gives the days back, unless they are taken."""

from dataclasses import replace
from datetime import date

import pytest

from portal.beoordeling.models import Toekenning
from portal.bezwaar.models import Bezwaarbeslissing
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Adviesinhoud, Beslisstand
from portal.domain.procedure.einde import Eindestand
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.actions.terugdraaien import bepaal_terug
from portal.toekenning.models import Eindebesluit, Toekenningsbrief
from tests.beslisstappen import BESLIST_OP, INGEDIEND, ONGEGROND, Bezwaarstappen
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag
from tests.factories.toekenning import LOPEND, maak_toekenning

EINDE = {
    "reden": "past_binnen_profiel",
    "laatste_dag": "31-12-2026",
    "motivering": "De zorg past in het profiel.",
}
HERROEPEN = {
    "uitkomst": "gegrond",
    "gevolg": "herroepen",
    "motivering": "De zorg past niet in het profiel.",
}


@pytest.fixture
def besluiten(app, als):
    return Besluitstappen(app, als)


@pytest.fixture
def stappen(app, als, wereld):
    return Bezwaarstappen(app, als, wereld)


@pytest.fixture
def bezwaar_id(app, als, wereld, besluiten, stappen):
    """Give a bezwaar in behandeling against a besluit that ends a toekenning on 31 December."""
    with clock.freeze(BESLUIT_OP):
        with app.app_context():
            dossier = maak_getoetste_aanvraag(wereld).id
            db.session.commit()
        besluiten.neem(dossier, TOEKENNEN)
        [rij] = besluiten.rijen(Toekenning)
        adres, beoordelaar = f"/toekenningen/{rij.id}", als(Rol.BEOORDELAAR)
        vul(beoordelaar, f"{adres}/beeindigen", EINDE)
        vul(beoordelaar, f"{adres}/eindebesluit", {}, actie="aanbieden")
        vul(als(Rol.TEAMLEIDER), f"{adres}/eindebesluit/vaststellen", {})
    with clock.freeze(BESLIST_OP):
        nummer = stappen.dien_in(brief=True, op=INGEDIEND)
        stappen.behandel(nummer)
        yield nummer


def vul(browser, adres, velden, *, actie=None):
    pagina = browser.open(adres)
    formulier = pagina.formulier(met="versie")
    if actie:
        [formulier] = [f for f in pagina.document.formulieren if (f.actie or "").endswith(actie)]
    return browser.vul_in(pagina, velden, formulier=formulier)


def neem_dagen(stappen, besluiten):
    """Give the same client another toekenning in the days that would come back."""
    [rij] = besluiten.rijen(Toekenning)
    with stappen.app.app_context():
        client = db.session.get_one(Client, rij.client_id)
        maak_toekenning(stappen.wereld, replace(LOPEND, ingang=date(2027, 3, 1)), client=client)
        db.session.commit()


def test_gegrond_geeft_de_dagen_terug(stappen, besluiten, bezwaar_id):
    [rij] = besluiten.rijen(Toekenning)
    assert (rij.einde, rij.einde_reden) == (date(2026, 12, 31), "past_binnen_profiel")
    stappen.beslis(bezwaar_id, HERROEPEN)
    [rij], [besluit] = besluiten.rijen(Toekenning), besluiten.rijen(Eindebesluit)
    assert (rij.einde, rij.einde_reden, rij.vervangen_door_id) == (rij.laatste_dag, "", None)
    assert besluit.stand is Eindestand.VERVALLEN
    assert stappen.beslissing().stand is Beslisstand.VASTGESTELD


def test_ongegrond_laat_het_einde_staan(stappen, besluiten, bezwaar_id):
    stappen.voornemen(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    blijft = {"uitkomst": "ongegrond", "motivering": "Het past.", "volgt_advies": "ja"}
    stappen.beslis(bezwaar_id, blijft)
    [rij] = besluiten.rijen(Toekenning)
    assert (rij.einde, rij.einde_reden) == (date(2026, 12, 31), "past_binnen_profiel")


def test_wat_in_de_weg_staat_wordt_gezegd(stappen, besluiten, bezwaar_id):
    neem_dagen(stappen, besluiten)
    pagina = stappen.bereid_voor(bezwaar_id, HERROEPEN, status=422)
    assert "geldt in de dagen die terugkomen" in pagina.tekst
    assert besluiten.rijen(Bezwaarbeslissing) == []


def test_ook_als_het_er_na_het_aanbieden_kwam(stappen, besluiten, bezwaar_id):
    stappen.bereid_voor(bezwaar_id, HERROEPEN)
    stappen.bied_aan(bezwaar_id)
    neem_dagen(stappen, besluiten)
    pagina = stappen.stel_vast(bezwaar_id, status=422)
    assert "geldt in de dagen die terugkomen" in pagina.tekst
    assert stappen.beslissing().stand is Beslisstand.TER_CONTROLE


def test_wie_het_einde_nam_beslist_er_niet_op(stappen, bezwaar_id):
    stappen.bereid_voor(bezwaar_id, HERROEPEN)
    stappen.bied_aan(bezwaar_id)
    stappen.stel_vast(bezwaar_id, wie="eigen", status=422)
    assert stappen.beslissing().stand is Beslisstand.TER_CONTROLE


@pytest.mark.parametrize(
    ("soort", "reden", "code"),
    [
        ("verhuizing", "verhuizing", "einde_niet_terug_te_draaien"),
        ("verplaatsing", "vervangen", "einde_niet_terug_te_draaien"),
        ("vertrek", "overlijden", "einde_later_veranderd"),
        ("overblijver", "uit_groep", "einde_later_veranderd"),
    ],
)
def test_wat_het_portaal_niet_terugdraait(app, wereld, soort, reden, code):
    with app.test_request_context():
        rij = maak_toekenning(wereld)
        rij.einde, rij.einde_reden = date(2026, 12, 31), reden
        brief = Toekenningsbrief(toekenning=rij, soort=soort)
        with db.session.no_autoflush, pytest.raises(DomeinFout) as fout:
            bepaal_terug(brief)
        db.session.rollback()
    assert fout.value.code == code


@pytest.mark.parametrize(
    ("overleden", "verwacht"),
    [(None, (date(2028, 4, 30), "")), (date(2027, 2, 1), (date(2027, 2, 1), "overlijden"))],
)
def test_wie_uit_de_groep_ging_krijgt_de_dagen_tot_wat_anders_eindigt(
    app, wereld, overleden, verwacht
):
    with app.test_request_context():
        rij = maak_toekenning(wereld)
        rij.einde, rij.einde_reden = date(2026, 12, 31), "uit_groep"
        rij.client.overleden_op = overleden
        brief = Toekenningsbrief(toekenning=rij, soort="vertrek")
        with db.session.no_autoflush:
            terug = bepaal_terug(brief)
        db.session.rollback()
    assert (terug.einde, terug.reden) == verwacht
