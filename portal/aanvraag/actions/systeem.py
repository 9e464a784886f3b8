"""What passes by itself: dates on which an aanbieder did not answer (T15 and T26)."""

import uuid
from datetime import date, datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.dossiers import is_geheel
from portal.berichten.queries.storingen import uiterste_dag
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.per_rij import per_rij
from portal.platform.transactions import begin_schrijven


def verwerk_verstreken_termijnen(op: datetime) -> int:
    """Let every dossier go on whose hersteldatum or antwoorddatum has passed; each commits alone.

    Doing it twice does nothing more: a dossier that went on no longer waits.

    Args:
        op: The moment, UTC; a date has passed on the Dutch calendar day after it.

    Returns:
        The number of dossiers that went on.

    Raises:
        RijenMislukt: One or more could not go on; the others did.
    """
    dag = clock.local_day(op)
    wachtend = db.session.scalars(
        sa.select(Aanvraag.id).where(_verstreken(dag)).order_by(Aanvraag.id)
    ).all()
    db.session.rollback()
    with per_rij("verwerk-termijnen") as rijen:
        return rijen.doe(wachtend, lambda aanvraag_id: _verwerk(aanvraag_id, op))


@click.command("verwerk-termijnen")
@with_appcontext
def verwerk_termijnen() -> None:
    """Let dossiers go on whose date to answer has passed; run it every day."""
    click.echo(f"{verwerk_verstreken_termijnen(clock.now())} dossiers gaan verder")


def _verwerk(aanvraag_id: uuid.UUID, op: datetime) -> bool:
    """Let one dossier go on, if it still waits when nobody else can change it.

    After an outage on its last day it waits until the aanbieder had another working day.
    """
    begin_schrijven()
    dag = clock.local_day(op)
    aanvraag = db.session.scalar(
        sa.select(Aanvraag).where(Aanvraag.id == aanvraag_id, _verstreken(dag)).with_for_update()
    )
    verstreken = aanvraag is not None and uiterste_dag(_antwoorddag(aanvraag)) < dag
    if aanvraag is not None and verstreken:
        laat_verstrijken(aanvraag, op)
    db.session.commit()
    return verstreken


def _antwoorddag(aanvraag: Aanvraag) -> date:
    """Give the day until which the aanbieder could answer."""
    gevraagd = aanvraag.toestand is Toestand.AANVULLING_GEVRAAGD
    dag = aanvraag.hersteldatum if gevraagd else aanvraag.antwoorddatum
    assert dag is not None
    return dag


def laat_verstrijken(aanvraag: Aanvraag, op: datetime) -> None:
    """Let a dossier go on whose day to answer has passed (T15, T26)."""
    if aanvraag.toestand is Toestand.AANVULLING_GEVRAAGD:
        handeling = Handeling.SYSTEEM_HERSTEL_VERSTREKEN
        _sluit_verzoek(aanvraag, op)
        aanvraag.hersteldatum = None
    else:
        handeling = Handeling.SYSTEEM_ANTWOORD_VERSTREKEN
        aanvraag.antwoorddatum = None
    voer_uit(aanvraag, Stap(handeling=handeling, door=None, op=op))


def _sluit_verzoek(aanvraag: Aanvraag, op: datetime) -> None:
    verzoek = db.session.scalars(
        sa.select(Aanvulverzoek).where(
            Aanvulverzoek.aanvraag_id == aanvraag.id, Aanvulverzoek.stand == "open"
        )
    ).one()
    verzoek.stand, verzoek.afgesloten_op = "verstreken", op


def _verstreken(dag: date) -> sa.ColumnElement[bool]:
    """Give the condition under which the day to answer has passed; a group answers as a whole."""
    herstel = Aanvraag.toestand == Toestand.AANVULLING_GEVRAAGD
    antwoord = Aanvraag.toestand == Toestand.BIJSTELLEN_GEVRAAGD
    verstreken = sa.or_(
        sa.and_(herstel, Aanvraag.hersteldatum < dag),
        sa.and_(antwoord, Aanvraag.antwoorddatum < dag),
    )
    return sa.and_(verstreken, is_geheel())
