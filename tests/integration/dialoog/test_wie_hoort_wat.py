"""Plan, verslag and afspraak (N41, N42, N43): who hears it, when, once, and where it leads."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, MA, TL
from tests.factories.dialoog import dien_plan_in, maak_dialoog, samenwerking
from tests.factories.wereld import EIGEN, TWEEDE

BEGIN = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
DAG, WANNEER = date(2027, 6, 17), date(2027, 9, 15)
DIENTIJD = timedelta(days=14)
T = Dialoogtoestand


@pytest.fixture
def opent(app, als, wereld):
    """Open the message of somebody as he does, and give the page that it leads to."""

    def doe(rol, code, op):
        with clock.freeze(datetime.combine(op, BEGIN.timetz())):
            browser = als(rol)
            lijst = browser.open("/berichten")
            with app.app_context():
                vraag = sa.select(Bericht.id).where(
                    Bericht.code == code, Bericht.gebruiker_id == wereld.gebruiker(rol)
                )
                ids = [f"/berichten/{nr}/openen" for nr in db.session.scalars(vraag)]
            formulier = next(f for f in lijst.document.formulieren if f.actie in ids)
            return browser.volg(browser.vul_in(lijst, formulier=formulier))

    return doe


def zonder_mensen(app, wereld):
    """Let nobody be named for the pair."""
    with app.app_context():
        rij = samenwerking(wereld)
        rij.accounthouder_id = rij.coordinator_id = rij.cce_contact_id = None
        db.session.commit()


def test_n41_drie_keer_aan_de_coordinator(loop, gehoord, opent, dialoog):
    dialoog()
    loop(DAG - timedelta(days=29), DAG + timedelta(days=1))

    assert gehoord("N41") == [(dagen, MA, EIGEN) for dagen in (-28, -14, -7)]
    pagina = opent(MA, "N41", DAG - timedelta(days=7))
    assert "Meerzorgdialoog 2027" in pagina.tekst
    assert "Uiterlijk 3 juni 2027" in pagina.tekst


def test_n41_zonder_coordinator_aan_elke_manager(app, wereld, loop, gehoord, dialoog):
    dialoog()
    zonder_mensen(app, wereld)
    loop(DAG - timedelta(days=15), DAG - timedelta(days=13))

    assert gehoord("N41") == [(-14, MA, EIGEN), (-14, MA, TWEEDE)]


def test_n41_stopt_met_het_plan_en_met_afzeggen(app, wereld, loop, gehoord, dialoog):
    dialoog()
    loop(DAG - timedelta(days=29), DAG - timedelta(days=20))
    with app.app_context():
        dien_plan_in(wereld, 2027, op=BEGIN)
        db.session.commit()
    loop(DAG - timedelta(days=19), DAG)

    assert gehoord("N41") == [(-28, MA, EIGEN)]


def test_n41_na_afzeggen_niets(loop, gehoord, dialoog):
    dialoog(T.AFGEZEGD)
    loop(DAG - timedelta(days=29), DAG)

    assert gehoord("N41") == []


@pytest.mark.parametrize(
    ("dag", "treden"), [(1, [-7]), (4, [-7]), (8, [-7]), (15, [-14, -7]), (22, [-28, -14, -7])]
)
def test_n41_zodra_het_plan_kan(app, wereld, loop, gehoord, dag, treden):
    """The plan of 2028 can be submitted from 1 January on, a Saturday: it is asked for on the 3rd.

    What fell in December waits; of several steps only the last one is given.
    """
    with app.app_context():
        dialoog = maak_dialoog(wereld, date(2028, 1, dag), op=BEGIN)
        db.session.commit()
        assert dialoog.inleveren_op == max(date(2028, 1, 1), date(2028, 1, dag) - DIENTIJD)
    loop(date(2027, 11, 29), date(2028, 1, 2))
    assert gehoord("N41") == []
    loop(date(2028, 1, 3), date(2028, 1, 3))
    assert gehoord("N41") == [(treden[0], MA, EIGEN)]
    loop(date(2028, 1, 4), date(2028, 1, 24))
    assert gehoord("N41") == [(trede, MA, EIGEN) for trede in treden]


@pytest.mark.parametrize("hoe", ["cce op naam", "voorzitter doet niet mee", "geblokkeerd"])
def test_n48_elke_partij_hoort_van_de_dialoog_van_volgende_week(
    app, wereld, loop, gehoord, dialoog, hoe
):
    """As at planning: for a party without an account who may confirm for it hears it."""
    nr = dialoog()
    hoort = {(-7, rol, EIGEN) for rol in (MA, BO, CC)}
    with app.app_context():
        van = {rij.partij.value: rij for rij in db.session.get_one(Dialoog, nr).deelnemers}
        if hoe == "cce op naam":
            van["cce"].gebruiker_id, van["cce"].naam = None, "Consulent Voorbeeld"
        elif hoe == "voorzitter doet niet mee":
            van["zorgkantoor"].gebruiker_id = wereld.gebruiker(TL)
            hoort |= {(-7, TL, EIGEN)}
        else:
            db.session.get_one(Gebruiker, wereld.gebruiker(MA)).geblokkeerd_op = BEGIN
            hoort = hoort - {(-7, MA, EIGEN)} | {(-7, MA, TWEEDE)}
        db.session.commit()
    loop(DAG - timedelta(days=8), DAG - timedelta(days=6))

    assert gehoord("N48") == sorted(hoort)


@pytest.mark.parametrize("toestand", [T.GEPLAND, T.GEHOUDEN])
def test_n42_twee_keer_aan_de_voorzitter(loop, gehoord, opent, dialoog, toestand):
    dialoog(toestand)
    loop(DAG, DAG + timedelta(days=30))

    assert gehoord("N42") == [(dagen, BO, EIGEN) for dagen in (7, 21)]
    assert "Meerzorgdialoog 2027" in opent(BO, "N42", DAG + timedelta(days=21)).tekst


@pytest.mark.parametrize("toestand", [T.TER_BEVESTIGING, T.GEREED, T.AFGEZEGD])
def test_n42_niet_als_het_verslag_er_is(loop, gehoord, dialoog, toestand):
    dialoog(toestand)
    loop(DAG, DAG + timedelta(days=30))

    assert gehoord("N42") == []


def test_n42_zonder_voorzitter_aan_wie_kan_leiden(loop, gehoord, dialoog):
    dialoog(T.GEHOUDEN, voorzitter_id=None)
    loop(DAG + timedelta(days=6), DAG + timedelta(days=8))

    assert gehoord("N42") == sorted((7, rol, wie) for rol in (BO, TL) for wie in (EIGEN, TWEEDE))


@pytest.mark.parametrize("wie", [(MA, "aanbieder"), (BO, "zorgkantoor"), (CC, "cce")])
@pytest.mark.parametrize("genoemd", [True, False])
def test_n43_drie_keer_aan_de_eigenaar_of_wie_voor_hem_trekt(
    eigenaar, loop, gehoord, opent, wie, genoemd
):
    """At the third time who leads hears it too; nobody leads at the CCE."""
    rol, partij = wie
    eigenaar(rol if genoemd else None, partij)
    loop(WANNEER - timedelta(days=15), WANNEER + timedelta(days=20))

    leiding = {MA: [(14, MA, TWEEDE)], BO: [(14, TL, EIGEN), (14, TL, TWEEDE)], CC: []}[rol]
    assert gehoord("N43") == sorted([*((dagen, rol, EIGEN) for dagen in (-14, 0, 14)), *leiding])
    pagina = opent(rol, "N43", WANNEER)
    assert "Wat 1" in pagina.tekst
    assert "Stand opslaan" in pagina.tekst


@pytest.mark.parametrize("stand", ["gehaald", "niet_gehaald", "vervallen"])
def test_n43_niet_als_er_niets_meer_te_doen_is(eigenaar, loop, gehoord, stand):
    eigenaar(MA, "aanbieder", stand)
    loop(WANNEER - timedelta(days=15), WANNEER + timedelta(days=20))

    assert gehoord("N43") == []


def test_n43_niet_zolang_het_verslag_niet_gereed_is(eigenaar, loop, gehoord):
    eigenaar(MA, "aanbieder", toestand=T.TER_BEVESTIGING)
    loop(WANNEER - timedelta(days=15), WANNEER + timedelta(days=20))

    assert gehoord("N43") == []


def test_n43_van_wie_weg_is_gaat_naar_de_anderen_van_die_partij(
    app, wereld, loop, gehoord, eigenaar
):
    eigenaar(MA, "aanbieder")
    with app.app_context():
        db.session.get_one(Gebruiker, wereld.gebruiker(MA)).geblokkeerd_op = BEGIN
        db.session.commit()
    loop(WANNEER - timedelta(days=1), WANNEER + timedelta(days=1))

    assert gehoord("N43") == [(0, MA, TWEEDE)]


@pytest.mark.parametrize("rol", [Rol.BEGELEIDER, Rol.BEHANDELAAR])
def test_wie_de_dialoog_niet_leest_kan_niet_met_een_account_worden_gekozen(
    app, als, wereld, stappen, dialoog, rol
):
    """A message to them would lead to a page that stays closed."""
    nr = dialoog()
    wie = str(wereld.gebruiker(rol))
    with clock.freeze(BEGIN):
        assert wie not in als(MA).open(f"/dialogen/{nr}/verzetten").antwoord.text
        assert str(wereld.gebruiker(MA)) in als(MA).open(f"/dialogen/{nr}/verzetten").antwoord.text
    with app.app_context():
        db.session.get_one(Dialoog, nr).toestand = T.GEHOUDEN
        db.session.commit()
    assert wie not in als(BO).open(f"/dialogen/{nr}/afspraken/nieuw").antwoord.text
    als(rol).open(f"/dialogen/{nr}", status=403)
