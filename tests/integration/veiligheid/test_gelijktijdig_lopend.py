"""Several people at the same moment on what runs: toekenning, verhuizing, evaluatie, group."""

import uuid
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.mutatie import Mutatiestand
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform import clock
from portal.platform.audit import controleer
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.models import Evaluatie, Mutatie, Toekenningsbrief, Verhuizing
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.besluit import BESLUIT_OP, maak_getoetste_aanvraag
from tests.factories.clienten import maak_client, maak_kale_groep
from tests.factories.toekenning import Toekenningwens, maak_groepstoekenningen, maak_toekenning
from tests.factories.verhuizing import OP, maak_bijna_getekend
from tests.factories.wereld import ANDER, EIGEN, TWEEDE
from tests.person import Pagina
from tests.tegelijk import klaar, tegelijk

EINDE = {
    "reden": "past_binnen_profiel",
    "laatste_dag": "31-12-2026",
    "motivering": "De zorg past in het profiel.",
}
GEWEIGERD = {404, 409, 422}
WACHT = Toekenningwens(met_besluit=False, bevestigd=False)
AFGELOPEN = Toekenningwens(ingang=date(2025, 11, 1), maanden=12)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    """Give a function that makes a row with a factory and gives its id."""

    def doe(fabriek, *rest):
        with app.app_context():
            rij = fabriek(wereld, *rest)
            db.session.commit()
            return rij.id

    return doe


def rijen(app, kolom, *waar):
    with app.app_context():
        return list(db.session.scalars(sa.select(kolom).where(*waar)))


def keur(app, antwoorden):
    """Nobody saw a failure, somebody succeeded, and the audit log is whole.

    Who finds it done already may be sent to the page that says so; each test counts the rows.
    """
    statussen = {status for status, _ in antwoorden}
    assert 303 in statussen
    assert statussen <= {303, *GEWEIGERD}
    with app.app_context():
        assert controleer()[1] == []


def test_bevestigen_en_weigeren_tegelijk(app, als, maak):
    id_ = maak(maak_toekenning, WACHT)
    adres = f"/toekenningen/{id_}"
    verzoeken = [
        klaar(als(Rol.TEAMLEIDER), f"{adres}/bevestigen"),
        klaar(als(Rol.TEAMLEIDER, TWEEDE), f"{adres}/bevestigen"),
        klaar(als(Rol.TEAMLEIDER), f"{adres}/registratie-weigeren", reden="Dubbel."),
        klaar(als(Rol.TEAMLEIDER, TWEEDE), f"{adres}/registratie-weigeren", reden="Dubbel."),
    ]
    keur(app, tegelijk(app, verzoeken))
    assert rijen(app, Toekenning.bevestigd_op, Toekenning.bevestigd_op.is_(None)) == []


def test_de_laatste_handtekening_telt_een_keer(app, als, maak):
    id_ = maak(maak_bijna_getekend)
    adres = f"/verhuizingen/{id_}"
    wie = [als(rol, ANDER) for rol in (Rol.TEAMLEIDER, Rol.TEAMLEIDER, Rol.MANAGER)]
    verzoeken = [
        *(klaar(b, f"{adres}/ondertekenen", veld="plan", verhuisd="y", plan="y") for b in wie[:2]),
        klaar(wie[2], f"{adres}/stoppen", veld="reden", reden="Er is geen plek."),
    ]
    keur(app, tegelijk(app, verzoeken))
    [stand] = rijen(app, Verhuizing.stand)
    aantal = 1 if stand is Verhuisstand.VAN_KRACHT else 0
    assert len(rijen(app, Toekenningsbrief.id)) == aantal
    assert len(rijen(app, Toekenning.id)) == 1 + aantal


def test_een_mutatie_wordt_een_keer_vastgesteld(app, als, maak):
    id_ = maak(lambda wereld: maak_groepstoekenningen(wereld, 3)[0])
    weg = str(rijen(app, Toekenning.id)[0])
    manager = als(Rol.MANAGER)
    velden = {"soort": "vertrek", "leden": [weg], "eerste_dag": "1-12-2026"}
    adres = f"/groepen/{id_}/mutatie"
    sessie, _, vraag = klaar(manager, adres, veld="eerste_dag", **velden)
    gezien = Pagina(manager.client.post(adres, data=vraag)).formulier(met="gezien").velden
    melden = (sessie, adres, {**gezien, "knop": "melden"})
    anders = (sessie, adres, {**melden[2], "_eenmalig": str(uuid.uuid4())})
    keur(app, tegelijk(app, [melden, melden, anders]))
    [mutatie_id] = rijen(app, Mutatie.id)
    pagina = als(Rol.BEOORDELAAR).open(f"/mutaties/{mutatie_id}")
    actie = next(f.actie for f in pagina.document.formulieren if f.actie.endswith("vaststellen"))
    vensters = [
        klaar(als(rol, wie), f"/mutaties/{mutatie_id}")
        for rol, wie in ((Rol.TEAMLEIDER, EIGEN), (Rol.TEAMLEIDER, TWEEDE))
    ]
    vast = [(sessie, actie, velden) for sessie, _, velden in vensters]
    keur(app, tegelijk(app, vast))
    assert rijen(app, Mutatie.stand) == [Mutatiestand.VASTGESTELD]
    assert len(rijen(app, Toekenningsbrief.id)) == 1


def test_twee_mensen_beginnen_een_eindevaluatie(app, als, maak):
    id_ = maak(maak_toekenning, AFGELOPEN)
    adres = f"/toekenningen/{id_}/evaluatie/invullen"
    verzoeken = [
        klaar(als(rol), adres, veld="hielp", hielp=rol.value, knop="opslaan")
        for rol in (Rol.BEGELEIDER, Rol.BEHANDELAAR)
    ]
    keur(app, tegelijk(app, verzoeken))
    assert len(rijen(app, Evaluatie.id)) == 1


def test_een_client_komt_in_een_groep(app, als, wereld):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        client_id = maak_client(es).id
        groepen = [maak_kale_groep(es, code=code).id for code in ("EEN-1", "TWEE-2")]
        db.session.commit()
    velden = {"clienten": [str(client_id)], "van": "1-3-2026"}
    verzoeken = [
        klaar(als(rol), f"/groepen/{groep}/leden", veld="van", **velden)
        for rol, groep in zip((Rol.MANAGER, Rol.BEGELEIDER), groepen, strict=True)
    ]
    keur(app, tegelijk(app, verzoeken))
    assert rijen(app, Groepslid.client_id) == [client_id]


def test_een_client_krijgt_een_aanvraag_alleen_of_in_een_groep(app, als, wereld):
    with clock.freeze(datetime(2026, 3, 10, 9, 0, tzinfo=UTC)):
        with app.app_context():
            es = db.session.get_one(Locatie, wereld["locatie"])
            clienten = [maak_client(es) for _ in range(2)]
            groep = maak_kale_groep(es, *clienten, code="EEN-1")
            ids = [str(client.id) for client in clienten]
            groep_id = groep.id
            db.session.commit()
        alleen = f"/aanvragen/nieuw/looptijd?soort=individueel&client={ids[0]}"
        samen = f"/aanvragen/nieuw/leden?groep={groep_id}"
        verzoeken = [
            klaar(als(Rol.BEGELEIDER), alleen, veld="maanden", maanden="24", ingang="1-5-2026"),
            klaar(
                als(Rol.MANAGER), samen, veld="ingang", leden=ids, maanden="24", ingang="1-5-2026"
            ),
        ]
        keur(app, tegelijk(app, verzoeken))
    assert len(rijen(app, Aanvraag.id, Aanvraag.groepsaanvraag_id.is_(None))) == 1


def test_een_einde_en_een_herstelbesluit_tegelijk(app, als, maak):
    with clock.freeze(BESLUIT_OP):
        dossier = maak(maak_getoetste_aanvraag)
        stappen = Besluitstappen(app, als)
        stappen.neem(dossier, TOEKENNEN)
        beoordelaar = als(Rol.BEOORDELAAR)
        pagina = beoordelaar.open(f"/dossiers/{dossier}/herstelbesluit")
        reden = {"reden": "Het perspectief was verkeerd."}
        beoordelaar.vul_in(pagina, reden, formulier=pagina.formulier(met="reden"))
        stappen.bereid_voor(dossier, {"perspectief": "Hoogstens profiel 2."})
        stappen.bied_aan(dossier)
        [toekenning_id] = rijen(app, Toekenning.id)
        adres = f"/toekenningen/{toekenning_id}"
        pagina = beoordelaar.open(f"{adres}/beeindigen")
        beoordelaar.vul_in(pagina, EINDE, formulier=pagina.formulier(met="motivering"))
        pagina = beoordelaar.open(f"{adres}/eindebesluit")
        [aan] = [f for f in pagina.document.formulieren if f.actie.endswith("/aanbieden")]
        beoordelaar.vul_in(pagina, {}, formulier=aan)
        verzoeken = [
            klaar(als(Rol.TEAMLEIDER), f"/dossiers/{dossier}/besluit/vaststellen"),
            klaar(als(Rol.TEAMLEIDER, TWEEDE), f"{adres}/eindebesluit/vaststellen"),
        ]
        antwoorden = tegelijk(app, verzoeken)
    keur(app, antwoorden)
    levend = rijen(app, Toekenning.einde, Toekenning.einde >= Toekenning.ingang)
    assert levend == [date(2026, 12, 31) if antwoorden[1][0] == 303 else date(2029, 4, 30)]
