"""The command `flask herbouw-brieven`: can every stored letter be made again, byte for byte?"""

import hashlib
import json

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.beoordeling.letters.besluit import sjabloonversie
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import VERZONDEN
from portal.platform.database import db
from portal.platform.pdf import maak_pdf, van_gegevens


@click.command("herbouw-brieven")
@with_appcontext
def herbouw_brieven() -> None:
    """Make every letter of a besluit again from its content, and compare the digests.

    A letter of another template or library version is named, not compared. Ends with 1 when a
    letter differs.
    """
    gelijk, anders = 0, 0
    for besluit_id in db.session.scalars(
        sa.select(Besluit.id).where(Besluit.stand.in_(VERZONDEN)).order_by(Besluit.id)
    ).all():
        besluit = db.session.get_one(Besluit, besluit_id)
        if besluit.sjabloonversie != sjabloonversie():
            click.echo(f"andere versie ({besluit.sjabloonversie}): {besluit.id}")
        elif _is_gelijk(besluit):
            gelijk += 1
        else:
            anders += 1
            click.echo(f"anders: {besluit.id}")
        db.session.expunge(besluit)
    click.echo(f"{gelijk} brieven gelijk, {anders} anders")
    if anders:
        raise SystemExit(1)


def _is_gelijk(besluit: Besluit) -> bool:
    """Compare stored content, stored bytes and bytes made now with the digests of vaststellen."""
    opnieuw = maak_pdf(van_gegevens(json.loads(besluit.brief)))
    digests = [hashlib.sha256(deel).hexdigest() for deel in (besluit.brief, besluit.pdf, opnieuw)]
    return digests == [besluit.brief_sha256, besluit.pdf_sha256, besluit.pdf_sha256]
