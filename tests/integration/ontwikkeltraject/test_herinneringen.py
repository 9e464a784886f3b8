"""Who hears that a client is due (N44), of two years (N45), and of a report to give (N49)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.ontwikkeltraject.actions.opvolgen import geef_verslag_door
from portal.ontwikkeltraject.models import Trajectverslag
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker
from tests.factories.toekenning import VOORAF, maak_toekenning
from tests.factories.traject import AFGEROND, GEPLAND, maak_traject
from tests.factories.wereld import ANDER

WENS = replace(VOORAF, ingang=date(2024, 6, 3), maanden=48)
"""Due on Thursday 3 June 2027."""
EINDE = date(2028, 6, 2)


def moment(dag):
    return datetime(dag.year, dag.month, dag.day, 10, 0, tzinfo=UTC)


def walk(app, *dagen):
    """Let the reminders of every one of some days be given, from the day before the first."""
    with app.app_context():
        for dag in dagen:
            with clock.freeze(moment(dag)):
                herinner(moment(dag))


def noem_mensen(wereld):
    """Name who hears of it at the aanbieder and at the CCE."""
    samen = db.session.scalars(
        sa.select(AanbiederZorgkantoor).where(AanbiederZorgkantoor.cce_id == wereld["cce"])
    ).one()
    samen.coordinator_id = wereld.gebruiker(Rol.MANAGER)
    samen.cce_contact_id = wereld.gebruiker(Rol.CCE_COORDINATOR)


def gehoord(app, code):
    """Give who heard a kind of message, at which step and in which words."""
    with app.app_context():
        rijen = db.session.execute(
            sa.select(Bericht, Gebruiker.email)
            .join(Gebruiker, Gebruiker.id == Bericht.gebruiker_id)
            .where(Bericht.code == code)
            .order_by(Bericht.trede, Gebruiker.email)
        )
        return [(bericht.trede, email.partition("@")[0]) for bericht, email in rijen]


STAPPEN = [
    (date(2026, 12, 4), -180),
    (date(2027, 3, 5), -90),
    (date(2027, 5, 4), -30),
    (date(2027, 6, 3), 0),
]


def test_the_coordinator_and_the_cce_contact_hear_at_four_steps(app, wereld):
    with app.app_context():
        noem_mensen(wereld)
        maak_toekenning(wereld, WENS)
        db.session.commit()
        vernieuw_beurten(moment(date(2026, 11, 20)))
    walk(app, date(2026, 12, 3), *(dag for dag, _ in STAPPEN), date(2027, 7, 1))
    assert sorted(gehoord(app, "N44")) == sorted(
        (trede, wie) for _, trede in STAPPEN for wie in ("manager.eigen", "cce_coordinator.eigen")
    )


def test_nobody_is_reminded_of_a_traject_that_was_planned(app, wereld):
    with app.app_context():
        toekenning = maak_toekenning(wereld, WENS)
        maak_traject(wereld, GEPLAND, toekenning=toekenning)
        db.session.commit()
        vernieuw_beurten(moment(date(2026, 11, 20)))
    walk(app, date(2026, 12, 3), date(2026, 12, 4))
    assert gehoord(app, "N44") == []


def test_a_traject_of_a_group_counts_for_who_is_in_it_today(app, wereld):
    with app.app_context():
        noem_mensen(wereld)
        maak_traject(wereld, replace(GEPLAND, groep=True))
        _, gaat, komt = db.session.scalars(sa.select(Groepslid)).all()
        gaat.tot, komt.van = date(2027, 4, 30), date(2027, 5, 1)
        wie = {gaat.client_id: "gaat", komt.client_id: "komt"}
        db.session.execute(sa.update(Toekenning).values(ingang=WENS.ingang, einde=EINDE))
        db.session.commit()
        vernieuw_beurten(moment(date(2026, 11, 20)))
    walk(app, date(2026, 12, 3), *(dag for dag, _ in STAPPEN))
    with app.app_context():
        vraag = sa.select(Bericht.trede, Bericht.object_id).where(Bericht.code == "N44").distinct()
        over = {(trede, wie[client_id]) for trede, client_id in db.session.execute(vraag)}
    assert over == {(-180, "komt"), (-90, "komt"), (-30, "gaat"), (0, "gaat")}


def test_the_watch_list_shows_it_and_the_cce_reads_no_day(app, wereld, als):
    with app.app_context():
        code = maak_toekenning(wereld, WENS).clientcode
        db.session.commit()
        vernieuw_beurten(moment(date(2026, 11, 20)))
    with clock.freeze(moment(date(2027, 6, 10))):
        pagina = als(Rol.MANAGER).open("/aandacht")
        assert f"Ontwikkeltraject voor {code} aan de beurt in juni 2027" in pagina.tekst
        cce = als(Rol.CCE_COORDINATOR).open("/aandacht")
        assert f"Ontwikkeltraject voor {code} aan de beurt in juni 2027" in cce.tekst
        assert "/ontwikkeltrajecten/aan-de-beurt" in cce.document.links
        assert "3 juni" not in cce.tekst
        assert "3 jun" not in cce.tekst
        assert code not in als(Rol.MANAGER, ANDER).open("/aandacht").tekst


def test_two_years_are_told_once_per_planning_to_both_sides(app, wereld):
    wens = replace(
        GEPLAND, dagen=(date(2026, 11, 26), date(2027, 1, 14)), reden="Familie kan niet."
    )
    with app.app_context():
        maak_traject(wereld, wens)
        db.session.commit()
    wie = ("cce_coordinator.eigen", "manager.eigen", "manager.tweede")
    assert gehoord(app, "N45") == [(None, mens) for mens in wie]


@pytest.mark.parametrize("gegeven", [False, True])
def test_the_manager_hears_of_the_report_and_again_until_it_was_given(app, wereld, als, gegeven):
    with app.app_context():
        traject = maak_traject(wereld, AFGEROND)
        db.session.commit()
        code, dag = traject.clientcode, traject.afgerond_op
        assert dag == date(2026, 11, 20)
        if gegeven:
            rij = db.session.scalars(
                sa.select(Trajectverslag).where(Trajectverslag.soort == "B19")
            ).one()
            manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
            geef_verslag_door(rij, dag, door=manager, op=AFGEROND.op)
            db.session.commit()
    direct = {wie for trede, wie in gehoord(app, "N49") if trede is None}
    assert "manager.eigen" in direct
    walk(app, date(2026, 12, 3), date(2026, 12, 4))
    later = {wie for trede, wie in gehoord(app, "N49") if trede == 14}
    assert later == (set() if gegeven else direct)
    with clock.freeze(moment(date(2026, 12, 7))):
        tekst = als(Rol.MANAGER).open("/aandacht").tekst
    assert (f"Het verslag voor {code} is nog niet doorgegeven" in tekst) is not gegeven
