"""The log as an auditor reads it, from outside."""

from datetime import timedelta

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel, AuditRegelInvoer, leg_vast
from portal.platform.database import db
from tests.sql import luister, zonder_bijwerk


def schrijf(app, keten, aantal, **velden):
    with app.app_context():
        for nr in range(aantal):
            leg_vast(AuditRegelInvoer(keten=keten, code=f"proef.regel_{nr}", **velden))
        db.session.commit()


def test_een_auditor_van_een_organisatie_ziet_alleen_de_eigen_keten(app, wereld, als):
    schrijf(app, wereld["aanbieder"], 1, gebruiker_id=wereld.gebruiker(Rol.MANAGER))
    schrijf(app, wereld["zorgkantoor"], 1)
    auditor = als(Rol.AUDITOR, "aanbieder")
    pagina = auditor.open("/beheer/logboek")
    assert "proef.regel_0" in pagina.tekst
    assert "Manager eigen" in pagina.tekst
    assert "mz-breed" in pagina.antwoord.text
    auditor.open(f"/beheer/logboek?keten={wereld['zorgkantoor']}", status=404)
    auditor.open("/beheer/logboek?keten=onzin", status=404)
    portaal = als(Rol.AUDITOR)
    assert "proef.regel_0" in portaal.open(f"/beheer/logboek?keten={wereld['zorgkantoor']}").tekst


def test_lezen_wordt_zelf_vastgelegd_per_pagina(app, wereld, als):
    auditor = als(Rol.AUDITOR)
    auditor.open("/beheer/logboek")
    auditor.open("/beheer/logboek/controle")
    with app.app_context():
        rijen = db.session.scalars(sa.select(AuditRegel).order_by(AuditRegel.nr)).all()
        assert [(rij.code, rij.keten) for rij in rijen] == [
            ("logboek.gelezen", wereld["portaal"]),
            ("logboek.gecontroleerd", wereld["portaal"]),
        ]


def test_filteren_op_persoon_gebeurtenis_dossier_en_periode(app, wereld, als):
    keten, manager = wereld["aanbieder"], wereld.gebruiker(Rol.MANAGER)
    with clock.freeze(clock.now() - timedelta(days=10)):
        schrijf(app, keten, 1, gebruiker_id=manager)
    with app.app_context():
        leg_vast(
            AuditRegelInvoer(keten=keten, code="aanvraag.ingediend", object_id=wereld["locatie"])
        )
        db.session.commit()
    auditor = als(Rol.AUDITOR, "aanbieder")
    gisteren = (clock.today() - timedelta(days=1)).strftime("%d-%m-%Y")

    def gevonden(vraag):
        tekst = auditor.open(f"/beheer/logboek?{vraag}").tekst
        return "proef.regel_0" in tekst, "aanvraag.ingediend" in tekst

    assert gevonden(f"persoon={manager}") == (True, False)
    assert gevonden("gebeurtenis=aanvraag") == (False, True)
    assert gevonden(f"dossier={wereld['locatie']}") == (False, True)
    assert gevonden(f"van={gisteren}") == (False, True)
    assert gevonden(f"tot={gisteren}") == (True, False)
    auditor.open("/beheer/logboek?van=straks", status=422)


def test_bladeren_gaat_op_nummer_en_kost_altijd_evenveel_vragen(app, wereld, als):
    auditor = als(Rol.AUDITOR, "zorgkantoor")
    auditor.open("/beheer/logboek")
    with luister(app) as eerst:
        auditor.open("/beheer/logboek")
    schrijf(app, wereld["zorgkantoor"], 120, gebruiker_id=wereld.gebruiker(Rol.TEAMLEIDER))
    with luister(app) as later:
        pagina = auditor.open("/beheer/logboek")
    assert len(zonder_bijwerk(eerst)) == len(zonder_bijwerk(later))
    gezien = 0
    while True:
        gezien += pagina.tekst.count("proef.regel_")
        verder = [adres for adres in pagina.document.links if "voor_nr=" in adres]
        if not verder:
            break
        pagina = auditor.open(verder[-1])
    assert gezien == 120


def test_de_controle_noemt_de_regel_die_is_gewijzigd(app, wereld, als):
    auditor = als(Rol.AUDITOR, "aanbieder")
    schrijf(app, wereld["aanbieder"], 3)
    assert "Zorghuis Voorbeeld Heel" in auditor.open("/beheer/logboek/controle").tekst
    with app.app_context(), db.engine.begin() as verbinding:
        if verbinding.dialect.name == "sqlite":
            namen = verbinding.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_regel'"
            ).scalars()
            for naam in list(namen):
                verbinding.exec_driver_sql(f"DROP TRIGGER {naam}")
        else:
            verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")
        verbinding.exec_driver_sql("UPDATE audit_regel SET code = 'anders' WHERE nr = 2")
    assert "Regel 2: gewijzigd" in auditor.open("/beheer/logboek/controle").tekst
