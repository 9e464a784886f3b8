"""Whom the CCE knows by name: of a traject that was planned, and no longer than it ran."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clienten.models import Groep, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beginnen import Moment, Planning, verplaats, vraag_traject
from portal.ontwikkeltraject.actions.einde import stop_traject
from portal.ontwikkeltraject.letters.afronden import rond_af
from portal.ontwikkeltraject.models import Trajectverslag
from portal.ontwikkeltraject.queries.meerzorg import find_houder_groep, list_leden
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.clienten import maak_client
from tests.factories.toekenning import VG7, maak_groepstoekenningen, maak_toekenning
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


def stop(traject, *, door, op):
    """Stop a traject, as `rond_af` finishes it."""
    stop_traject(traject, "Verhuizing.", door=door, op=op)


def kom_erbij(groep_id):
    """Let somebody new join a group on the day after; give the code."""
    groep = db.session.get_one(Groep, groep_id)
    nieuw = maak_client(groep.locatie, VG7)
    nieuw.achternaam = "Later"
    dag = clock.local_day(OP) + timedelta(days=1)
    db.session.add(Groepslid(groep_id=groep_id, client_id=nieuw.id, van=dag))
    return nieuw.clientcode


def probeer(als, adres, versie):
    """Ask for steps that cannot be done any more, and send them all the same; give what is read."""
    coordinator, gelezen = als(Rol.CCE_COORDINATOR), []
    token = coordinator.open(adres).document.formulieren[0].velden["csrf_token"]
    for pad in ("afronden", "verslag/leesbaar"):
        assert coordinator.bekijk(f"{adres}/{pad}", status=303).naar == adres
        velden = {"csrf_token": token, "versie": str(versie), "besproken": "De ochtend."}
        antwoord = coordinator.client.post(f"{adres}/{pad}", data=velden)
        assert "Traject" in antwoord.text
        assert antwoord.status_code == 422
        gelezen.append(antwoord.text)
    return "".join(gelezen)


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
        stop(traject, door=cce(wereld), op=OP)
        codes = [lid.clientcode for lid in list_leden(traject.groep_id, op=clock.local_day(OP))]
        nieuw_code, adres = kom_erbij(traject.groep_id), f"{START}/{traject.id}"
        db.session.commit()
    with clock.freeze(OP + timedelta(days=30)):
        tekst = als(Rol.CCE_COORDINATOR).open(adres).tekst

    assert [code for code in codes if code in tekst] == codes
    assert "Later" not in tekst
    assert nieuw_code not in tekst


def test_zonder_samenwerking_plant_het_cce_de_vraag_niet_en_leest_geen_naam(app, als, gevraagd):
    adres, achternaam = gevraagd
    coordinator = als(Rol.CCE_COORDINATOR)
    pagina = coordinator.open(f"{adres}/plannen")
    with app.app_context():
        db.session.execute(sa.text("update aanbieder_zorgkantoor set cce_id = null"))
        db.session.commit()
    geweigerd = vul(coordinator, pagina, {"dag_1": "1-12-2026"}, status=422)

    assert "De zorgaanbieder werkt niet meer met uw CCE." in geweigerd.tekst
    assert achternaam not in geweigerd.tekst
    assert achternaam not in coordinator.open(adres).tekst


@pytest.mark.parametrize("einde", [rond_af, stop])
def test_ook_een_stap_die_niet_meer_kan_noemt_niemand_die_later_kwam(app, als, wereld, einde):
    with app.app_context():
        traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
        einde(traject, door=cce(wereld), op=OP)
        code, adres = kom_erbij(traject.groep_id), f"{START}/{traject.id}"
        db.session.commit()
        versie = traject.versie
    with clock.freeze(OP + timedelta(days=30)):
        assert [deel for deel in ("Later", code) if deel in probeer(als, adres, versie)] == []


def test_van_een_vraag_over_een_groep_staat_nergens_wie_erin_zit(app, als, wereld):
    with app.app_context():
        groep, leden = maak_groepstoekenningen(wereld)
        codes = [lid.clientcode for lid in leden]
        houder = find_houder_groep(groep.id, op=clock.local_day(OP))
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        traject = vraag_traject(houder, "Hoe komt er rust?", door=manager, op=OP)
        adres = f"{START}/{traject.id}"
        db.session.commit()
        versie = traject.versie
    tekst = probeer(als, adres, versie)
    assert [code for code in codes if code in tekst] == []


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


def test_ook_wat_het_cce_niet_vindt_staat_in_het_logboek(app, als, wereld):
    """That there is no such client is an answer as well."""
    coordinator = als(Rol.CCE_COORDINATOR)
    adres = f"{START}/plannen"
    coordinator.open(adres)
    coordinator.open(f"{adres}?aanbieder={wereld['aanbieder']}&code=A-0001")
    with app.app_context():
        vraag = sa.select(AuditRegel.gebruiker_id).where(AuditRegel.code == "traject.zoeken")
        wie = db.session.scalars(vraag).all()
    assert wie == [wereld.gebruiker(Rol.CCE_COORDINATOR)]
