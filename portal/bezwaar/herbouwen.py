"""The command `flask herbouw-brieven`: can every stored letter be made again, byte for byte?"""

from collections import Counter
from collections.abc import Iterator, Mapping

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.beoordeling.letters.besluit import SJABLOON as BESLUIT
from portal.beoordeling.letters.herbouwen import Vergelijking, vergelijk
from portal.beoordeling.models import Besluit
from portal.bezwaar.models import Bezwaarbrief
from portal.dialoog.letters.versturen import SJABLOON as DIALOOG
from portal.dialoog.models import Dialoogbrief
from portal.domain.procedure import VERZONDEN_BESLUIT
from portal.ontwikkeltraject.letters.afronden import SJABLOON as TRAJECT
from portal.ontwikkeltraject.models import Trajectverslag
from portal.platform.database import db
from portal.toegang.stukken import Bewaardebrief
from portal.toekenning.models import Toekenningsbrief

SJABLONEN: Mapping[type[Bewaardebrief], str] = {
    Toekenningsbrief: BESLUIT,
    Bezwaarbrief: BESLUIT,
    Dialoogbrief: DIALOOG,
    Trajectverslag: TRAJECT,
}
"""The template that writes each kind of letter now."""


@click.command("herbouw-brieven")
@with_appcontext
def herbouw_brieven() -> None:
    """Make every letter again from its content, and compare the digests.

    Letters of a besluit on an aanvraag, and about a toekenning, a bezwaar, a dialoog or a traject.
    One of another template or library version is named, not compared. Ends with 1 when a letter
    differs.
    """
    geteld: Counter[Vergelijking] = Counter()
    for rij, sjabloon in _brieven():
        gevonden = vergelijk(rij, sjabloon)
        geteld[gevonden] += 1
        if gevonden is Vergelijking.ANDERE_VERSIE:
            click.echo(f"andere versie ({rij.sjabloonversie}): {rij.id}")
        elif gevonden is Vergelijking.ANDERS:
            click.echo(f"anders: {rij.id}")
        db.session.expunge(rij)
    anders = geteld[Vergelijking.ANDERS]
    click.echo(f"{geteld[Vergelijking.GELIJK]} brieven gelijk, {anders} anders")
    if anders:
        raise SystemExit(1)


def _brieven() -> Iterator[tuple[Besluit | Bewaardebrief, str]]:
    """Give every letter that was sent, one at a time; a besluit on a group has none itself."""
    verzonden = sa.select(Besluit.id).where(
        Besluit.stand.in_(VERZONDEN_BESLUIT), Besluit.pdf_sha256 != ""
    )
    for besluit_id in db.session.scalars(verzonden.order_by(Besluit.id)).all():
        yield db.session.get_one(Besluit, besluit_id), BESLUIT
    for soort, sjabloon in SJABLONEN.items():
        for brief_id in db.session.scalars(sa.select(soort.id).order_by(soort.id)).all():
            yield db.session.get_one(soort, brief_id), sjabloon
