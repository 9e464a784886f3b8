"""What happened to a bezwaar, in words, for the zorgkantoor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.domain.procedure import Bezwaarfeit
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
        sa.select(Bezwaargebeurtenis, Gebruiker.naam)
        .outerjoin(Gebruiker, Gebruiker.id == Bezwaargebeurtenis.door_id)
        .where(Bezwaargebeurtenis.bezwaar_id == bezwaar.id)
        .order_by(Bezwaargebeurtenis.nr.desc())
    )
    return [Gebeurd(rij.op, _titel(rij), naam or "") for rij, naam in db.session.execute(vraag)]


def _titel(rij: Bezwaargebeurtenis) -> str:
    """Name an event; planning a hearing is one kind, also when it is put off."""
    if rij.soort == Bezwaarfeit.HOORZITTING_GEPLAND:
        return bezwaartekst("zitting", str(rij.gegevens["stap"]))
    return bezwaartekst("gebeurtenis", rij.soort)
