"""A pair with its people, and somebody of every party at the pages."""

import pytest

from portal.platform.database import db
from tests.dialoogstappen import DAARNA, GEPLAND, OP_DE_DAG, TEKST, Dialoogstappen
from tests.factories.dialoog import dien_plan_in, samenwerking


@pytest.fixture
def stappen(app, wereld, als):
    """Give the steps of a dialoog of a pair that has its people."""
    with app.app_context():
        samenwerking(wereld)
        db.session.commit()
    return Dialoogstappen(app, als, wereld)


@pytest.fixture
def gepland(stappen):
    """Plan a dialoog for 17 June 2027."""
    return stappen.plan(GEPLAND)


@pytest.fixture
def gehouden(app, wereld, stappen, gepland):
    """Hold it, with a plan that was submitted."""
    with app.app_context():
        dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
    stappen.stap(gepland, "gehouden", op=OP_DE_DAG)
    return gepland


@pytest.fixture
def aangeboden(stappen, gehouden):
    """Write a whole verslag and offer it."""
    stappen.stap(gehouden, "verslag", TEKST, op=DAARNA)
    stappen.afspraak(gehouden, op=DAARNA, resultaat_geld="2 uur per week minder")
    stappen.stap(gehouden, "aanbieden", op=DAARNA)
    return gehouden
