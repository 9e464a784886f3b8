"""What every page of a dossier starts with: the row that may be seen, and a line that it was."""

import uuid

from flask import request

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker


def open_aanvraag(aanvraag_id: uuid.UUID) -> Aanvraag:
    """Give the aanvraag of a page and write one audit line when the page only reads.

    Raises:
        NotFound: It does not exist or is not in view of the user.
    """
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    if request.method == "GET":
        leg_lezen_vast(
            audit_regel(
                Handeling.AANVRAAG_LEZEN.value,
                door=gebruiker,
                over=aanvraag,
                client_id=aanvraag.client_id,
            )
        )
    return aanvraag


def stand_van(aanvraag: Aanvraag) -> Stand:
    """Compute where an aanvraag stands at this moment."""
    return bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.today()))
