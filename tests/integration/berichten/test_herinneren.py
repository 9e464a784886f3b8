"""Reminders come exactly once: day by day, week by week, after an outage, twice, two at once."""

from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.domain.berichten import dag_van, list_treden
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from tests.factories.herinneringen import BEGIN, maak_jaar, moment

EINDE = BEGIN + timedelta(days=371)
SOORTEN = load_berichtsoorten(BEGIN)


@pytest.fixture
def jaar(app, wereld):
    """Make the year; gives what there is to be reminded of."""
    with app.app_context():
        verwacht = maak_jaar(wereld)
        db.session.commit()
        return verwacht


def loop(app, stap, tot=EINDE):
    """Let the engine run every so many days."""
    dag, aantal = BEGIN, 0
    while dag <= tot:
        with app.app_context(), clock.freeze(moment(dag)):
            aantal += herinner(moment(dag))
        dag += timedelta(days=stap)
    return aantal


def verwachte_treden(verwacht, van=BEGIN, tot=EINDE):
    """Give the steps of everything that fall in the days, as `code:id:dag:dagen`."""
    return [
        f"{soort.code}:{object_id}:{dag}:{trede.dagen}"
        for code, object_id, dag in verwacht.rijen
        for soort, midden in [(SOORTEN["N24" if code == "midden" else code], code == "midden")]
        for trede in list_treden(soort, midden=midden)
        if van <= dag_van(soort, trede, dag, load_kalender()) <= tot
    ]


def gegeven(app):
    """Count the messages by what they are about, without the person."""
    with app.app_context():
        sleutels = db.session.scalars(sa.select(Bericht.sleutel).where(Bericht.code != "N11"))
        return Counter(sleutel.rsplit(":", 1)[0] for sleutel in sleutels)


def test_met_een_klok_die_een_week_springt_komt_alles_een_keer(app, jaar):
    loop(app, 7)
    per_trede = gegeven(app)
    assert sorted(per_trede) == sorted(verwachte_treden(jaar))
    assert {code.split(":")[0] for code in per_trede} == {
        *(f"N{nr:02d}" for nr in (1, 2, 4, 5, 7, 8, 9, 10, 12, 15, 16, 20, 21, 22, 23, 24, 25, 27)),
        "N50",
        "N52",
    }
