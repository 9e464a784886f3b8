"""The migrations build the tables of the models, and can be taken back."""

import flask_migrate
import sqlalchemy as sa

from portal.platform.database import db


def test_de_migraties_zijn_de_modellen_en_kunnen_terug(app):
    with app.app_context():
        flask_migrate.check()
        flask_migrate.downgrade(revision="base")
        over = set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}
        flask_migrate.upgrade()
        flask_migrate.check()
    assert over == set()


def test_readyz_zegt_dat_de_migraties_achterlopen(app, browser):
    with app.app_context():
        flask_migrate.downgrade(revision="base")
    achter = browser.client.get("/readyz")
    with app.app_context():
        flask_migrate.upgrade()
    bij = browser.client.get("/readyz")
    assert (achter.status_code, achter.json) == (
        503,
        {"status": "niet gereed", "kapot": ["database"]},
    )
    assert (bij.status_code, bij.json) == (200, {"status": "ok"})
