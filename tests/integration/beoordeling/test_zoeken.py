"""Finding dossiers: all of them by number, and by person without a trace of who."""

import pytest

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER

pytestmark = pytest.mark.usefixtures("op_lijstdag")

BSN = "111222333"


@pytest.fixture
def dossiers(app, wereld):
    """Make one dossier of a person, and one of somebody else."""
    with app.app_context():
        locatie = db.session.get_one(Locatie, wereld["locatie"])
        een = maak_client(locatie, bsn=BSN, achternaam="Vlierström", geboortedatum="1984-02-29")
        ander = maak_client(locatie, bsn="123456782", achternaam="Meidoorn")
        maak_rij(wereld, Rij(volgnummer=501, toestand=Toestand.TOEGEKEND), client=een)
        maak_rij(wereld, Rij(volgnummer=502), client=ander)
        db.session.commit()


def zoek(browser, *, status=200, **velden):
    pagina = browser.open("/dossiers/zoeken")
    gegevens = {f"zoek_{naam}": waarde for naam, waarde in velden.items()}
    return browser.vul_in(
        pagina, gegevens, formulier=pagina.formulier(met="zoek_bsn"), status=status
    )


@pytest.mark.parametrize(
    "velden",
    [
        {"bsn": BSN},
        {"bsn": "111 222 333"},
        {"achternaam": "Vlierström"},
        {"achternaam": " VLIERSTROM "},
        {"achternaam": "vlierström", "geboortedatum": "29-02-1984"},
    ],
)
def test_exact_zoeken_vindt_ook_wat_besloten_is(als, dossiers, velden):
    pagina = zoek(als(Rol.BEOORDELAAR), **velden)
    assert "1 aanvraag gevonden" in pagina.tekst
    assert "MZ-2026-00501" in pagina.tekst
    assert "MZ-2026-00502" not in pagina.tekst


@pytest.mark.parametrize(
    "velden",
    [
        {"achternaam": "Vlier"},
        {"achternaam": "vlierström", "geboortedatum": "28-02-1984"},
        {"bsn": "999999999"},
        {"achternaam": "' or 1=1"},
    ],
)
def test_een_deel_of_iets_anders_vindt_niets(als, dossiers, velden):
    assert "0 aanvragen gevonden" in zoek(als(Rol.BEOORDELAAR), **velden).tekst


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Vul een BSN of een achternaam in."),
        ({"bsn": "12345"}, "Vul alle 9 cijfers van het BSN in."),
        ({"geboortedatum": "29-02-1984"}, "Vul een BSN of een achternaam in."),
    ],
)
def test_niets_om_op_te_zoeken(als, dossiers, velden, melding):
    assert melding in zoek(als(Rol.BEOORDELAAR), status=422, **velden).tekst


def test_zoeken_staat_in_het_logboek_zonder_wie(app, als, dossiers):
    zoek(als(Rol.BEOORDELAAR), bsn=BSN)
    zoek(als(Rol.BEOORDELAAR), achternaam="Vlierström", geboortedatum="29-02-1984")
    with app.app_context():
        vraag = db.select(AuditRegel.kenmerk).where(AuditRegel.code == "dossiers.zoeken")
        kenmerken = db.session.scalars(vraag.order_by(AuditRegel.nr)).all()
    assert kenmerken == ["bsn", "achternaam_geboortedatum"]


def test_een_ander_zorgkantoor_vindt_niets(als, dossiers):
    assert "0 aanvragen gevonden" in zoek(als(Rol.BEOORDELAAR, ANDER), bsn=BSN).tekst
    als(Rol.MANAGER).open("/dossiers/zoeken", status=403)


def test_alle_dossiers_nieuwste_eerst_ook_besloten(als, dossiers):
    browser = als(Rol.BEOORDELAAR)
    tekst = browser.open("/dossiers").tekst
    assert tekst.index("MZ-2026-00502") < tekst.index("MZ-2026-00501")
    alleen = browser.open("/dossiers?status=toegekend").tekst
    assert "MZ-2026-00501" in alleen
    assert "MZ-2026-00502" not in alleen
    assert "Vlierström" not in alleen
    omgekeerd = browser.open("/dossiers?sorteer=nummer").tekst
    assert omgekeerd.index("MZ-2026-00501") < omgekeerd.index("MZ-2026-00502")
