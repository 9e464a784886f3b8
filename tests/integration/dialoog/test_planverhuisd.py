"""What the plan says of trajecten agrees with the list of who is due, also after a move."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.clienten.actions import maak_zoekindexen
from portal.dialoog.queries.planrijen import Paar, lees_planrijen
from portal.domain.meerzorgplan import bereken_cijfers, moment_van
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.ontwikkeltraject.models import Trajectbeurt
from portal.platform.database import db
from tests.factories.ontwikkeltraject import maak_afgerond
from tests.factories.toekenning import LOPEND, VOORAF, maak_toekenning
from tests.factories.verhuizing import maak_verhuisd
from tests.sql import luister
from tests.unit.planrijen import REGELS

D, BEGIN = date(2027, 1, 1), date(2023, 5, 1)


def telling(paar):
    """Give the figure of a plan of 2027."""
    rijen = lees_planrijen(paar, moment_van(2027, D))
    delen = bereken_cijfers(rijen, moment_van(2027, D), REGELS)["mp-ontwikkeltraject"]
    return {deel.code: deel.waarde for deel in delen if deel.code != "procent"}


@pytest.mark.parametrize(("dag", "gehad"), [(date(2025, 2, 3), 1), (date(2023, 6, 1), 0)])
def test_meerzorg_en_traject_van_voor_een_verhuizing_tellen_mee(app, wereld, dag, gehad):
    with app.test_request_context():
        verhuizing = maak_verhuisd(wereld)
        oud, nieuw = verhuizing.toekenning.client, verhuizing.nieuwe_toekenning
        eerder = replace(VOORAF, ingang=BEGIN, maanden=36)
        maak_toekenning(wereld, eerder, client=oud)
        maak_toekenning(wereld, replace(eerder, bevestigd=False, ingang=date(2020, 5, 1)))
        maak_afgerond(wereld, [oud], dag)
        db.session.commit()
        paar = Paar(nieuw.aanbieder_id, nieuw.zorgkantoor_id)

        assert telling(paar) == {"gehad": gehad, "nog_geen": 1 - gehad, "noemer": 1, "nog_niet": 0}

        client_id = nieuw.client_id
        db.session.rollback()
        vernieuw_beurten(datetime(2027, 1, 1, 12, 0, tzinfo=UTC))
        beurt = db.session.get_one(Trajectbeurt, client_id)
        assert (beurt.start, beurt.laatste_traject) == (BEGIN, dag)
        assert (beurt.dag > D) == bool(gehad)


def test_zonder_verhuisformulier_telt_alleen_het_traject(app, wereld):
    hier = replace(VOORAF, ingang=date(2023, 2, 1), maanden=60, locatie="locatie_ander")
    kort = replace(hier, ingang=date(2026, 2, 1))
    with app.app_context():
        elders = maak_toekenning(wereld, replace(hier, locatie="locatie")).client
        eigen = [maak_toekenning(wereld, wens) for wens in (hier, kort)]
        for rij in eigen:
            rij.zorgkantoor_id = wereld["zorgkantoor"]
        for client in (elders, *(rij.client for rij in eigen)):
            maak_zoekindexen(client, houder_id=wereld["zorgkantoor"])
        maak_afgerond(wereld, [elders], date(2025, 2, 3))
        db.session.commit()

        geteld = telling(Paar(eigen[0].aanbieder_id, wereld["zorgkantoor"]))

        assert geteld == {"gehad": 1, "nog_geen": 0, "noemer": 1, "nog_niet": 1}


def test_het_aantal_opdrachten_blijft_gelijk(app, wereld):
    tellingen = []
    with app.app_context():
        paar = Paar(wereld["aanbieder"], wereld["zorgkantoor"])
        for aantal in (1, 6):
            for _ in range(aantal):
                maak_toekenning(wereld, LOPEND)
            db.session.commit()
            with luister(app) as opdrachten:
                telling(paar)
            tellingen.append(len(opdrachten))
    assert tellingen[0] == tellingen[1]
