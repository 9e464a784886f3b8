"""Reminders come exactly once: day by day, week by week, after an outage, twice, two at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from portal.berichten.actions import herinneren
from portal.berichten.actions.herinneren import HERINNERD, herinner
from portal.berichten.models import Bericht, Herinneringsstand
from portal.domain.berichten import dag_van, list_treden
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.models import Gebruiker
from tests.factories.herinneringen import BEGIN, maak_jaar, moment

EINDE = BEGIN + timedelta(days=371)
SOORTEN = load_berichtsoorten(BEGIN)


@pytest.fixture
def jaar(app, wereld):
    """Make the year; gives what there is to be reminded of. Nobody makes the national report."""
    with app.app_context():
        verwacht = maak_jaar(wereld)
        rapporteur = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        rapporteur.geblokkeerd_op = moment(BEGIN)
        db.session.commit()
        return verwacht


def loop(app, stap, tot=EINDE):
    """Let the engine run every so many days."""
    dag, aantal = BEGIN, 0
    while dag <= tot:
        with app.app_context(), clock.freeze(moment(dag)):
            aantal += herinner(moment(dag))
        dag += timedelta(days=stap)
    return aantal


def verwachte_treden(verwacht, van=BEGIN, tot=EINDE):
    """Give the steps of everything that fall in the days, as `code:id:dag:dagen`."""
    return [
        f"{soort.code}:{object_id}:{dag}:{trede.dagen}"
        for code, object_id, dag in verwacht.rijen
        for soort, midden in [(SOORTEN["N24" if code == "midden" else code], code == "midden")]
        for trede in list_treden(soort, midden=midden)
        if van <= dag_van(soort, trede, dag, load_kalender()) <= tot
    ]


def gegeven(app):
    """Count the messages by what they are about, without the person."""
    with app.app_context():
        sleutels = db.session.scalars(sa.select(Bericht.sleutel).where(Bericht.code != "N11"))
        return Counter(sleutel.rsplit(":", 1)[0] for sleutel in sleutels)


def test_met_een_klok_die_een_week_springt_komt_alles_een_keer(app, jaar):
    loop(app, 7)
    per_trede = gegeven(app)
    assert sorted(per_trede) == sorted(verwachte_treden(jaar))
    assert {code.split(":")[0] for code in per_trede} == {
        *(f"N{nr:02d}" for nr in (1, 2, 4, 5, 7, 8, 9, 10, 12, 15, 16, 20, 21, 22, 23, 24, 25, 27)),
        "N50",
        "N52",
    }


def test_elke_dag_of_na_een_lange_storing_komt_hetzelfde(app, jaar):
    """Daily for a fortnight, three weeks of outage, then a leap of months."""
    loop(app, 1, BEGIN + timedelta(days=14))
    loop(app, 21, BEGIN + timedelta(days=35))
    with app.app_context():
        herinner(moment(EINDE))
        nog_eens = herinner(moment(EINDE))
    assert sorted(gegeven(app)) == sorted(verwachte_treden(jaar))
    assert nog_eens == 0


def test_de_eerste_keer_begint_vandaag(app, jaar):
    later = BEGIN + timedelta(days=40)
    with app.app_context():
        herinner(moment(later))
    assert sorted(gegeven(app)) == sorted(verwachte_treden(jaar, van=later, tot=later))


def test_twee_tegelijk_geven_samen_elk_een_keer(app, jaar):
    with app.app_context():
        herinner(moment(BEGIN))
    start, tot = Barrier(2), BEGIN + timedelta(days=28)

    def werk(_nr):
        with app.app_context():
            start.wait()
            return herinner(moment(tot))

    with ThreadPoolExecutor(2) as draden:
        geteld = list(draden.map(werk, range(2)))
    per_trede = gegeven(app)
    op_eerste_dag = sum(per_trede[trede] for trede in verwachte_treden(jaar, tot=BEGIN))
    with app.app_context():
        stand = db.session.scalars(sa.select(Herinneringsstand.tot_en_met)).one()
    assert sorted(per_trede) == sorted(verwachte_treden(jaar, tot=tot))
    assert sum(geteld) + op_eerste_dag == per_trede.total()
    assert stand == tot


def test_wie_halverwege_een_dag_omvalt_begint_die_dag_opnieuw(app, jaar, monkeypatch):
    """The day with most messages breaks off at its last one; nothing of it stays."""
    dag = BEGIN + timedelta(days=14)
    loop(app, 1, dag - timedelta(days=1))
    voor, echt, geteld = gegeven(app), herinneren.meld, []

    def breek(*wat, **hoe):
        geteld.append(echt(*wat, **hoe))
        if len(geteld) == 2:
            raise RuntimeError("the machine stops")
        return geteld[-1]

    monkeypatch.setattr(herinneren, "meld", breek)
    with app.app_context(), pytest.raises(RuntimeError):
        herinner(moment(dag))
    halverwege = gegeven(app)
    monkeypatch.undo()
    with app.app_context():
        herinner(moment(dag))
    assert halverwege == voor
    assert sorted(gegeven(app)) == sorted(verwachte_treden(jaar, tot=dag))


def test_er_blijft_een_regel_in_het_logboek_van_wie_het_hoort(app, wereld, jaar):
    loop(app, 1, BEGIN + timedelta(days=10))
    with app.app_context():
        regels = db.session.execute(
            sa.select(AuditRegel.keten, AuditRegel.kenmerk).where(AuditRegel.code == HERINNERD)
        ).all()
    gevonden = {(str(keten), kenmerk) for keten, kenmerk in regels}
    assert (str(wereld["zorgkantoor"]), "n04:3") in gevonden
    assert (str(wereld["aanbieder"]), "n27:5") in gevonden
    assert {keten for keten, _ in gevonden} == {
        str(wereld["aanbieder"]),
        str(wereld["zorgkantoor"]),
    }


def test_de_opdracht_zegt_hoeveel(app, jaar):
    with clock.freeze(moment(BEGIN)):
        eerste = app.test_cli_runner().invoke(args=["verwerk-herinneringen"])
    with clock.freeze(moment(BEGIN + timedelta(days=7))):
        tweede = app.test_cli_runner().invoke(args=["verwerk-herinneringen"])
    assert eerste.output.endswith(" herinneringen\n")
    assert int(tweede.output.split()[0]) == sum(
        gegeven(app)[trede]
        for trede in verwachte_treden(
            jaar, van=BEGIN + timedelta(days=1), tot=BEGIN + timedelta(days=7)
        )
    )
