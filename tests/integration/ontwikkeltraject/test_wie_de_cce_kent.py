"""Whom the CCE knows by name: of a traject that was planned, and no longer than it ran."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beginnen import Moment, Planning, verplaats
from portal.ontwikkeltraject.actions.einde import stop_traject
from portal.ontwikkeltraject.letters.afronden import rond_af
from portal.ontwikkeltraject.models import Trajectverslag
from portal.ontwikkeltraject.queries.meerzorg import list_leden
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toekenning import maak_toekenning
from tests.factories.traject import (
    GEPLAND,
    OP,
    VOLLEDIG,
    cce,
    houd,
    maak_traject,
    schrijf_alles,
)
from tests.invullen import vul

START = "/ontwikkeltrajecten"


@pytest.fixture
def gevraagd(app, als, wereld):
    """Ask for a traject as manager; give its id and the names of the client."""
    with app.app_context():
        client = maak_toekenning(wereld).client
        db.session.commit()
        client_id, achternaam = client.id, client.achternaam
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{START}/vragen/client/{client_id}")
    return vul(manager, pagina, {"vraag": "Hoe komt er rust?"}).naar, achternaam


def test_een_vraag_die_stopt_noemt_de_naam_nooit(als, gevraagd):
    adres, achternaam = gevraagd
    coordinator = als(Rol.CCE_COORDINATOR)
    assert achternaam not in coordinator.open(adres).tekst
    vul(coordinator, coordinator.open(f"{adres}/stoppen"), {"reden": "Wordt later gepland."})

    assert achternaam not in coordinator.open(adres).tekst
    assert achternaam in als(Rol.MANAGER).open(adres).tekst


def test_wie_na_het_stoppen_in_de_groep_komt_blijft_onbekend(app, als, wereld):
    with app.app_context():
        traject = maak_traject(wereld, replace(GEPLAND, groep=True))
        stop_traject(traject, "Verhuizing.", door=cce(wereld), op=OP)
        nieuw = maak_toekenning(wereld).client
        nieuw.achternaam = "Later"
        dag = clock.local_day(OP)
        lid = Groepslid(groep_id=traject.groep_id, client_id=nieuw.id, van=dag + timedelta(days=1))
        db.session.add(lid)
        codes = [lid.clientcode for lid in list_leden(traject.groep_id, op=dag)]
        nieuw_code, adres = nieuw.clientcode, f"{START}/{traject.id}"
        db.session.commit()
    with clock.freeze(OP + timedelta(days=30)):
        tekst = als(Rol.CCE_COORDINATOR).open(adres).tekst

    assert [code for code in codes if code in tekst] == codes
    assert "Later" not in tekst
    assert nieuw_code not in tekst


def test_een_reden_die_niet_meer_geldt_staat_niet_in_het_verslag(app, wereld):
    """Planned over two years with a reason, then held within one."""
    dagen = (date(2026, 9, 7), date(2027, 1, 14))
    with app.app_context():
        door = db.session.get_one(Gebruiker, cce(wereld).id)
        wens = replace(VOLLEDIG, tot="lopend", dagen=dagen, reden="Familie kan niet.")
        traject = maak_traject(wereld, wens)
        verplaats(traject, Planning({2: Moment(date(2026, 11, 2))}), door=door, op=OP)
        houd(traject, 2, date(2026, 11, 2), door=door)
        schrijf_alles(traject, door=door)
        rond_af(traject, door=door, op=OP)
        b16 = db.session.scalars(
            sa.select(Trajectverslag).where(Trajectverslag.soort == "B16")
        ).one()
        tekst = b16.brief.decode()

    assert "7 september 2026" in tekst
    assert "2 november 2026" in tekst
    assert "niet in hetzelfde kalenderjaar" not in tekst
    assert "Familie kan niet." not in tekst
