"""Store one answer of the vragenlijst, encrypted, with its own version."""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

GETYPT, OVERGENOMEN, GEWIJZIGD = "getypt", "overgenomen", "gewijzigd"
BEVESTIGD, REFERENTIE = "bevestigd", "referentie"
VOORGEVULD, NAGEKEKEN = "voorgevuld", "nagekeken"
"""Filled in from what the portal knows, and looked at by somebody since."""
NA_BEVESTIGEN = {OVERGENOMEN: BEVESTIGD, VOORGEVULD: NAGEKEKEN}
"""What an answer that nobody typed here becomes when somebody saves it as it stands."""


def bewaar_antwoord(
    aanvraag: Aanvraag, vraag_id: str, waarde: JsonWaarde, *, door: Gebruiker, op: datetime
) -> Antwoord:
    """Write an answer; its version goes up at every save.

    An answer that was copied from elsewhere remembers that it was changed here.
    """
    vraag = sa.select(Antwoord).where(
        Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == vraag_id
    )
    rij = db.session.scalar(vraag)
    if rij is None:
        rij = Antwoord(aanvraag_id=aanvraag.id, vraag_id=vraag_id, herkomst=GETYPT)
        db.session.add(rij)
    elif rij.herkomst != GETYPT and rij.waarde != waarde:
        rij.herkomst = GEWIJZIGD
    rij.waarde = "" if waarde is None else waarde
    rij.door_id, rij.op = door.id, op
    return rij
