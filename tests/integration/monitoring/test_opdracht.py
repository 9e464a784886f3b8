"""A report is asked for on a page and made by the worker: once, in order, and kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions import opdracht as acties
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opdracht import maak_gevraagde, vraag_rapport
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.actions.rapport import maak_rapport
from portal.monitoring.models import Deelnamewijze, Monitorrapport, Opgave, Rapportopdracht
from portal.platform import clock, jobs
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toegang import maak_gebruiker, maak_organisatie
from tests.tegelijk import klaar, tegelijk

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
MINUUT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


@pytest.fixture
def beheerder(app, wereld):
    """Let one zorgkantoor hand in figures on 2026; give who makes the report."""
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        kantoor = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, "Zorgkantoor Oost")
        zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(2026, 1, 1), door=door, op=NU)
        inhoud = Opgaveinhoud({"thuis": {"volledig": 88}})
        leg_opgave_vast(kantoor, Periode(2026), inhoud, door=door, op=NU)
        db.session.commit()
        return door.id


def vraag(beheerder, periode, reden="", op=NU):
    door = db.session.get_one(Gebruiker, beheerder)
    nummer = vraag_rapport(Periode.uit_tekst(periode), NU, reden, door=door, op=op).id
    db.session.commit()
    return nummer


def standen():
    """Give per opdracht its period, state and tries, in the order of asking."""
    rijen = lees(sa.select(Rapportopdracht).order_by(Rapportopdracht.op))
    return [(rij.periode, rij.stand.value, rij.pogingen) for rij in rijen]


def lees(vraag_):
    """Read beside what the worker does: a job begins without an open transaction."""
    with Session(db.engine) as sessie:
        return sessie.scalars(vraag_).all()


def gemaakt():
    """Give period and number of every report, in the order of making."""
    vraag_ = sa.select(Monitorrapport).order_by(Monitorrapport.op, Monitorrapport.periode)
    return [(rij.periode, rij.nr) for rij in lees(vraag_)]


def test_van_vraag_tot_rapport(app, als, beheerder):
    browser = als(Rol.MONITORBEHEERDER)
    nieuw = browser.open("/monitor/nieuw")
    velden = {"periode": "2026", "peildag": "20-01-2027", "reden": ""}
    formulier = nieuw.formulier(met="peildag")
    naar = browser.vul_in(nieuw, velden, formulier=formulier, status=303)
    wacht = browser.volg(naar)
    assert "2026: het rapport wordt gemaakt Gevraagd op 20 januari 2027, 10.00 uur" in " ".join(
        wacht.tekst.split()
    )
    nog = browser.open("/monitor/nieuw")
    dubbel = browser.vul_in(nog, velden, formulier=nog.formulier(met="peildag"), status=422)
    assert "Dit rapport wordt al gemaakt. Wacht tot het klaar is." in dubbel.tekst
    with app.app_context():
        assert list(jobs.begin_wat_moet(NU)).count("maak-rapporten") == 1
        jobs.doe("maak-rapporten")
        assert (standen(), gemaakt()) == ([("2026", "gemaakt", 1)], [("2026", 1)])
        rij = db.session.scalars(sa.select(Rapportopdracht)).one()
        rapport = db.session.get_one(Monitorrapport, rij.rapport_id)
        assert rapport.door_id == beheerder
        direct = maak_rapport(
            Periode(2026), NU, "Nog eens.", door=db.session.get_one(Gebruiker, beheerder), op=NU
        )
        assert direct.getoond == rapport.getoond
        db.session.rollback()
        assert maak_gevraagde(NU) == 0, "what was made is made"
    klaar_ = browser.open("/monitor")
    assert "2026: het rapport is gemaakt" in klaar_.tekst
    with clock.freeze(NU + 61 * MINUUT):
        assert "het rapport is gemaakt" not in browser.open("/monitor").tekst


def test_twee_tegelijk_vragen_een_rapport(app, als, beheerder):
    with app.app_context():
        ander = maak_gebruiker(
            db.session.get_one(Gebruiker, beheerder).organisatie, Rol.MONITORBEHEERDER
        ).id
        db.session.commit()
    personen = [als(Rol.MONITORBEHEERDER), als(Rol.MONITORBEHEERDER).als(ander)]
    gevraagd = [
        klaar(persoon, "/monitor/nieuw", veld="peildag", periode="2026", peildag="20-01-2027")
        for persoon in personen
    ]
    assert sorted(status for status, _ in tegelijk(app, gevraagd)) == [303, 422]
    with app.app_context():
        assert standen() == [("2026", "gevraagd", 0)]


def test_een_jaar_een_voor_een_op_volgorde(app, beheerder):
    """Four workers at once: every version is made once, and reckons with the one before it."""
    with app.app_context():
        for minuut, periode in enumerate(("2026-H2", "2026", "2026-H1")):
            vraag(beheerder, periode, op=NU + minuut * MINUUT)
    start = Barrier(4)

    def werk(_nummer):
        with app.app_context():
            start.wait()
            return maak_gevraagde(NU)

    with ThreadPoolExecutor(4) as draden:
        aantallen = list(draden.map(werk, range(4)))
    with app.app_context():
        assert maak_gevraagde(NU) + sum(aantallen) == 3
        assert [rij[:2] for rij in standen()] == [
            ("2026-H2", "gemaakt"), ("2026", "gemaakt"), ("2026-H1", "gemaakt"),
        ]  # fmt: skip
        assert sorted(gemaakt()) == [("2026", 1), ("2026-H1", 1), ("2026-H2", 1)]
        regels = sa.select(AuditRegel.code).where(AuditRegel.code == "monitor.rapport_gemaakt")
        assert len(lees(regels)) == 3


def test_wie_wordt_ingehaald_bewaart_niets(app, beheerder):
    """A worker that was frozen for longer than its patience finds that another made the report."""
    with app.app_context():
        opdracht_id = vraag(beheerder, "2026")
        assert acties._begin(NU) == (opdracht_id, 1)
        assert acties._begin(NU + 14 * MINUUT) is None
        assert acties._begin(NU + 15 * MINUUT) == (opdracht_id, 2)
        assert acties._maak(opdracht_id, 1) == 0
        assert gemaakt() == []
        assert acties._maak(opdracht_id, 2) == 1
        assert acties._maak(opdracht_id, 2) == 0
        assert gemaakt() == [("2026", 1)]


def test_wat_steeds_halverwege_stopt_is_mislukt(app, als, beheerder, caplog):
    with app.app_context():
        opdracht_id = vraag(beheerder, "2026")
        for kwartier in range(3):
            assert acties._begin(NU + kwartier * 15 * MINUUT) == (opdracht_id, kwartier + 1)
    with clock.freeze(NU + 45 * MINUUT):
        with app.app_context():
            assert maak_gevraagde(NU) == 0
            assert standen() == [("2026", "mislukt", 3)]
        assert [
            regel.velden for regel in caplog.records if regel.msg == "rapport niet gemaakt"
        ] == [{"opdracht": str(opdracht_id)}]
        opnieuw(app, als(Rol.MONITORBEHEERDER), opdracht_id)


def opnieuw(app, browser, opdracht_id):
    """Read what to do on the page, do it, and see the report."""
    pagina = browser.open("/monitor")
    assert "2026: het rapport is niet gemaakt" in pagina.tekst
    assert f"opdracht {str(opdracht_id)[:8]}" in pagina.tekst
    formulier = pagina.formulier(met="peildag")
    assert browser.vul_in(pagina, formulier=formulier, status=303).naar == "/monitor"
    with app.app_context():
        assert maak_gevraagde(NU) == 1
        assert gemaakt() == [("2026", 1)]
    assert "is niet gemaakt" not in browser.open("/monitor").tekst


def test_een_fout_houdt_de_volgende_niet_op(app, als, beheerder, caplog):
    with app.app_context():
        heel = lees(sa.select(Opgave.cijfers))[0]
        db.session.execute(sa.update(Opgave).values(cijfers=["veel"]))
        opdracht_id = vraag(beheerder, "2026")
        vraag(beheerder, "2025", op=NU + MINUUT)
        assert maak_gevraagde(NU) == 1
        assert standen() == [("2026", "mislukt", 1), ("2025", "gemaakt", 1)]
        fouten = [regel for regel in caplog.records if regel.msg == "rapport niet gemaakt"]
        assert [(regel.velden, bool(regel.exc_info)) for regel in fouten] == [
            ({"opdracht": str(opdracht_id)}, True)
        ]
        db.session.execute(sa.update(Opgave).values(cijfers=heel))
        db.session.execute(sa.delete(Rapportopdracht).where(Rapportopdracht.periode == "2025"))
        db.session.execute(sa.delete(Monitorrapport))
        db.session.commit()
    with clock.freeze(NU + MINUUT):
        opnieuw(app, als(Rol.MONITORBEHEERDER), opdracht_id)
