"""Write once per besluit how it came about; run `werk-afdoeningen-bij` every day."""

from collections.abc import Sequence
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.beoordeling.models import Besluit
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.afdoeningen import (
    Besluitkenmerken,
    list_onafgedaan,
    maak_afdoeningen,
)
from portal.platform import clock
from portal.platform.database import db
from portal.platform.transactions import begin_schrijven

PER_KEER = 500


def werk_afdoeningen_bij(op: datetime, *, per_keer: int = PER_KEER) -> int:
    """Write what was decided and is not written yet; doing it twice does nothing more.

    Args:
        op: The moment, UTC; what was decided after it is left for the next time.
        per_keer: Besluiten in one transaction.

    Returns:
        How many besluiten were written.
    """
    geschreven, na = 0, None
    while True:
        begin_schrijven()
        verder = Besluit.id > na if na else sa.true()
        besluiten = list_onafgedaan(op, verder, aantal=per_keer)
        geschreven += _schrijf(besluiten)
        db.session.commit()
        if len(besluiten) < per_keer:
            return geschreven
        na = besluiten[-1].id


@click.command("werk-afdoeningen-bij")
@with_appcontext
def werk_bij() -> None:
    """Write how long each besluit took, for the figures; run it every day."""
    click.echo(f"{werk_afdoeningen_bij(clock.now())} besluiten bijgewerkt")


def _schrijf(besluiten: Sequence[Besluitkenmerken]) -> int:
    rijen = maak_afdoeningen(besluiten)
    if rijen:
        db.session.execute(sa.insert(Afdoening), rijen)
    return len(rijen)
