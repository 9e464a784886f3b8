"""S09: the half-year figures for parliament, with what is shown and what is hidden."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Getoond, Periode, Toonsoort
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.actions.rapport import maak_rapport
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.beeld import maak_beeld
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.toegang import maak_organisatie

OP = datetime(2026, 12, 30, 9, 0, tzinfo=UTC)
CIJFERS = {"Noord": (143, 7, 21), "Oost": (88, 14, 9), "West": (212, 33, 48)}
MATEN = ("volledig", "deels", "bezwaren")
KLEIN = Getoond(Toonsoort.VERBORGEN_KLEIN)
GEEN = Getoond(Toonsoort.GEEN_OPGAVE)


def getal(waarde):
    return Getoond(Toonsoort.GETAL, waarde)


@pytest.fixture
def vier(app, wereld):
    """Let four zorgkantoren hand in figures on 2026; Zuid hands in nothing."""
    with app.app_context(), clock.freeze(OP):
        beheerder = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        for naam in ("Noord", "Oost", "West", "Zuid"):
            kantoor = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam)
            zet_deelnemer(kantoor, "opgave", date(2026, 1, 1), door=beheerder, op=OP)
            if naam in CIJFERS:
                cijfers = {"thuis": dict(zip(MATEN, CIJFERS[naam], strict=True))}
                inhoud = Opgaveinhoud(cijfers)
                leg_opgave_vast(kantoor, Periode(2026), inhoud, door=beheerder, op=OP)
        db.session.commit()


@pytest.fixture
def cellen(app, wereld, vier):
    """Make the report on 2026; give what it shows by group, name and measure."""
    with app.app_context(), clock.freeze(OP):
        beheerder = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        rapport = maak_rapport(Periode(2026), OP, "", door=beheerder, op=OP)
        db.session.commit()
        namen = {str(rij.id): rij.naam for rij in db.session.scalars(sa.select(Organisatie))}
        gevonden = rapport.getoond["cellen"]
        return {
            (groep, namen.get(kantoor, "samen"), maat): Getoond(Toonsoort(soort), waarde)
            for groep, kantoor, maat, soort, waarde in gevonden
        }


def rij(cellen, naam, groep="thuis"):
    return [cellen[groep, naam, maat] for maat in MATEN]


def test_s09_totalen_en_cellen(cellen):
    assert rij(cellen, "samen") == [getal(445), getal(55), getal(80)]
    assert rij(cellen, "Noord") == [getal(145), KLEIN, getal(20)]
    assert rij(cellen, "Oost") == [getal(90), getal(15), KLEIN]
    assert rij(cellen, "West") == [getal(210), getal(35), getal(50)]
    assert rij(cellen, "Zuid") == [GEEN, GEEN, GEEN]
    assert rij(cellen, "samen", "instelling") == [KLEIN] * 3, "a table of its own"


def test_s09_op_de_pagina(app, als, cellen):
    with app.app_context():
        rapport_id = db.session.scalars(sa.select(Monitorrapport.id)).one()
    pagina = als(Rol.MONITORBEHEERDER).open(f"/monitor/rapporten/{rapport_id}")
    assert "445 volledig toegekend, 55 deels toegekend of afgewezen en 80 afgehandelde" in (
        pagina.tekst
    )
    assert "Zonder Zuid: geen opgave." in pagina.tekst
    with app.app_context():
        thuis = maak_beeld(db.session.get_one(Monitorrapport, rapport_id)).groepen[0]
        totaal, per_maat = thuis.rijen[-1], [maat.id for maat in thuis.maten]
        zonder = {maat: totaal.cellen[per_maat.index(maat)].noten for maat in MATEN}
        assert all(zonder.values()), "a footnote at every total"
        noord = next(rij for rij in thuis.rijen if rij.naam == "Noord")
        assert [cel.tekst for cel in noord.cellen[1:4]] == ["145", "minder dan 10", "20"]
        assert per_maat[0] == "ingediend", "counted apart from the columns of table 1"


# That a refusal settled by EKT counts as rejected, and a bezwaar of 2025 in the year of its
# decision, is counted from real dossiers in tests/integration/monitoring/test_tellen.py.
