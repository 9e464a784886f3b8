"""Take a submitted aanvraag back (T27)."""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.domain.bevoegdheid import Handeling
from portal.platform.database import db
from portal.toegang.models import Gebruiker

OPEN, INGETROKKEN = "open", "ingetrokken"


def trek_in(aanvraag: Aanvraag, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Withdraw the aanvraag with a reason; what waited for an answer is closed.

    Raises:
        DomeinFout: `reden_ontbreekt`, or as `voer_uit`.
    """
    tekst = eis_reden(reden)
    gebeurtenis = voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_INTREKKEN, door=door, op=op))
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, tekst)
    aanvraag.hersteldatum = aanvraag.antwoorddatum = None
    db.session.execute(
        sa.update(Aanvulverzoek)
        .where(Aanvulverzoek.aanvraag_id == aanvraag.id, Aanvulverzoek.stand == OPEN)
        .values(stand=INGETROKKEN, afgesloten_op=op)
    )
