"""What happens to meerzorgplannen by itself: run `werk-plancijfers-bij` every day."""

import uuid
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext
from sqlalchemy.orm.exc import StaleDataError

from portal.dialoog.actions.plan import bereken_cijfers_van, vergelijk_cijfers
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.plancijfers import heeft_cijfers
from portal.domain.procedure.volgen import Plantoestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven

TELT = (Plantoestand.CONCEPT, Plantoestand.INGEDIEND, Plantoestand.BESPROKEN)


def werk_bij(op: datetime) -> int:
    """Count the figures of every plan from the year before on anew; each commits alone.

    Those of a concept take the place of the earlier ones; of what was submitted, and of what was
    talked about since, only which ones differ is remembered. A plan of before the portal has no
    figures that could differ.

    Args:
        op: The moment, UTC.

    Returns:
        The number of plannen.

    Raises:
        RijenMislukt: One or more could not be counted; the others were.
    """
    vraag = sa.select(Meerzorgplan.id).where(
        Meerzorgplan.toestand.in_(TELT),
        Meerzorgplan.jaar >= clock.local_day(op).year - 1,
        heeft_cijfers(),
    )
    plannen = db.session.scalars(vraag.order_by(Meerzorgplan.id)).all()
    db.session.rollback()
    # What somebody changes meanwhile waits for the next time.
    with per_rij("werk-plancijfers-bij", wachten=(StaleDataError,)) as rijen:
        return rijen.doe(plannen, lambda plan_id: _werk_een_bij(plan_id, op))


def _werk_een_bij(plan_id: uuid.UUID, op: datetime) -> int:
    begin_schrijven()
    plan = db.session.get_one(Meerzorgplan, plan_id)
    if plan.toestand is Plantoestand.CONCEPT:
        bereken_cijfers_van(plan, op=op)
    elif plan.toestand in TELT:
        vergelijk_cijfers(plan, op=op)
    db.session.commit()
    return 1


@click.command("werk-plancijfers-bij")
@with_appcontext
def werk_plancijfers_bij() -> None:
    """Count the figures of meerzorgplannen from the year before on anew; run it every day."""
    click.echo(f"cijfers van {werk_bij(clock.now())} meerzorgplannen bijgewerkt")
