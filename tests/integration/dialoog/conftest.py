"""A pair with its people, and somebody of every party at the pages."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak
from portal.domain.procedure.volgen import Afspraakstand, Dialoogtoestand
from portal.platform.database import db
from tests.dialoogstappen import DAARNA, GEPLAND, OP_DE_DAG, TEKST, Dialoogstappen
from tests.factories.dialoog import dien_plan_in, maak_dialoog, samenwerking

BEGIN = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
DAG, WANNEER = date(2027, 6, 17), date(2027, 9, 15)
T = Dialoogtoestand


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


@pytest.fixture
def loop(app):
    """Let the engine run over some days; every day is asked for twice."""

    def doe(van, tot):
        with app.app_context():
            for dag in (van, van, tot, tot):
                herinner(datetime.combine(dag, BEGIN.timetz()))

    return doe


@pytest.fixture
def gehoord(app, wereld):
    """Give who heard a kind of message at which step, everybody and everything once."""
    namen = {nr: wie for wie, nr in wereld.gebruikers.items()}

    def doe(code):
        with app.app_context():
            rijen = db.session.scalars(sa.select(Bericht).where(Bericht.code == code))
            return sorted((rij.trede, *namen[rij.gebruiker_id]) for rij in rijen)

    return doe


@pytest.fixture
def dialoog(app, wereld):
    """Plan a dialoog of 17 June 2027, change it, and give its id."""

    def doe(toestand=T.GEPLAND, **anders):
        with app.app_context():
            rij = maak_dialoog(wereld, DAG, op=BEGIN)
            rij.toestand = toestand
            for naam, waarde in anders.items():
                setattr(rij, naam, waarde)
            db.session.commit()
            return rij.id

    return doe


@pytest.fixture
def eigenaar(app, wereld, dialoog):
    """Make an afspraak of a party; a rol of None is an owner without an account."""

    def doe(rol, partij, stand="open", toestand=T.GEREED):
        dialoog_id = dialoog(toestand, ronde=1)
        with app.app_context():
            rij = Afspraak(id=uuid4(), dialoog_id=dialoog_id, nr=1, soort="inhoud", partij=partij)
            rij.wat, rij.wie, rij.inhoud, rij.geld, rij.toelichting = "Wat 1", "Wie", "", "", ""
            rij.eigenaar_id = wereld.gebruiker(rol) if rol else None
            rij.wanneer, rij.stand = WANNEER, Afspraakstand(stand)
            db.session.add(rij)
            db.session.commit()

    return doe
