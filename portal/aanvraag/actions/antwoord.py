"""Store one answer of the vragenlijst, encrypted, with its own version."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker


def bewaar_antwoord(
    aanvraag: Aanvraag,
    vraag_id: str,
    waarde: Mapping[str, JsonWaarde],
    *,
    door: Gebruiker,
    op: datetime,
) -> Antwoord:
    """Write the answer that a page of its own gives; its version goes up at every save."""
    vraag = sa.select(Antwoord).where(
        Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == vraag_id
    )
    rij = db.session.scalar(vraag)
    if rij is None:
        rij = Antwoord(aanvraag_id=aanvraag.id, vraag_id=vraag_id)
        db.session.add(rij)
    rij.waarde = dict(waarde)
    rij.door_id, rij.op = door.id, op
    return rij
