"""The helpers that count SQL see a GET that writes."""

import sqlalchemy as sa

from portal.platform.database import db
from tests.sql import luister, schrijft_naar, zonder_bijwerk


def test_luister_hoort_elke_opdracht(demo):
    with luister(demo.app) as opdrachten, demo.app.app_context():
        db.session.execute(sa.text("SELECT 1"))
    assert zonder_bijwerk(opdrachten) == ["SELECT 1"]


def test_een_schrijvende_opdracht_valt_op():
    opdrachten = [
        "SELECT * FROM aanvraag",
        "INSERT INTO aanvraag (id) VALUES (?)",
        'UPDATE "client" SET versie=?',
        "INSERT INTO audit_regel (id) VALUES (?)",
        "UPDATE sessie SET gezien_op=?",
    ]
    assert schrijft_naar(opdrachten) == {"aanvraag", "client"}
    assert zonder_bijwerk(opdrachten) == opdrachten[:3]
