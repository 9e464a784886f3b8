"""Dossiers of which the last steps are taken in a browser."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import OP, S01, maak_volledige_aanvraag, stand_van
from tests.zaak import nieuwe_client, op_de_dag, zaak

__all__ = ["nieuwe_client", "op_de_dag", "zaak"]

INGEDIEND_OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def indiendag():
    """Hold the clock on the moment of submitting."""
    with clock.freeze(INGEDIEND_OP):
        yield INGEDIEND_OP


@pytest.fixture
def dag_erna():
    """Hold the clock a day after submitting."""
    with clock.freeze(INGEDIEND_OP + timedelta(days=1)):
        yield


@pytest.fixture
def concept(zaak):
    """Give the address of an aanvraag with a driehoek and nothing else."""
    return zaak.adres


@pytest.fixture
def dossier(volledig):
    """Give the address of a complete and signed aanvraag with one doel."""
    return f"/aanvragen/{volledig(op=OP)}"


@pytest.fixture
def volledig(app, wereld):
    """Give a function that makes an aanvraag that only has to be submitted, and gives its id."""

    def maak(wens=S01, *, op: datetime = INGEDIEND_OP) -> uuid.UUID:
        with app.app_context(), clock.freeze(op):
            aanvraag = maak_volledige_aanvraag(wereld, wens, op=op)
            db.session.commit()
            return aanvraag.id

    return maak


@pytest.fixture
def ingediend(app, wereld, volledig):
    """Give a function that makes a submitted aanvraag and gives its id."""

    def maak(wens=S01, *, op: datetime = INGEDIEND_OP) -> uuid.UUID:
        aanvraag_id = volledig(wens, op=op)
        with app.app_context(), clock.freeze(op):
            aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
            manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
            digest = stand_van(aanvraag).digest
            indienen(aanvraag, getoonde_digest=digest, door=manager, op=op)
            db.session.commit()
        return aanvraag_id

    return maak
