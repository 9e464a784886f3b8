"""The signal at point 2: toekenningen of which nobody confirmed that they stand in the plan (A29)."""

from dataclasses import replace
from datetime import date, timedelta

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.models import Planbevestiging
from tests.dialoogstappen import BO, CC, GEPLAND, MA, OP_DE_DAG
from tests.factories.dialoog import dien_plan_in
from tests.factories.toekenning import LOPEND, VOORAF, maak_toekenning

VANDAAG = GEPLAND.date()
TE_LAAT, NOG_TIJD = VANDAAG - timedelta(days=43), VANDAAG - timedelta(days=42)
ZIN = "is niet bevestigd dat de afspraken in het ondersteuningsplan staan."


def maak(wereld, **anders):
    """Make a toekenning whose confirmation is late."""
    return maak_toekenning(wereld, replace(LOPEND, **{"ingang": TE_LAAT, "maanden": 12} | anders))


def bevestig(wereld, toekenning):
    """Confirm the plan of a toekenning."""
    db.session.add(
        Planbevestiging(
            toekenning_id=toekenning.id,
            aanbieder_id=toekenning.aanbieder_id,
            zorgkantoor_id=toekenning.zorgkantoor_id,
            dag=VANDAAG,
            punten=[],
            door_id=wereld.gebruiker(Rol.MANAGER),
            op=GEPLAND,
        )
    )


def test_elke_partij_ziet_van_hoeveel_niets_is_bevestigd(app, als, wereld, stappen):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        maak(wereld)
        maak(wereld, ingang=NOG_TIJD)
        maak(wereld, einde=VANDAAG - timedelta(days=1))
        maak(wereld, locatie="locatie_ander")
        bevestig(wereld, maak(wereld))
        dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
    with clock.freeze(GEPLAND):
        for rol in (MA, BO, CC):
            assert f"Van 1 toekenning {ZIN}" in als(rol).open(f"/dialogen/{nr}").tekst
    with app.app_context():
        maak(wereld)
        db.session.commit()
    with clock.freeze(GEPLAND):
        assert f"Van 2 toekenningen {ZIN}" in als(CC).open(f"/dialogen/{nr}").tekst
    stappen.stap(nr, "gehouden", op=OP_DE_DAG)
    with clock.freeze(OP_DE_DAG):
        assert ZIN in als(BO).open(f"/dialogen/{nr}/verslag").tekst


def test_wat_pas_hier_staat_of_is_bevestigd_telt_niet(app, als, wereld, stappen):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        hier = maak_toekenning(wereld, replace(VOORAF, ingang=date(2027, 1, 1), maanden=12))
        hier.geregistreerd_op = GEPLAND - timedelta(days=42)
        bevestig(wereld, maak(wereld))
        db.session.commit()
        hier_id = hier.id
    with clock.freeze(GEPLAND):
        assert ZIN not in als(MA).open(f"/dialogen/{nr}").tekst
    with app.app_context():
        db.session.get_one(type(hier), hier_id).geregistreerd_op = GEPLAND - timedelta(days=43)
        db.session.commit()
    with clock.freeze(GEPLAND):
        assert f"Van 1 toekenning {ZIN}" in als(MA).open(f"/dialogen/{nr}").tekst
