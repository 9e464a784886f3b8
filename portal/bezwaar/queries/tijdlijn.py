"""What happened to a bezwaar, in words, for the zorgkantoor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One event in words, as the component *tijdlijn* shows it."""

    op: datetime
    titel: str
    wie: str


def list_gebeurtenissen(bezwaar: Bezwaar) -> Sequence[Gebeurd]:
    """Give what happened to a bezwaar, newest first."""
    vraag = (
        sa.select(Bezwaargebeurtenis.op, Bezwaargebeurtenis.soort, Gebruiker.naam)
        .outerjoin(Gebruiker, Gebruiker.id == Bezwaargebeurtenis.door_id)
        .where(Bezwaargebeurtenis.bezwaar_id == bezwaar.id)
        .order_by(Bezwaargebeurtenis.nr.desc())
    )
    return [
        Gebeurd(op, bezwaartekst("gebeurtenis", soort), naam or "")
        for op, soort, naam in db.session.execute(vraag)
    ]
