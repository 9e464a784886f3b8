"""What happens to dialogen by itself: run `verwerk-dialogen` every day."""

import uuid
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.dialoog.actions import melden
from portal.dialoog.actions.bevestigen import laat_verstrijken
from portal.dialoog.letters.versturen import verstuur_verslag
from portal.dialoog.models import Dialoog
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven


def verwerk(op: datetime) -> int:
    """Make the verslagen ready on which somebody did not answer in time; each commits alone.

    Doing it twice does nothing more: what is ready is ready. One whose letter cannot be written
    waits, is logged, and does not hold up the others.

    Args:
        op: The moment, UTC.

    Returns:
        How many became ready.

    Raises:
        RijenMislukt: Something else was wrong with one or more; the others became ready.
    """
    wachtend = db.session.scalars(
        sa.select(Dialoog.id)
        .where(Dialoog.toestand == Dialoogtoestand.TER_BEVESTIGING)
        .order_by(Dialoog.aangeboden_op, Dialoog.id)
    ).all()
    db.session.rollback()
    with per_rij("verwerk-dialogen", wachten=(DomeinFout,)) as rijen:
        return rijen.doe(wachtend, lambda dialoog_id: _maak_gereed(dialoog_id, op))


@click.command("verwerk-dialogen")
@with_appcontext
def verwerk_dialogen() -> None:
    """Make verslagen ready that waited long enough; run it every day."""
    click.echo(f"{verwerk(clock.now())} verslagen gereed zonder elk akkoord")


def _maak_gereed(dialoog_id: uuid.UUID, op: datetime) -> int:
    begin_schrijven()
    vraag = sa.select(Dialoog).where(Dialoog.id == dialoog_id).with_for_update()
    dialoog = db.session.scalars(vraag).one()
    wacht = dialoog.toestand is Dialoogtoestand.TER_BEVESTIGING
    klaar = wacht and laat_verstrijken(dialoog, op=op)
    if klaar:
        verstuur_verslag(dialoog, door=None, op=op)
        melden.meld_verslag(dialoog, melden.GEREED, op=op)
    db.session.commit()
    return int(klaar)
