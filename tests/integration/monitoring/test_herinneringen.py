"""N46 and N47: the report is asked for on its days, and who did not hand in figures hears it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.berichten.routes.adressen import adres_bij
from portal.domain.bevoegdheid import Rol
from portal.monitoring.models import Deelnamewijze, Monitordeelnemer, Monitorrapport, Opgave
from portal.platform import clock
from portal.platform.database import db
from tests.factories.wereld import ANDER, EIGEN, TWEEDE

VAN, OP = date(2026, 1, 1), datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def loop(app, wereld):
    """Let the engine run every day of a period; give kind, step, day and person."""
    namen = {nummer: sleutel for sleutel, nummer in wereld.gebruikers.items()}

    def doe(van, tot):
        dag = van
        while dag <= tot:
            moment = datetime(dag.year, dag.month, dag.day, 7, 0, tzinfo=UTC)
            with app.app_context(), clock.freeze(moment):
                herinner(moment)
            dag += timedelta(days=1)
        with app.app_context():
            rijen = db.session.scalars(sa.select(Bericht).where(Bericht.code.in_(("N46", "N47"))))
            return sorted(
                (rij.code, clock.local_day(rij.op), rij.kenmerk, *namen[rij.gebruiker_id])
                for rij in rijen
            )

    return doe


def bewaar(app, *rijen):
    with app.app_context():
        db.session.add_all(rijen)
        db.session.commit()


def test_het_rapport_wordt_op_1_december_en_een_week_voor_het_einde_gevraagd(loop):
    verteld = loop(date(2026, 11, 16), date(2027, 1, 8))
    tweede = "het tweede halfjaar van 2026"
    wie = (Rol.MONITORBEHEERDER, EIGEN)
    assert verteld == [
        ("N46", date(2026, 12, 1), tweede, *wie),
        ("N46", date(2026, 12, 24), tweede, *wie),
    ]


def test_in_juni_ook_en_niet_meer_als_het_rapport_er_is(app, wereld, loop):
    op, wie = datetime(2026, 6, 5, 9, 0, tzinfo=UTC), wereld.gebruiker(Rol.MONITORBEHEERDER)
    eerst = loop(date(2026, 5, 18), date(2026, 6, 4))
    with app.app_context():
        rapport = Monitorrapport(
            periode="2026-H1",
            nr=1,
            peilmoment=op,
            definitieversie="2026-1",
            getoond={},
            sha256="0" * 64,
            door_id=wie,
            op=op,
        )
        rapport.geteld = b"{}"
        db.session.add(rapport)
        db.session.commit()
    eerste = "het eerste halfjaar van 2026"
    assert eerst == [("N46", date(2026, 6, 1), eerste, Rol.MONITORBEHEERDER, EIGEN)]
    assert loop(date(2026, 6, 5), date(2026, 7, 3)) == eerst


def test_wie_geen_opgave_deed_hoort_het_drie_keer_samen_met_de_monitorbeheerder(app, wereld, loop):
    def deelnemer(naam, wijze):
        kantoor = wereld[naam]
        return Monitordeelnemer(zorgkantoor_id=kantoor, wijze=Deelnamewijze(wijze), van=VAN, op=OP)

    def opgave(naam, periode):
        door, op = wereld.gebruiker(Rol.MONITORBEHEERDER), datetime(2026, 6, 20, tzinfo=UTC)
        return Opgave(
            zorgkantoor_id=wereld[naam],
            periode=periode,
            nr=1,
            cijfers={},
            herkomst="ingevoerd",
            door_id=door,
            op=op,
        )

    bewaar(app, deelnemer("zorgkantoor", "opgave"), deelnemer("zorgkantoor_ander", "opgave"))
    bewaar(app, opgave("zorgkantoor_ander", "2026-H1"))
    verteld = [rij for rij in loop(date(2026, 6, 8), date(2026, 7, 8)) if rij[0] == "N47"]
    monitor = (Rol.MONITORBEHEERDER, EIGEN)
    teamleiders = [(Rol.TEAMLEIDER, EIGEN), (Rol.TEAMLEIDER, TWEEDE)]
    dagen = [date(2026, 6, 16), date(2026, 6, 23), date(2026, 6, 30)]
    assert verteld == [
        ("N47", dag, "Zorgkantoor Voorbeeldland", *wie)
        for dag in dagen
        for wie in (monitor, *teamleiders)
    ]
    assert not [rij for rij in verteld if rij[-1] == ANDER]


def test_de_berichten_leiden_naar_de_cijfers(app, wereld, als, loop):
    kantoor = wereld["zorgkantoor"]
    bewaar(
        app, Monitordeelnemer(zorgkantoor_id=kantoor, wijze=Deelnamewijze.OPGAVE, van=VAN, op=OP)
    )
    loop(date(2026, 12, 17), date(2026, 12, 24))
    for rol, adres in (
        (Rol.TEAMLEIDER, "/monitor/opgaven"),
        (Rol.MONITORBEHEERDER, "/monitor/opgaven"),
    ):
        with clock.freeze(datetime(2026, 12, 28, 9, 0, tzinfo=UTC)):
            lijst = als(rol).open("/berichten?toon=alles")
            assert (
                "De cijfers van Zorgkantoor Voorbeeldland voor het rapport van december 2026"
                " ontbreken nog"
            ) in lijst.tekst
            assert "uw zorgkantoor" not in lijst.tekst
            with app.app_context():
                mijn = sa.select(Bericht).where(Bericht.gebruiker_id == wereld.gebruiker(rol))
                bericht = db.session.scalars(mijn.order_by(Bericht.code.desc())).first()
                soort = bericht.gebruiker.organisatie.soort
            assert adres_bij(bericht.object_soort, bericht.object_id, soort) == adres
            als(rol).open(adres)
