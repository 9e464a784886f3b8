"""Commands and jobs of messages: send the outbox, and take in what came back."""

import sys
from datetime import datetime
from typing import NoReturn

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from portal.berichten.actions.herstel import verwerk_teruggekomen
from portal.berichten.actions.verzenden import verzend_uitbox
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.mail import Onbereikbaar, lees_terugmelding
from portal.platform.mail.bounce import GROOTSTE
from portal.platform.worker import moet_stoppen

ONBRUIKBAAR, LATER = 65, 75
"""Exit codes that mail servers know: data that cannot be used, and try again later."""

WEIGERING = {
    "te_groot": "dit bericht is te groot voor een melding van een mailserver",
    "geen_terugmelding": "dit is geen melding van een mailserver dat een e-mail niet aankwam",
    "onvolledig": "deze melding zegt niet over welke e-mail zij gaat",
}


def verzend(_op: datetime) -> int:
    """Send the outbox, as a job of the worker."""
    return verzend_uitbox(klok=clock.now, moet_stoppen=moet_stoppen)


@click.command("verzend-mail")
@with_appcontext
def verzend_mail() -> None:
    """Send what waits in the outbox; end with 1 when there is no mail server to take it."""
    try:
        click.echo(f"{verzend(clock.now())} e-mails verzonden")
    except Onbereikbaar:
        raise click.ClickException("de mailserver is niet bereikbaar") from None


@click.command("mail-teruggekomen")
@with_appcontext
def mail_teruggekomen() -> None:
    """Read from standard input what a mail server sent back about an e-mail of the portal."""
    try:
        melding = lees_terugmelding(sys.stdin.buffer.read(GROOTSTE + 1))
    except ValueError as nee:
        _stop(WEIGERING[str(nee)], ONBRUIKBAAR)
    if not melding.is_mislukt:
        click.echo("de e-mail is niet mislukt: niets gedaan")
        return
    try:
        nieuw = verwerk_teruggekomen(melding.message_id, melding.status, op=clock.now())
    except DomeinFout:
        _stop("deze e-mail komt niet van dit portaal", ONBRUIKBAAR)
    except OperationalError:
        _stop("de database is niet bereikbaar", LATER)
    click.echo("vastgelegd: de e-mail kwam terug" if nieuw else "dit was al vastgelegd")


def _stop(reden: str, code: int) -> NoReturn:
    click.echo(f"Geweigerd: {reden}", err=True)
    raise SystemExit(code)
