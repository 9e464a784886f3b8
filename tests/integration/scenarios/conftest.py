"""Dossiers that a scenario starts from, submitted by the real actions."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Doel, Ondertekening
from portal.platform import clock
from portal.platform.database import db
from tests.factories.aanvraag import dien_in as stuur_in
from tests.factories.aanvraag import maak_volledige_aanvraag, onderteken
from tests.mailscan import controleer_mails

HALF, EIND = timedelta(days=30), timedelta(days=60)


@pytest.fixture(autouse=True)
def mails_zonder_persoon(app):
    """After each scenario, look through every e-mail that it led to."""
    yield
    controleer_mails(app)


@pytest.fixture
def dien_in(app, wereld):
    """Give a function that submits an aanvraag at a moment and gives its id.

    Its goal ends two months after the first day that is asked for.
    """

    def maak(wens, op):
        with app.app_context(), clock.freeze(op):
            aanvraag = maak_volledige_aanvraag(wereld, wens, op=op)
            doel = db.session.scalars(sa.select(Doel)).one()
            dagen = {"tussenmeting": wens.ingang + HALF, "einddatum": wens.ingang + EIND}
            doel.velden = {**doel.velden, **{deel: str(dag) for deel, dag in dagen.items()}}
            db.session.execute(sa.delete(Ondertekening))
            onderteken(aanvraag, op=op)
            stuur_in(aanvraag, wereld, op=op)
            db.session.commit()
            return aanvraag.id

    return maak


@pytest.fixture
def lees(app):
    """Give a function that reads the only row, or the last one by a column, of a table."""

    def lees_rij(soort, orde=None):
        with app.app_context():
            vraag = sa.select(soort).order_by(orde if orde is not None else soort.id)
            rij = db.session.scalars(vraag).all()[-1]
            db.session.expunge_all()
        return rij

    return lees_rij
