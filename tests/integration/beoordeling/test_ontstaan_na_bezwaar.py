"""K01 after bezwaar: the old toekenning makes room, later ones stay, and no day has two."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.beoordeling.actions.ontstaan import ontstaan
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol, Uitkomst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Eindereden, Herkomst
from portal.domain.termijnen import Looptijd
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.besluit import TEKSTEN
from tests.factories.toekenning import Toekenningwens, maak_toekenning

EERDER = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
BESLUIT = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
OP = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
MEI = (date(2026, 5, 1), date(2028, 4, 30))
"""Days of the toekenning on whose besluit bezwaar was made."""


@pytest.fixture
def in_app(app):
    with app.test_request_context():
        yield app


def maak(wereld, client, dagen, op):
    """Make a toekenning with its besluit, fixed at a moment."""
    ingang, laatste = dagen
    wens = Toekenningwens(ingang=ingang, laatste_dag=laatste)
    rij = maak_toekenning(wereld, wens, client=client)
    rij.geregistreerd_op = rij.besluit.vastgesteld_op = op
    db.session.flush()
    return rij


def begin(wereld, dagen=MEI):
    """Make the toekenning on whose besluit bezwaar was made."""
    wens = Toekenningwens(ingang=dagen[0], laatste_dag=dagen[1])
    rij = maak_toekenning(wereld, wens)
    rij.geregistreerd_op = rij.besluit.vastgesteld_op = BESLUIT
    db.session.flush()
    return rij


def stel_vast(wereld, oud, dagen):
    """Fix the besluit that replaces it after bezwaar."""
    was = oud.besluit
    besluit = Besluit(
        aanvraag=was.aanvraag,
        versie_id=was.versie_id,
        aanbieder_id=was.aanbieder_id,
        zorgkantoor_id=was.zorgkantoor_id,
        nr=2,
        uitkomst=Uitkomst.TOEKENNEN,
        stand=was.stand,
        hersteld_besluit=was,
        na_bezwaar=True,
        **dict.fromkeys(TEKSTEN, ""),
        ingangsdatum=dagen[0],
        laatste_dag=dagen[1],
        maanden=24,
        jaarbedrag_cent=12_000_000,
        etmaalbedrag_cent=32_877,
        prijspeil=2026,
        invoer={"invoer": {"tarief": "24/25"}},
        voorbereid_door_id=was.voorbereid_door_id,
        voorbereid_op=OP,
    )
    db.session.add(besluit)
    db.session.flush()
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
    return ontstaan(besluit, [], door=door, op=OP)


def stand(rij):
    return rij.ingang, rij.einde, rij.einde_reden


def eis_een_per_dag():
    """See that no two toekenningen of the client share a day."""
    rijen = db.session.scalars(db.select(Toekenning)).all()
    dagen = [Looptijd(rij.ingang, rij.einde) for rij in rijen]
    van_kracht = [deel for deel in dagen if deel.is_van_kracht]
    for een, ander in itertools.combinations(van_kracht, 2):
        assert not een.overlapt(ander)


@pytest.mark.parametrize(
    ("nieuw", "oud_einde"),
    [
        (MEI, date(2026, 4, 30)),
        ((date(2026, 4, 1), date(2028, 3, 31)), date(2026, 4, 30)),
        ((date(2026, 6, 1), date(2028, 4, 30)), date(2026, 5, 31)),
        ((date(2026, 5, 1), date(2027, 4, 30)), date(2026, 4, 30)),
    ],
)
def test_de_oude_houdt_alleen_de_dagen_ervoor(in_app, wereld, nieuw, oud_einde):
    oud = begin(wereld)
    rij = stel_vast(wereld, oud, nieuw)
    assert (oud.einde, oud.einde_reden, oud.vervangen_door_id) == (
        oud_einde,
        Eindereden.HERROEPEN,
        rij.id,
    )
    assert (rij.herkomst, *stand(rij)) == (Herkomst.BEZWAAR, *nieuw, "")
    eis_een_per_dag()


@pytest.mark.parametrize("nieuw", [MEI[0], date(2026, 6, 1), date(2026, 4, 1)])
def test_wat_de_oude_verving_krijgt_zijn_dagen_tot_de_nieuwe(in_app, wereld, nieuw):
    eerste = maak(wereld, None, (date(2025, 5, 1), date(2026, 12, 31)), EERDER)
    oud = begin(wereld)
    oud.client_id, oud.besluit.aanvraag.client_id = eerste.client_id, eerste.client_id
    eerste.einde, eerste.einde_reden = date(2026, 4, 30), Eindereden.VERVANGEN.value
    eerste.vervangen_door_id = oud.id
    db.session.flush()
    stel_vast(wereld, oud, (nieuw, MEI[1]))
    assert eerste.einde == min(nieuw, MEI[0]) - timedelta(days=1)
    vraag = sa.select(AuditRegel.code).where(AuditRegel.object_id == eerste.id)
    codes = db.session.scalars(vraag.order_by(AuditRegel.nr)).all()
    terug = ["toekenning.dagen_terug", "toekenning.geeindigd"] if nieuw <= MEI[0] else []
    assert codes == terug
    eis_een_per_dag()


def test_wat_later_is_toegekend_blijft_en_de_nieuwe_eindigt_ervoor(in_app, wereld):
    oud = begin(wereld)
    later = maak(wereld, oud.client, (date(2027, 5, 1), date(2029, 4, 30)), LATER)
    oud.einde, oud.einde_reden = date(2027, 4, 30), Eindereden.VERVANGEN.value
    oud.vervangen_door_id = later.id
    db.session.flush()
    rij = stel_vast(wereld, oud, (MEI[0], date(2029, 12, 31)))
    assert stand(rij) == (MEI[0], date(2027, 4, 30), Eindereden.VERVANGEN)
    assert rij.vervangen_door_id == later.id
    assert stand(later) == (date(2027, 5, 1), date(2029, 4, 30), "")
    eis_een_per_dag()


def test_ook_zonder_dat_de_oude_ervoor_week(in_app, wereld):
    oud = begin(wereld)
    later = maak(wereld, oud.client, (date(2028, 5, 1), date(2029, 4, 30)), LATER)
    rij = stel_vast(wereld, oud, (MEI[0], date(2028, 12, 31)))
    assert stand(rij) == (MEI[0], date(2028, 4, 30), Eindereden.VERVANGEN)
    assert later.einde == date(2029, 4, 30)
    eis_een_per_dag()


def test_een_ingang_in_wat_later_is_toegekend_kan_niet(in_app, wereld):
    oud = begin(wereld)
    maak(wereld, oud.client, (date(2028, 5, 1), date(2029, 4, 30)), LATER)
    with pytest.raises(DomeinFout) as fout:
        stel_vast(wereld, oud, (date(2028, 6, 1), date(2029, 12, 31)))
    assert fout.value.code == "later_toegekend"


def test_wat_de_oude_beeindigde_beeindigt_ook_de_nieuwe(in_app, wereld):
    oud = begin(wereld)
    oud.einde, oud.einde_reden = date(2026, 9, 30), Eindereden.VERTREK.value
    db.session.flush()
    rij = stel_vast(wereld, oud, MEI)
    assert stand(rij) == (MEI[0], date(2026, 9, 30), Eindereden.VERTREK)
    eis_een_per_dag()


def test_beginnen_na_het_einde_kan_niet(in_app, wereld):
    oud = begin(wereld)
    oud.einde, oud.einde_reden = date(2026, 9, 30), Eindereden.VERTREK.value
    db.session.flush()
    with pytest.raises(DomeinFout) as fout:
        stel_vast(wereld, oud, (date(2026, 10, 1), MEI[1]))
    assert fout.value.code == "toekenning_al_geeindigd"
