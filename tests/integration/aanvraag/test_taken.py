"""The task list: what is ready, what is open, and what comes next."""

from decimal import Decimal

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand import bepaal_indiening
from portal.aanvraag.queries.taken import Taakstand, bepaal_taken
from portal.domain.procedure.indiening import belemmeringen
from portal.platform import clock
from portal.platform.database import db
from tests.factories.aanvraag import OP, maak_volledige_aanvraag, stand_van


def test_een_volledige_aanvraag_mag_ingediend_worden(app, wereld):
    with app.app_context(), clock.freeze(OP):
        maak_volledige_aanvraag(wereld)
        db.session.commit()
        stand = stand_van(db.session.scalars(sa.select(Aanvraag)).one())
        assert stand.ontbrekend == ()
        indiening = bepaal_indiening(stand, getoonde_digest=stand.digest)
        assert belemmeringen(indiening) == ()
        taken = bepaal_taken(stand)
        assert {t.code for t in taken.onderdelen if t.stand is not Taakstand.KLAAR} == set()
        assert taken.procent == 100
        assert stand.rekenen.uitkomst.bedragen.jaarbedrag_cent == Decimal("104878.17")
