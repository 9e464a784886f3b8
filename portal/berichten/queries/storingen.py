"""When the portal could not be used, and what that does to the last day of a term."""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.berichten.models import Bericht, Storing
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db

HOOGSTENS = 50


def list_storingen() -> Sequence[Storing]:
    """Give the outages, newest first."""
    vraag = sa.select(Storing).order_by(Storing.van.desc(), Storing.id).limit(HOOGSTENS)
    return db.session.scalars(vraag).all()


def get_storing(storing_id: uuid.UUID) -> Storing:
    """Give one outage.

    Raises:
        NotFound: It does not exist.
    """
    storing = db.session.get(Storing, storing_id)
    if storing is None:
        raise NotFound
    return storing


def tel_ingelicht() -> dict[str, int]:
    """Give how many people were told of each outage, by its id."""
    vraag = sa.select(Bericht.gegevens).where(Bericht.code == "N17")
    geteld: dict[str, int] = {}
    for gegevens in db.session.scalars(vraag):
        sleutel = str(gegevens.get("storing", ""))
        geteld[sleutel] = geteld.get(sleutel, 0) + 1
    return geteld


def stoorde(dag: date) -> bool:
    """Say whether the portal could not be used during a part of a Dutch calendar day.

    An outage that has not ended yet lasts until now.

    Bron: [awb] art. 2:21; [processen] L7.
    """
    begin, einde = _grenzen(dag)
    vraag = sa.select(Storing.id).where(
        Storing.van < einde, sa.func.coalesce(Storing.tot, clock.now()) > begin
    )
    return db.session.scalar(vraag.limit(1)) is not None


def uiterste_dag(laatste_dag: date) -> date:
    """Give the day until which nobody is blamed for being late.

    Args:
        laatste_dag: Last day of the term.

    Returns:
        That day itself; after an outage on it the first working day without one.

    Bron: [awb] art. 2:21 en 2:22; [processen] L7.
    """
    kalender = load_kalender()
    while stoorde(laatste_dag):
        laatste_dag = kalender.na_werkdagen(laatste_dag, 1)
    return laatste_dag


def _grenzen(dag: date) -> tuple[datetime, datetime]:
    """Give the first moment of a Dutch calendar day, and of the day after it, in UTC."""
    begin, einde = (
        datetime.combine(welke, time.min, clock.AMSTERDAM).astimezone(UTC)
        for welke in (dag, dag + timedelta(days=1))
    )
    return begin, einde
