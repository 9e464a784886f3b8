"""Lists of moves and changes in groups: page by page, what waits first, nothing lost or twice."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.mutatie import Mutatiesoort, Mutatiestand
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.models import Mutatie, Verhuizing
from portal.toekenning.queries.bladeren import PER_BLADZIJDE
from tests.factories.toekenning import maak_groepstoekenningen
from tests.factories.verhuizing import maak_verhuizing

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
AANTAL = 2 * PER_BLADZIJDE + 3


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


def momenten():
    """Give a moment per row; every two rows share one."""
    return [OP - timedelta(hours=nr // 2) for nr in range(AANTAL)]


def maak_mutaties(wereld):
    groep, _ = maak_groepstoekenningen(wereld, 2)
    locatie = db.session.get_one(Locatie, wereld["locatie"])
    for nr, op in enumerate(momenten()):
        rij = Mutatie(
            groep_id=groep.id,
            aanbieder_id=groep.aanbieder_id,
            zorgkantoor_id=wereld["zorgkantoor"],
            regio_id=locatie.regio_id,
            locatie_id=locatie.id,
            soort=Mutatiesoort.VERTREK,
            stand=Mutatiestand.AANGEVRAAGD if nr == AANTAL - 1 else Mutatiestand.VASTGESTELD,
            eerste_dag=OP.date(),
            aangevraagd_door_id=wereld.gebruiker(Rol.MANAGER),
            aangevraagd_op=op,
        )
        rij.toelichting = ""
        db.session.add(rij)
    return Mutatie, Mutatie.aangevraagd_op


def maak_verhuizingen(wereld):
    eerste = maak_verhuizing(wereld)
    eerste.gestart_op = momenten()[-1]
    gelijk = {
        kolom.name: getattr(eerste, kolom.name)
        for kolom in Verhuizing.__table__.columns
        if kolom.name not in {"id", "gestart_op", "stand", "versie"}
    }
    for op in momenten()[:-1]:
        db.session.add(Verhuizing(**gelijk, gestart_op=op, stand=Verhuisstand.GESTOPT))
    return Verhuizing, Verhuizing.gestart_op


@pytest.mark.parametrize(
    ("adres", "maak"), [("/mutaties", maak_mutaties), ("/verhuizingen", maak_verhuizingen)]
)
def test_elke_rij_staat_op_een_bladzijde(app, wereld, als, adres, maak):
    with app.app_context():
        soort, op = maak(wereld)
        db.session.commit()
        vraag = sa.select(soort.id).order_by(soort.stand.in_(["aangevraagd", "open"]).desc())
        verwacht = [
            f"{adres}/{nr}" for nr in db.session.scalars(vraag.order_by(op.desc(), soort.id))
        ]
    manager, gezien, volgende, bladen = als(Rol.MANAGER), [], adres, 0
    while volgende:
        pagina = manager.open(volgende)
        links = pagina.document.links
        gezien += [link for link in links if link.startswith(f"{adres}/")]
        bladen += 1
        volgende = next((naar for naar in links if naar.startswith(f"{adres}?na=")), None)
    assert (gezien, bladen) == (verwacht, 3)


@pytest.mark.parametrize(
    "na", ["", "onzin", "1.20261120.x", f"9.20261120090000000000.{uuid.UUID(int=7)}"]
)
@pytest.mark.parametrize("adres", ["/mutaties", "/verhuizingen"])
def test_een_onleesbare_plek_geeft_een_leesbare_bladzijde(als, adres, na):
    assert "Er zijn geen" in als(Rol.MANAGER).open(f"{adres}?na={na}").tekst
