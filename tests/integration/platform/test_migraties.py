"""The migrations build the tables of the models, and can be taken back."""

import flask_migrate
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import (
    Besluit,
    Doeldatum,
    Oordeel,
    Poststuk,
    Toekenning,
    ToekenningReeks,
)
from portal.berichten.models import Bericht, Mail, Mailgebeurtenis
from portal.platform.database import Base, db
from portal.toegang.models import AanbiederZorgkantoor, Locatie
from portal.toegang.samenwerking import zorg_voor_samenwerking
from tests.factories.beoordeling import maak_rij
from tests.factories.besluit import maak_besluit, maak_getoetste_aanvraag

NA_0010 = ("afspraken", "termijnreden", "andere_hulp", "afbouwpad", "open_punten")


def test_de_migraties_zijn_de_modellen_en_kunnen_terug(app):
    with app.app_context():
        flask_migrate.check()
        flask_migrate.downgrade(revision="base")
        namen = sa.inspect(db.engine).get_table_names()
        over = {naam for naam in namen if not naam.startswith("huey_")} - {"alembic_version"}
        flask_migrate.upgrade()
        flask_migrate.check()
    assert over == set()


def test_de_tabellen_van_de_wachtrij_zijn_geen_verschil(app):
    """Huey makes its own tables in the database of the portal, when the first job is queued."""
    with app.app_context():
        db.session.execute(
            sa.text("CREATE TABLE IF NOT EXISTS huey_proef (id INTEGER PRIMARY KEY)")
        )
        db.session.commit()
        try:
            flask_migrate.check()
        finally:
            db.session.execute(sa.text("DROP TABLE huey_proef"))
            db.session.commit()


def alle_rijen():
    """Give every row of every table, without what revision 0010 did not have yet."""
    later = {
        *(soort.__table__ for soort in (Poststuk, Toekenning, ToekenningReeks)),
        *(soort.__table__ for soort in (Bericht, Doeldatum, Mail, Mailgebeurtenis)),
        Aanvraag.__table__.c.leveringsvorm,
        *(Besluit.__table__.c[f"{naam}_v"] for naam in NA_0010),
    }
    return {
        tabel.name: sorted(
            db.session.execute(sa.select(*(k for k in tabel.c if k not in later))).all(), key=repr
        )
        for tabel in Base.metadata.sorted_tables
        if tabel not in later
    }


def test_een_gevulde_database_gaat_van_0010_naar_nu(app, wereld):
    with app.app_context():
        maak_getoetste_aanvraag(wereld)
        besluit = maak_besluit(maak_rij(wereld))
        besluit.onderbouwing, besluit.afspraken = "De zorg past niet.", "Elk kwartaal een meting."
        besluit.perspectief, besluit.etmaalbedrag_cent = "Hoogstens profiel 3.", 28_734
        verwacht = (besluit.perspectief, besluit.nummer, besluit.laatste_dag)
        besluit_id = besluit.id
        # What younger revisions fill in is as they fill it in.
        zorg_voor_samenwerking(db.session.get_one(Locatie, wereld["locatie_ander"]))
        db.session.execute(sa.update(AanbiederZorgkantoor).values(dialoog_in_bereik=None))
        db.session.commit()
        voor = alle_rijen()
        db.session.remove()
        flask_migrate.downgrade(revision="0010")
        flask_migrate.upgrade()
        flask_migrate.check()
        na = alle_rijen()
        besluit = db.session.get_one(Besluit, besluit_id)
        teksten = [besluit.onderbouwing, *(getattr(besluit, naam) for naam in NA_0010)]
        [toekenning] = db.session.scalars(sa.select(Toekenning))
        gekopieerd = (toekenning.perspectief, toekenning.kenmerk, toekenning.einde)
    assert na == voor
    assert len(na["besluit"]) == 1
    assert gekopieerd == verwacht
    assert teksten == ["De zorg past niet.", "", "", "", "", ""]


def test_wie_een_locatie_in_een_regio_heeft_krijgt_een_samenwerking(app, wereld):
    with app.app_context():
        flask_migrate.downgrade(revision="0032")
        flask_migrate.upgrade()
        paren = db.session.scalars(sa.select(AanbiederZorgkantoor)).all()
        gevonden = {(rij.aanbieder_id, rij.zorgkantoor_id): rij.cce_id for rij in paren}
    assert gevonden == {
        (wereld["aanbieder"], wereld["zorgkantoor"]): wereld["cce"],
        (wereld["aanbieder_ander"], wereld["zorgkantoor_ander"]): wereld["cce"],
    }


def test_een_overgenomen_oordeel_kan_terug_en_weer_vooruit(app, wereld):
    with app.app_context():
        maak_getoetste_aanvraag(wereld)
        db.session.execute(sa.update(Oordeel).values(herkomst="vorige_versie"))
        db.session.commit()
        db.session.remove()
        flask_migrate.downgrade(revision="0012")
        flask_migrate.upgrade()
        herkomsten = set(db.session.scalars(sa.select(Oordeel.herkomst)))
    assert herkomsten == {"zelf"}


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
