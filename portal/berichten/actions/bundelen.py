"""Digests: on working days one e-mail per person about every message that waits for one."""

import uuid
from datetime import date, datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.berichten.actions.uitbox import nieuwe_mail
from portal.berichten.models import Bericht, Mail
from portal.domain.berichten import Bezorging
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_bundeltijd
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


def bundel(op: datetime) -> int:
    """Write the digests of a working day, from 07:00 Dutch time; each person commits alone.

    Doing it twice, or in two places at once, does nothing more: there is one digest per person
    per day, and what comes after it waits for the next working day. What was read meanwhile needs
    no e-mail.

    Args:
        op: The moment, UTC.

    Returns:
        The number of e-mails.

    Raises:
        RijenMislukt: The digest of one or more could not be written; the others were.

    Bron: [berichten] Kanalen.
    """
    dag = clock.local_day(op)
    if clock.local_time(op) < load_bundeltijd(dag) or not load_kalender().is_werkdag(dag):
        return 0
    wachtend = db.session.scalars(
        sa.select(Bericht.gebruiker_id).where(_wacht()).distinct().order_by(Bericht.gebruiker_id)
    ).all()
    db.session.rollback()
    with per_rij("verzend-bundels") as rijen:
        return rijen.doe(wachtend, lambda gebruiker_id: _bundel_van(gebruiker_id, dag, op))


@click.command("verzend-bundels")
@with_appcontext
def verzend_bundels() -> None:
    """Write the digests of today; run it on working days from 07:00."""
    click.echo(f"{bundel(clock.now())} bundels")


def _wacht() -> Voorwaarde:
    return sa.and_(
        Bericht.bezorging == Bezorging.DIGEST,
        Bericht.mail_id.is_(None),
        Bericht.gelezen_op.is_(None),
    )


def _bundel_van(gebruiker_id: uuid.UUID, dag: date, op: datetime) -> bool:
    """Write the digest of one person, when nobody else can."""
    begin_schrijven()
    mens = db.session.scalars(
        sa.select(Gebruiker)
        .where(Gebruiker.id == gebruiker_id)
        .with_for_update(of=Gebruiker, key_share=True)
    ).one()
    klaar = sa.exists().where(Mail.gebruiker_id == gebruiker_id, Mail.bundeldag == dag)
    berichten = db.session.scalars(
        sa.select(Bericht.id).where(Bericht.gebruiker_id == gebruiker_id, _wacht())
    ).all()
    geschreven = mens.geblokkeerd_op is None and bool(berichten)
    geschreven = geschreven and not db.session.scalar(sa.select(klaar))
    if geschreven:
        mail = nieuwe_mail(mens, Bezorging.DIGEST, aantal=len(berichten), op=op)
        mail.bundeldag = dag
        db.session.add(mail)
        db.session.flush()
        db.session.execute(
            sa.update(Bericht).where(Bericht.id.in_(berichten)).values(mail_id=mail.id)
        )
    db.session.commit()
    return geschreven
