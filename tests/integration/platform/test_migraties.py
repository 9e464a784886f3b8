"""The migrations build the tables of the models, and can be taken back."""

from datetime import UTC, date, datetime

import flask_migrate
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.aanvraag.actions.indienen import leg_versies_vast
from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.beoordeling.models import (
    Besluit,
    Doeldatum,
    Oordeel,
    Poststuk,
    Toekenning,
    ToekenningReeks,
)
from portal.berichten.models import Bericht, Mail, Mailgebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.models import Deelnamewijze, Monitordeelnemer
from portal.platform import clock
from portal.platform.database import Base, db, naam_van_beperking
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Locatie, Organisatie
from portal.toegang.samenwerking import zorg_voor_samenwerking
from tests.factories.aanvraag import stand_van
from tests.factories.beoordeling import maak_ingediende_aanvraag, maak_rij
from tests.factories.besluit import maak_besluit, maak_getoetste_aanvraag
from tests.factories.groep import maak_ingediende_groepsaanvraag
from tests.factories.toegang import BEGIN

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
        *(soort.__table__.c.leveringsvorm for soort in (Aanvraag, AanvraagVersie)),
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
        alle = sa.update(AanbiederZorgkantoor.__table__)
        db.session.execute(alle.values(dialoog_in_bereik=None, versie=1))
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


def test_elke_versie_krijgt_de_leveringsvorm_van_toen(app, wereld):
    """Of an earlier version as its content names it; of the last as the aanvraag has it."""
    kolommen = AanvraagVersie.aanvraag_id, AanvraagVersie.nr, AanvraagVersie.leveringsvorm
    vraag = sa.select(*kolommen).order_by(AanvraagVersie.aanvraag_id, AanvraagVersie.nr)
    with app.test_request_context():
        groep = maak_ingediende_groepsaanvraag(wereld)
        zonder_inhoud = maak_besluit(maak_rij(wereld)).aanvraag
        zonder_inhoud.leveringsvorm = "vpt"
        anders = maak_ingediende_aanvraag(wereld)
        anders.persoon.plaatsingen[-1].leveringsvorm = "mpt"
        db.session.flush()
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        leg_versies_vast(stand_van(anders), soort="aangevuld", door=door, op=clock.now())
        ids = {"groep": groep.id, "zonder": zonder_inhoud.id, "anders": anders.id}
        db.session.commit()
        voor = [(*rij,) for rij in db.session.execute(vraag)]
        db.session.remove()
        flask_migrate.downgrade(revision="0042")
        flask_migrate.upgrade()
        na = [(*rij,) for rij in db.session.execute(vraag)]
    assert {(ids["groep"], 1, None), (ids["anders"], 1, "verblijf")} < set(na)
    assert {(ids["anders"], 2, "mpt"), (ids["zonder"], 1, "vpt")} < set(na)
    assert [rij for rij in na if rij[0] != ids["zonder"]] == [
        rij for rij in voor if rij[0] != ids["zonder"]
    ]


def test_sinds_wanneer_een_deelname_bekend_is_staat_in_het_logboek(app, wereld):
    op = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
    with app.app_context():
        kantoor = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        with clock.freeze(op):
            for wijze, van in (("opgave", date(2026, 1, 1)), ("portaal", date(2026, 7, 1))):
                zet_deelnemer(kantoor, Deelnamewijze(wijze), van, door=door, op=op)
        zonder_regel = Monitordeelnemer(
            zorgkantoor_id=wereld["zorgkantoor_ander"],
            wijze=Deelnamewijze.OPGAVE,
            van=date(2026, 1, 1),
            op=op,
        )
        db.session.add(zonder_regel)
        db.session.commit()
        nummer = zonder_regel.id
        db.session.remove()
        flask_migrate.downgrade(revision="0038")
        einden = sa.text("SELECT tot FROM monitordeelnemer ORDER BY tot")
        assert {str(dag) for dag in db.session.scalars(einden)} == {"2026-06-30", "None"}
        db.session.remove()
        flask_migrate.upgrade()
        rijen = db.session.scalars(sa.select(Monitordeelnemer)).all()
        assert {rij.op for rij in rijen if rij.id != nummer} == {op}
        assert {rij.op for rij in rijen if rij.id == nummer} == {BEGIN}


def test_gesloten_keuzes_blijven_staan_en_blijven_gesloten(app, wereld):
    """What was there goes back and forth; after it only a word that there is may be stored."""
    op = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
    tabellen = {"monitordeelnemer": "wijze", "opgave": "herkomst"}
    with app.app_context():
        kantoor = db.session.get_one(Organisatie, wereld["zorgkantoor"])
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(2026, 1, 1), door=door, op=op)
        inhoud = Opgaveinhoud({"thuis": {"volledig": 3}})
        leg_opgave_vast(kantoor, Periode(2026, 1), inhoud, door=door, op=op)
        db.session.commit()
        rijen = [sa.select(sa.text(f"{tabel}.*")).select_from(sa.text(tabel)) for tabel in tabellen]
        voor = [db.session.execute(vraag).mappings().one() for vraag in rijen]
        db.session.remove()
        flask_migrate.downgrade(revision="0039")
        flask_migrate.upgrade()
        assert [db.session.execute(vraag).mappings().one() for vraag in rijen] == voor
        for tabel, kolom in tabellen.items():
            anders = sa.update(Base.metadata.tables[tabel]).values({kolom: sa.text("'anders'")})
            with pytest.raises(IntegrityError) as fout:
                db.session.execute(anders)
            db.session.rollback()
            assert naam_van_beperking(fout.value) == f"ck_{tabel}_{kolom}"


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
