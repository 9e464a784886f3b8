"""Spiegelinformatie by itself: the job makes that of the last closed year, the command of any."""

from datetime import date, datetime

import click
from flask.cli import with_appcontext

from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.platform.transactions import begin_schrijven
from portal.spiegel.actions.maken import DAG, MAAND, heeft_spiegel, maak_spiegel


def maak_van_vorig_jaar(op: datetime) -> int:
    """Make the spiegelinformatie of last year from 1 March on, once.

    Returns:
        How many were made: 1, or 0 when it is too early or was done.
    """
    dag = clock.local_day(op)
    gereed = dag >= date(dag.year, MAAND, DAG) and not heeft_spiegel(dag.year - 1)
    db.session.rollback()
    if gereed:
        begin_schrijven()
        maak_spiegel(dag.year - 1, op=op)
        db.session.commit()
    return int(gereed)


@click.command("maak-spiegel")
@click.argument("jaar", type=click.IntRange(2000, 2100))
@with_appcontext
def maak_spiegel_opdracht(jaar: int) -> None:
    """Make the spiegelinformatie of a closed year; the worker does it on 1 March."""
    begin_schrijven()
    try:
        maak_spiegel(jaar, op=clock.now())
    except DomeinFout as fout:
        raise click.ClickException(fout.code) from fout
    db.session.commit()
    click.echo(f"spiegelinformatie over {jaar} gemaakt")
