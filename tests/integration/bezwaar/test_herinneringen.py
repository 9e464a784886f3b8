"""N32, N34-N36: who is reminded of hearing, advice and beslisdatum, on which day, exactly once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.aanleidingen import lees_aanleidingen
from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.models import Gebruiker
from tests.bezwaarstappen import BEHANDELAAR, NA_ZITTING, ONGEGROND
from tests.factories.wereld import ANDER
from tests.sql import luister

EIGEN = {"N32", "N34", "N35", "N36"}
COMPLEET = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def loop(app):
    """Let the engine run at 7 o'clock, every so many days, and give what it told."""

    def doe(van, tot, stap=1):
        dag = van
        while dag <= tot:
            moment = datetime(dag.year, dag.month, dag.day, 6, 0, tzinfo=UTC)
            with app.app_context(), clock.freeze(moment):
                herinner(moment)
            dag += timedelta(days=stap)
        with app.app_context():
            vraag = sa.select(Bericht).where(Bericht.trede.is_not(None))
            return {
                (rij.code, rij.dag, rij.trede, rij.gebruiker_id)
                for rij in db.session.scalars(vraag)
            }

    return doe


def treden(verteld, code, wie):
    return sorted(trede for soort, _, trede, mens in verteld if (soort, mens) == (code, wie))


def test_aan_een_hoorzitting_worden_beide_partijen_twee_keer_herinnerd(wereld, zaak, loop):
    een = zaak()
    een.plan()
    verteld = loop(date(2026, 11, 24), date(2026, 12, 20))
    partijen = [wereld.gebruiker(Rol.MANAGER), wereld.gebruiker(BEHANDELAAR)]
    for wie in partijen:
        assert treden(verteld, "N32", wie) == [-14, -2]
    assert {rij[1] for rij in verteld if rij[0] == "N32"} == {date(2026, 12, 10)}


def test_een_afgezegde_of_verzette_zitting_telt_niet_meer(wereld, zaak, loop):
    een = zaak()
    een.plan()
    een.plan(dag="18-12-2026", reden="Ziek.")
    verteld = loop(date(2026, 11, 24), date(2026, 12, 20))
    zitting = {rij for rij in verteld if rij[0] == "N32"}
    assert {rij[1] for rij in zitting} == {date(2026, 12, 18)}
    een.stap("hoorzitting/afzeggen", {"reden": "Niet nodig."})
    daarna = loop(date(2026, 12, 21), date(2026, 12, 28))
    assert {rij for rij in daarna if rij[0] == "N32"} == zitting


@pytest.mark.parametrize("stap", [1, 7])
def test_het_advies_en_de_beslisdatum_hebben_hun_ladder(wereld, zaak, loop, stap):
    een = zaak()
    een.houd()
    with clock.freeze(NA_ZITTING):
        een.stap("voornemen", ONGEGROND)
    with clock.freeze(COMPLEET):
        een.stap("advies-vragen", {"stukken_compleet": "18-01-2027"})
    verteld = loop(date(2027, 1, 19), date(2027, 6, 30), stap)
    team, teamleider = wereld.gebruiker(BEHANDELAAR), wereld.gebruiker(Rol.TEAMLEIDER)
    assert treden(verteld, "N34", team) == [-14, 0, 1]
    assert treden(verteld, "N35", team) == [-28, -14, -7]
    assert treden(verteld, "N35", teamleider) == [-7, 0]
    assert treden(verteld, "N36", teamleider) == [1, 8, 15]
    assert {rij[1] for rij in verteld if rij[0] == "N35"} == {date(2027, 5, 26)}
    assert treden(verteld, "N35", wereld.gebruiker(Rol.MANAGER)) == []


def test_wat_is_afgehandeld_wordt_niet_meer_herinnerd(app, zaak, loop):
    een = zaak()
    een.houd()
    with clock.freeze(NA_ZITTING):
        een.stap("voornemen", ONGEGROND)
    with clock.freeze(COMPLEET):
        een.stap("advies-vragen", {"stukken_compleet": "18-01-2027"})
        een.stap("geen-advies", {"grond": "ziet_af"})
    verteld = loop(date(2027, 1, 19), date(2027, 4, 30))
    assert [rij for rij in verteld if rij[0] == "N34"] == []


def lijst(gebruiker, van, tot):
    venster = Venster(
        van=van,
        tot_en_met=tot,
        soorten=load_berichtsoorten(van),
        kalender=load_kalender(),
        aandacht=True,
    )
    return {rij.code for rij in lees_aanleidingen(venster, gebruiker)}


def test_ieder_ziet_alleen_het_eigen_bezwaar_met_evenveel_vragen(app, wereld, zaak):
    zaak().plan()
    van, tot = date(2026, 12, 1), date(2027, 2, 28)

    def aantal():
        with app.app_context():
            mens = db.session.get_one(Gebruiker, wereld.gebruiker(BEHANDELAAR))
            with luister(app) as vragen:
                gevonden = lijst(mens, van, tot)
            ander = db.session.get_one(Gebruiker, wereld.gebruiker(BEHANDELAAR, ANDER))
            assert lijst(ander, van, tot) & EIGEN == set()
        assert gevonden & EIGEN == {"N32", "N35", "N36"}
        return len(vragen)

    eerst = aantal()
    zaak().plan()
    assert aantal() == eerst
