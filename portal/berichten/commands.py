"""Commands and jobs of messages: send the outbox, and take in what came back."""

from datetime import datetime

import click
from flask.cli import with_appcontext

from portal.berichten.actions.verzenden import verzend_uitbox
from portal.platform import clock
from portal.platform.mail import Onbereikbaar
from portal.platform.worker import moet_stoppen


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
