"""Dossiers of which the last steps are taken in a browser."""

import uuid
from datetime import UTC, datetime

import pytest

from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import S01, maak_volledige_aanvraag, stand_van
from tests.zaak import nieuwe_client, op_de_dag, zaak

__all__ = ["nieuwe_client", "op_de_dag", "zaak"]

INGEDIEND_OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


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
