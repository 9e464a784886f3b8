"""Commands for the operator: check the log, rotate keys, tidy up."""

from datetime import datetime

import click
from flask.cli import with_appcontext

from portal.platform import audit, rotation
from portal.platform.audit import restored
from portal.platform.web import idempotency, sessions, throttle


@click.command("verify-audit")
@with_appcontext
def verify_audit() -> None:
    """Check the audit log; end with 1 and name the lines when a chain is broken."""
    aantal, breuken = audit.controleer()
    for breuk in breuken:
        click.echo(f"keten {breuk.keten} regel {breuk.nr}: {breuk.soort}")
    for keten, register in restored.lees_alle().items():
        for terug in register.terugzettingen:
            click.echo(
                f"keten {keten} regel {terug.regel.nr}: teruggezet op"
                f" {terug.moment.isoformat(timespec='seconds')},"
                f" het anker stond op regel {terug.anker.nr}"
            )
    click.echo(f"{aantal} regels gelezen, {len(breuken)} breuken")
    if breuken:
        raise SystemExit(1)


@click.command("rotate-keys")
@with_appcontext
def rotate_keys() -> None:
    """Re-encrypt everything with the newest key of the key ring."""
    click.echo(f"{rotation.versleutel_opnieuw()} waarden opnieuw versleuteld")


@click.command("clean-sessions")
@with_appcontext
def clean_sessions() -> None:
    """Delete ended sessions, old counters of tries and old form numbers."""
    for wat, aantal in _ruim_op().items():
        click.echo(f"{aantal} {wat} verwijderd")


def ruim_op(_op: datetime) -> int:
    """Do so, as a job of the worker; give the number of rows."""
    return sum(_ruim_op().values())


def _ruim_op() -> dict[str, int]:
    return {
        "sessies": sessions.wis_oude_sessies(),
        "tellers": throttle.wis_oude_pogingen(),
        "formuliernummers": idempotency.wis_oude_nummers(),
    }
