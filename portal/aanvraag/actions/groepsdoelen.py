"""Link goals of the group to one of its clients."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.doelen import ONDERDEEL
from portal.aanvraag.models import Aanvraag, Antwoord
from portal.aanvraag.queries.stand.groep import GEKOZEN, LIDDOELEN, TOELICHTING
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.models import Gebruiker

if TYPE_CHECKING:
    from portal.platform.encrypted import JsonWaarde


def bewaar_groepsdoelen(
    aanvraag: Aanvraag,
    gekozen: Sequence[str],
    toelichting: str,
    versie: int,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Write which goals of the group are goals of this client, and how he gets there.

    Args:
        aanvraag: The part of the client.
        gekozen: Lasting ids of goals of the group.
        toelichting: What the client reaches, and how.
        versie: Version of the answer that the page showed.
        door: Who writes it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `verouderd`, or as `bewerk`.
    """
    vergrendel(aanvraag, door=door)
    nu = db.session.scalar(
        sa.select(Antwoord.versie).where(
            Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == LIDDOELEN
        )
    )
    if versie != (nu or 0):
        raise DomeinFout("verouderd")
    waarde: dict[str, JsonWaarde] = {GEKOZEN: list(gekozen), TOELICHTING: toelichting}
    bewaar_antwoord(aanvraag, LIDDOELEN, waarde, door=door, op=op)
    db.session.flush()
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)
