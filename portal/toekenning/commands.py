"""What happens to toekenningen by itself: run `verwerk-toekenningen` every day."""

import uuid
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import is_voor_portaal
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.calendar_data import load_afloopdagen
from portal.platform.database import db
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven
from portal.toekenning.actions.einde import overlijd
from portal.toekenning.letters.einde_versturen import verstuur_afloop
from portal.toekenning.queries.afloop import list_afgelopen, list_overleden


def verwerk(op: datetime) -> int:
    """End what outlives its client, and tell of what ended; each toekenning commits alone.

    Doing it twice does nothing more: what ended was ended, and its letter stands beside it. Where
    a letter cannot be written yet, it waits for the next time.

    Args:
        op: The moment, UTC; a toekenning has ended on the Dutch calendar day after its last.

    Returns:
        The number of letters.

    Raises:
        RijenMislukt: Something else was wrong with one or more; the others were done.
    """
    dag = clock.local_day(op)
    overleden, dagen = list_overleden(dag), load_afloopdagen(dag)
    db.session.rollback()
    with per_rij("verwerk-toekenningen", wachten=(DomeinFout,)) as rijen:
        brieven = rijen.doe(overleden, lambda rij: _overleden(rij, op))
        afgelopen = list_afgelopen(dag, dagen=dagen)
        db.session.rollback()
        return brieven + rijen.doe(afgelopen, lambda rij: _afgelopen(rij, op, dagen))


@click.command("verwerk-toekenningen")
@with_appcontext
def verwerk_toekenningen() -> None:
    """Write to the clients whose meerzorg ended by itself; run it every day."""
    click.echo(f"{verwerk(clock.now())} brieven over een einde")


def _overleden(toekenning_id: uuid.UUID, op: datetime) -> int:
    """End one toekenning, and what else the client has, if that still has to be done."""
    toekenning = _open(toekenning_id)
    dag = toekenning.client.overleden_op
    geeindigd = [] if dag is None else overlijd(toekenning, dag, door=None, op=op)
    for rij in geeindigd:
        verstuur_afloop(rij, door=None, op=op)
    db.session.commit()
    return len(geeindigd)


def _afgelopen(toekenning_id: uuid.UUID, op: datetime, dagen: int) -> int:
    """Tell of one toekenning, if nobody did meanwhile and it ended while the portal had it."""
    toekenning = _open(toekenning_id)
    nog = toekenning.id in list_afgelopen(clock.local_day(op), dagen=dagen)
    vertel = nog and not is_voor_portaal(toekenning)
    if vertel:
        verstuur_afloop(toekenning, door=None, op=op)
    db.session.commit()
    return int(vertel)


def _open(toekenning_id: uuid.UUID) -> Toekenning:
    """Take one toekenning when nobody else can change it."""
    begin_schrijven()
    vraag = sa.select(Toekenning).where(Toekenning.id == toekenning_id).with_for_update()
    return db.session.scalars(vraag).one()
