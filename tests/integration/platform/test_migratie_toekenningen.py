"""Revisions 0018 and 0035: every besluit gets its toekenning, every early end its moment."""

from datetime import UTC, date, datetime, timedelta

import flask_migrate
import pytest
import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie
from portal.beoordeling.actions.ontstaan import eindig
from portal.beoordeling.models import Besluit, Eindewijziging, Toekenning, ToekenningReeks
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Eindereden
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import maak_rij
from tests.factories.besluit import VASTGESTELD, maak_besluit
from tests.factories.toekenning import BEEINDIGD, maak_toekenning

JSON = b'{"antwoorden":{"dl-doelen":[{"doel_id":"6f9c","korte_naam":"Rustig"}]}}'


def besluit_van(wereld, client, ingang, laatste_dag, *, dag, herstelt=None):
    besluit = maak_besluit(maak_rij(wereld, client=client), laatste_dag=laatste_dag)
    besluit.ingangsdatum, besluit.herstelt_id = ingang, herstelt.id if herstelt else None
    besluit.vastgesteld_op = VASTGESTELD + timedelta(days=dag)
    besluit.invoer = {"invoer": {"tarief": "24/25"}}
    besluit.perspectief, besluit.etmaalbedrag_cent = f"Perspectief {dag}", 28_734
    versie = db.session.get_one(AanvraagVersie, besluit.versie_id)
    versie.json = JSON
    if herstelt is not None:
        herstelt.stand = BesluitToestand.HERSTELD
    db.session.flush()
    return besluit


@pytest.fixture
def besluiten(app, wereld):
    """Fix A, B that starts during A, and a herstelbesluit of B that starts later."""
    with app.app_context():
        client = maak_rij(wereld).client
        een = besluit_van(wereld, client, date(2026, 1, 1), date(2027, 12, 31), dag=0)
        twee = besluit_van(wereld, client, date(2026, 7, 1), date(2028, 6, 30), dag=1)
        drie = besluit_van(
            wereld, client, date(2026, 8, 1), date(2028, 7, 31), dag=2, herstelt=twee
        )
        kenmerken = [een.nummer, twee.nummer, drie.nummer]
        db.session.commit()
        db.session.remove()
    return kenmerken


def test_elk_besluit_krijgt_zijn_toekenning(app, besluiten):
    with app.app_context():
        flask_migrate.downgrade(revision="0014")
        flask_migrate.upgrade()
        een, twee, drie = db.session.scalars(
            sa.select(Toekenning).order_by(Toekenning.geregistreerd_op)
        ).all()
        assert [rij.kenmerk for rij in (een, twee, drie)] == besluiten
        assert [
            (rij.einde, rij.einde_reden, rij.vervangen_door_id) for rij in (een, twee, drie)
        ] == [
            (date(2026, 7, 31), "vervangen", drie.id),
            (date(2026, 6, 30), "hersteld", drie.id),
            (date(2028, 7, 31), "", None),
        ]
        assert (drie.perspectief, drie.tarief, drie.invoer) == (
            "Perspectief 2",
            "24/25",
            {"invoer": {"tarief": "24/25"}},
        )
        assert drie.doelen == [{"doel_id": "6f9c", "korte_naam": "Rustig"}]
        assert drie.bevestigd_op == drie.geregistreerd_op
        assert [rij.nummer for rij in (een, twee, drie)] == [
            "TK-2026-00001",
            "TK-2026-00002",
            "TK-2026-00003",
        ]
        assert db.session.get_one(ToekenningReeks, 2026).laatste == 3


def test_terug_en_opnieuw_maakt_er_geen_bij(app, besluiten):
    with app.app_context():
        flask_migrate.downgrade(revision="0017")
        flask_migrate.upgrade()
        flask_migrate.downgrade(revision="0017")
        flask_migrate.upgrade()
        aantal = db.session.scalar(sa.select(sa.func.count()).select_from(Toekenning))
        besluiten_over = db.session.scalar(sa.select(sa.func.count()).select_from(Besluit))
    assert (aantal, besluiten_over) == (3, 3)


def test_wanneer_een_einde_bekend_werd_staat_in_het_logboek(app, wereld):
    """Revision 0035: the moment of the line in the log, or of the registration without one."""
    op = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    with app.test_request_context(), clock.freeze(op):
        rij, vroeg = maak_toekenning(wereld), maak_toekenning(wereld, BEEINDIGD)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        eindig(rij, date(2026, 12, 31), Eindereden.VERTREK, door=door, op=op)
        verwacht = {
            (rij.id, op, date(2026, 12, 31), "vertrek"),
            (vroeg.id, vroeg.geregistreerd_op, date(2026, 9, 30), "afbouw_bereikt"),
        }
        db.session.commit()
        db.session.remove()
        flask_migrate.downgrade(revision="0034")
        flask_migrate.upgrade()
        rijen = db.session.execute(sa.select(Eindewijziging.__table__)).all()
    assert {(*een,) for een in rijen} == verwacht
