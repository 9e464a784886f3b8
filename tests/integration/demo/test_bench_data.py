"""Dossiers to measure speed with: whole copies, each of an own invented client."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.aanvraag.queries.dossiers import is_geheel
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client
from portal.clienten.queries import BSN, client_ids_bij
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.demo import demo_kopie

AANTAL = 60


@pytest.fixture
def kopie(tmp_path_factory, worker_id):
    with demo_kopie(tmp_path_factory, worker_id) as kopie:
        yield kopie.app


def test_bench_data_maakt_hele_dossiers_van_eigen_clienten(kopie):
    with kopie.app_context():
        eerst = db.session.scalar(sa.select(sa.func.count(Aanvraag.id)).where(is_geheel()))
        teksten = {str(rij.waarde) for rij in db.session.scalars(sa.select(Antwoord))}
    uitslag = kopie.test_cli_runner().invoke(args=["bench-data", "--dossiers", str(AANTAL)])
    assert uitslag.output.endswith(f"{AANTAL} dossiers gemaakt\n")
    with kopie.app_context():
        geheel = sa.select(Aanvraag.jaar, Aanvraag.volgnummer).where(is_geheel())
        nummers = db.session.execute(geheel).all()
        assert len(set(nummers)) == len(nummers) == eerst + AANTAL
        nieuw = Client.clientcode.startswith("B-")
        clienten = db.session.scalars(sa.select(Client).where(nieuw)).all()
        assert len(clienten) == AANTAL
        assert [client_ids_bij(BSN, rij.aanbieder_id, rij.bsn) for rij in clienten] == [
            [rij.id] for rij in clienten
        ]
        vraag = sa.select(Antwoord).join(Aanvraag, Aanvraag.id == Antwoord.aanvraag_id)
        toekenningen = db.session.scalars(
            sa.select(Toekenning).join(Client, Client.id == Toekenning.client_id).where(nieuw)
        ).all()
        toegekend = sa.select(Aanvraag.client_id).where(Aanvraag.toestand == Toestand.TOEGEKEND)
        met = toegekend.join(Client, Client.id == Aanvraag.client_id).where(nieuw)
        assert {rij.client_id for rij in toekenningen} == set(db.session.scalars(met))
        assert len({rij.nummer for rij in toekenningen}) == len(toekenningen) > 0
        assert {rij.kenmerk for rij in toekenningen} == {rij.besluit.nummer for rij in toekenningen}
        assert all(rij.perspectief for rij in toekenningen)
        antwoorden = db.session.scalars(
            vraag.join(Client, Client.id == Aanvraag.client_id).where(nieuw)
        ).all()
        assert antwoorden
        assert {str(rij.waarde) for rij in antwoorden} <= teksten
