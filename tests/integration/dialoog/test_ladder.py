"""The ladder of a verslag and an afspraak (N42, N43): the vervanger, who leads, and a task."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.models import Afwezigheid, Taak
from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, MA
from tests.factories.wereld import EIGEN, TWEEDE

BEGIN = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
DAG, WANNEER = date(2027, 6, 17), date(2027, 9, 15)
T = Dialoogtoestand


def sta_in(app, wereld, rol):
    """Let somebody of the same role have stood in once, long ago."""
    with app.app_context():
        mens = db.session.get_one(Gebruiker, wereld.gebruiker(rol))
        rij = Afwezigheid(organisatie_id=mens.organisatie_id, gebruiker_id=mens.id)
        rij.vervanger_id = rij.door_id = wereld.gebruiker(rol, TWEEDE)
        rij.van = rij.tot_en_met = date(2027, 3, 1)
        rij.op = BEGIN
        db.session.add(rij)
        db.session.commit()


def test_n42_en_n43_de_tweede_keer_ook_aan_de_vervanger(
    app, wereld, loop, gehoord, dialoog, eigenaar
):
    sta_in(app, wereld, BO)
    dialoog(T.GEHOUDEN)
    loop(DAG, DAG + timedelta(days=30))
    assert gehoord("N42") == [(7, BO, EIGEN), (21, BO, EIGEN), (21, BO, TWEEDE)]
    with app.app_context():
        db.session.execute(sa.update(Dialoog).values(toestand=T.AFGEZEGD))
        db.session.commit()
    eigenaar(BO, "zorgkantoor")
    loop(WANNEER - timedelta(days=15), WANNEER + timedelta(days=1))
    assert gehoord("N43") == [(-14, BO, EIGEN), (0, BO, EIGEN), (0, BO, TWEEDE)]


@pytest.mark.parametrize(
    "geval",
    [
        ((MA, "aanbieder"), ("aanbieder", Rol.MANAGER)),
        ((BO, "zorgkantoor"), ("zorgkantoor", Rol.TEAMLEIDER)),
        ((CC, "cce"), ("zorgkantoor", Rol.TEAMLEIDER)),
    ],
)
def test_n43_na_de_derde_keer_staat_er_een_taak(app, als, wereld, eigenaar, loop, geval):
    """Of the CCE it is with the teamleider of the zorgkantoor of the dialoog."""
    wie, bij = geval
    eigenaar(*wie)
    loop(WANNEER - timedelta(days=15), WANNEER + timedelta(days=1))
    with app.app_context():
        assert db.session.scalars(sa.select(Taak)).all() == []
    loop(WANNEER + timedelta(days=2), WANNEER + timedelta(days=40))
    with app.app_context():
        [taak] = db.session.scalars(sa.select(Taak))
        assert (taak.soort, taak.code, taak.over_id) == (
            "geen_reactie",
            "N43",
            wereld.gebruiker(wie[0]),
        )
        assert (taak.organisatie_id, taak.rol) == (wereld[bij[0]], bij[1])
    with clock.freeze(datetime.combine(WANNEER + timedelta(days=41), BEGIN.timetz())):
        pagina = als(bij[1]).open("/berichten/taken")
    assert "Na drie herinneringen is er nog niets gedaan" in pagina.tekst
