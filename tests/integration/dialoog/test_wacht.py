"""Who a dialoog waits for now, and by when: all three parties read the same."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.dialoog.commands import verwerk
from portal.domain.procedure.volgen import Dialoogtoestand, Plantoestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Instelling
from tests.dialoogstappen import BO, CC, DAARNA, GEPLAND, MA, OP_DE_DAG, TEKST, TL
from tests.factories.dialoog import dien_plan_in

VOORZITTER = "de voorzitter (Beoordelaar eigen)"
LAATSTE = "9 juli 2027"


@pytest.fixture
def nu(als):
    """Read what the three parties read of who is due at a moment; empty when nobody is."""

    def doe(dialoog, op):
        zinnen = set()
        for rol in (MA, BO, CC):
            with clock.freeze(op):
                tekst = als(rol).open(f"/dialogen/{dialoog}").tekst
            zinnen.add(tekst.partition(" Nu ")[2].partition(" Het gesprek ")[0])
        (zin,) = zinnen
        return zin

    return doe


def test_de_pagina_zegt_wie_aan_zet_is(app, wereld, stappen, gepland, nu):
    wacht_op_plan = "Wacht op de zorgaanbieder: het meerzorgplan indienen"
    assert nu(gepland, GEPLAND) == f"{wacht_op_plan}, uiterlijk op 3 juni 2027."
    assert nu(gepland, OP_DE_DAG) == (
        f"{wacht_op_plan}. Pas daarna kan {VOORZITTER} vastleggen dat het gesprek er was."
    )
    with app.app_context():
        plan = dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
        assert plan.toestand is Plantoestand.INGEDIEND
    assert nu(gepland, GEPLAND) == ""
    assert nu(gepland, OP_DE_DAG) == (
        f"Wacht op {VOORZITTER}: vastleggen dat het gesprek er was, en het verslag schrijven."
    )
    stappen.stap(gepland, "gehouden", op=OP_DE_DAG)
    bericht = "De deelnemers krijgen bericht als het"
    assert nu(gepland, DAARNA) == (
        f"Wacht op {VOORZITTER}: het verslag schrijven. {bericht} klaar is om te lezen."
    )


def test_wie_moet_antwoorden_leest_overal_tot_wanneer(app, als, stappen, aangeboden, nu):
    slot = (
        f"Antwoord uiterlijk op {LAATSTE}. "
        "Daarna is het verslag gereed zonder akkoord van wie niet antwoordde."
    )
    drie = "de zorgaanbieder, het zorgkantoor en het CCE"
    assert nu(aangeboden, DAARNA) == f"Wacht op akkoord van {drie}. {slot}"
    stappen.stap(aangeboden, "bevestigen", wie=MA, op=DAARNA)
    assert nu(aangeboden, DAARNA) == f"Wacht op akkoord van het zorgkantoor en het CCE. {slot}"
    assert f"CCE: nog geen antwoord, uiterlijk op {LAATSTE}" in (
        als(CC).open(f"/dialogen/{aangeboden}").tekst
    )
    for deel in ("bevestigen", "opmerking"):
        pagina = als(CC).open(f"/dialogen/{aangeboden}/{deel}")
        assert f"Antwoord uiterlijk op {LAATSTE}." in pagina.tekst
    with app.app_context():
        vraag = sa.select(Bericht.dag).where(Bericht.gebruiker_id == stappen.wereld.gebruiker(CC))
        assert db.session.scalars(vraag.order_by(Bericht.dag.desc())).first() == date(2027, 7, 9)
    assert "Doe dit uiterlijk op vrijdag 9 juli 2027." in als(CC).open("/berichten").tekst

    stappen.stap(aangeboden, "opmerking", {"opmerking": "Punt 3."}, wie=CC, op=DAARNA)
    aanpassen = nu(aangeboden, DAARNA)
    assert aanpassen.startswith(f"Wacht op {VOORZITTER}: het verslag aanpassen.")
    stappen.stap(aangeboden, "verslag", TEKST, op=DAARNA)
    assert "niet binnen 21 dagen" in als(BO).open(f"/dialogen/{aangeboden}/aanbieden").tekst


def test_een_latere_instelling_maakt_de_genoemde_dag_niet_korter(
    app, wereld, stappen, aangeboden, nu
):
    with app.app_context():
        db.session.add(
            Instelling(
                organisatie_id=wereld["zorgkantoor"],
                sleutel="akkoord_dagen",
                waarde=7,
                van=date(2027, 6, 19),
                op=DAARNA,
            )
        )
        db.session.commit()
        assert verwerk(DAARNA + timedelta(days=21)) == 0
    assert LAATSTE in nu(aangeboden, DAARNA + timedelta(days=21))
    with app.app_context():
        assert verwerk(DAARNA + timedelta(days=22)) == 1
    assert stappen.lees(aangeboden).toestand is Dialoogtoestand.GEREED
    assert nu(aangeboden, DAARNA + timedelta(days=22)) == ""


def test_zonder_accounthouder_wacht_het_op_het_zorgkantoor(app, stappen, gehouden, nu):
    with app.app_context():
        db.session.execute(sa.text("update dialoog set voorzitter_id = null"))
        db.session.commit()
    assert nu(gehouden, DAARNA).startswith("Wacht op het zorgkantoor: het verslag schrijven.")
    stappen.stap(gehouden, "verslag", TEKST, wie=TL, op=DAARNA)


def test_de_zorgaanbieder_vindt_de_weg_naar_het_plan(app, als, wereld, gepland):
    """Who is reminded of the plan (N41) comes at this page."""

    def wegen(rol):
        with clock.freeze(OP_DE_DAG):
            return als(rol).open(f"/dialogen/{gepland}").document.links

    beginnen = f"/meerzorgplannen/beginnen?zorgkantoor={wereld['zorgkantoor']}&jaar=2027"
    assert [beginnen in wegen(rol) for rol in (MA, BO, CC)] == [True, False, False]
    with clock.freeze(OP_DE_DAG):
        velden = als(MA).open(beginnen).formulier(met="jaar").velden
    assert (velden["zorgkantoor"], velden["jaar"]) == ([str(wereld["zorgkantoor"])], ["2027"])
    with app.app_context():
        plan = dien_plan_in(wereld, 2027, op=GEPLAND, toestand=Plantoestand.CONCEPT)
        plan.ingediend_op = None
        adres = f"/meerzorgplannen/{plan.id}"
        db.session.commit()
    assert [adres in wegen(rol) for rol in (MA, BO, CC)] == [True, False, False]
    assert beginnen not in wegen(MA)


def test_vastleggen_wordt_pas_geboden_als_het_kan(app, als, wereld, gepland):
    adres = f"/dialogen/{gepland}/gehouden"

    def geboden(op):
        with clock.freeze(op):
            return adres in als(BO).open(f"/dialogen/{gepland}").document.links

    assert not geboden(OP_DE_DAG)
    zonder = als(BO).open(adres).tekst
    assert "Dat kan pas als de zorgaanbieder het meerzorgplan 2027 heeft ingediend." in zonder
    assert "U legt vast" not in zonder
    with app.app_context():
        dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
    assert [geboden(op) for op in (OP_DE_DAG - timedelta(hours=4), OP_DE_DAG)] == [False, True]
    assert "U legt vast" in als(BO).open(adres).tekst
