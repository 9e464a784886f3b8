"""No e-mail of the demonstration, nor of the weeks after it, says anything about a person."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.bundelen import bundel
from portal.berichten.actions.herinneren import herinner
from portal.berichten.actions.mailstand import ONDERWEG
from portal.berichten.actions.verzenden import verzend_uitbox
from portal.berichten.models import Mail
from portal.domain.berichten import Bezorging
from portal.platform import clock
from portal.platform.database import db
from tests.demo import demo_kopie
from tests.mailscan import controleer_mails

DAGEN = range(0, 29, 7)
"""Mondays, so that the digests go."""


@pytest.fixture
def eigen(tmp_path_factory, worker_id):
    """Give a demonstration of one's own."""
    with demo_kopie(tmp_path_factory, worker_id) as kopie:
        yield kopie.app


def test_geen_e_mail_zegt_iets_over_iemand(eigen):
    nu = clock.now().replace(hour=12)
    nu += timedelta(days=-nu.weekday())
    with eigen.app_context():
        for dag in DAGEN:
            op = nu + timedelta(days=dag)
            herinner(op)
            bundel(op)
        aantal = verzend_uitbox(klok=lambda: nu + timedelta(days=DAGEN[-1] + 1))
        soorten = set(db.session.scalars(sa.select(Mail.bezorging).distinct()))
        standen = set(db.session.scalars(sa.select(Mail.stand).distinct()))
    assert controleer_mails(eigen) >= aantal > 0
    assert standen & {*ONDERWEG} == set()
    assert soorten == {Bezorging.WETTELIJK, Bezorging.DIRECT, Bezorging.DIGEST}
