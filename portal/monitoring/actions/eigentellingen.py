"""Count the measures of the report for each zorgkantoor; run `tel-zorgkantoren` every day."""

import uuid
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.statistiek import Periode
from portal.monitoring.models import Eigentelling
from portal.monitoring.queries.eigentelling import tel_zorgkantoor
from portal.monitoring.queries.perioden import list_periodes
from portal.platform import clock
from portal.platform.database import db
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven, invoeging
from portal.toegang.models import Organisatie


def tel_zorgkantoren(op: datetime) -> int:
    """Count every period that can be chosen, for each zorgkantoor; what was counted is replaced.

    Args:
        op: The moment, UTC; what became known after it does not count.

    Returns:
        How many zorgkantoren were counted.

    Raises:
        RijenMislukt: One or more could not be counted; the others were.
    """
    kantoren = db.session.scalars(
        sa.select(Organisatie.id)
        .where(Organisatie.soort == OrganisatieSoort.ZORGKANTOOR)
        .order_by(Organisatie.id)
    ).all()
    with per_rij("tel-zorgkantoren") as rijen:
        return rijen.doe(kantoren, lambda kantoor: _tel(kantoor, op))


@click.command("tel-zorgkantoren")
@with_appcontext
def tel() -> None:
    """Count the measures of the report for each zorgkantoor; run it every day."""
    click.echo(f"{tel_zorgkantoren(clock.now())} zorgkantoren geteld")


def _tel(kantoor: uuid.UUID, op: datetime) -> int:
    for periode in list_periodes(clock.local_day(op)):
        _bewaar(kantoor, periode, op)
    return 1


def _bewaar(kantoor: uuid.UUID, periode: Periode, op: datetime) -> None:
    """Count first and write after it, so that nobody waits for the counting."""
    geteld = tel_zorgkantoor(kantoor, periode, op)
    db.session.rollback()
    begin_schrijven()
    waarden = {"aantallen": geteld.aantallen, "duren": geteld.duren, "op": op}
    vraag = invoeging(db.engine.dialect.name, Eigentelling.__table__).values(
        id=uuid.uuid4(), zorgkantoor_id=kantoor, periode=str(periode), **waarden
    )
    db.session.execute(
        vraag.on_conflict_do_update(index_elements=["zorgkantoor_id", "periode"], set_=waarden)
    )
    db.session.commit()
