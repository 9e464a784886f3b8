"""Commands to make a backup and to put one back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.platform.backup.make import maak
from portal.platform.backup.manifest import Manifest, ReservekopieFout
from portal.platform.backup.restore import zet_terug

MAP = click.Path(file_okay=False, path_type=Path)


@click.command("backup")
@click.argument("map_", metavar="DIR", type=MAP)
@with_appcontext
def backup(map_: Path) -> None:
    """Copy the database to DIR, a new folder, while the portal may go on."""
    with _gezegd():
        manifest = maak(map_)
    click.echo(f"Reservekopie gemaakt: {_samengevat(manifest)}")
    click.echo("De sleutels en het anker staan er niet in: bewaar die apart.")


@click.command("restore")
@click.argument("map_", metavar="DIR", type=MAP)
@click.option("--vervang", is_flag=True, help="Replace a database; the old one is kept beside it.")
@with_appcontext
def restore(map_: Path, *, vervang: bool) -> None:
    """Put the backup in DIR back; stop the portal first."""
    with _gezegd():
        uitslag = zet_terug(map_, vervang=vervang)
    click.echo(f"Reservekopie teruggezet: {_samengevat(uitslag.manifest)}")
    if uitslag.bewaard:
        click.echo(f"De vorige database staat in {uitslag.bewaard.name}")
    for breuk in uitslag.breuken:
        click.echo(f"Was al gebroken: keten {breuk.keten} regel {breuk.nr}: {breuk.soort}")
    click.echo("Iedereen moet opnieuw inloggen. Draai nu verify-audit.")


@contextmanager
def _gezegd() -> Iterator[None]:
    """Say what went wrong in one line, and end with 1."""
    try:
        yield
    except ReservekopieFout as fout:
        raise click.ClickException(str(fout)) from None
    except OSError as fout:
        raise click.ClickException(f"the disk refuses: {fout.strerror}") from None


def _samengevat(manifest: Manifest) -> str:
    return (
        f"{manifest.gemaakt_op.isoformat(timespec='seconds')},"
        f" {manifest.bestand.grootte} bytes, revisie {'+'.join(manifest.revisies)},"
        f" {manifest.regels} auditregels in {len(manifest.koppen)} ketens"
    )
