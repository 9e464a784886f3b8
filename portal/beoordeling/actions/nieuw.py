"""Begin a besluit, and write down that it changed."""

from datetime import datetime

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.domain.procedure import BesluitToestand
from portal.platform import audit
from portal.platform.rows import volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEWIJZIGD = "besluit.gewijzigd"


def nieuw_besluit(aanvraag: Aanvraag) -> Besluit:
    """Give a besluit with the next number, still without content."""
    return Besluit(
        aanvraag_id=aanvraag.id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=volgend_nr(Besluit.nr, Besluit.aanvraag_id == aanvraag.id),
        stand=BesluitToestand.CONCEPT,
    )


def leg_wijziging_vast(
    aanvraag: Aanvraag,
    besluit: Besluit,
    *,
    door: Gebruiker,
    op: datetime,
    code: str = GEWIJZIGD,
) -> None:
    """Leave an audit line for what changes the besluit; the dossier gets a new version with it."""
    aanvraag.gewijzigd_op = op
    audit.leg_vast(audit_regel(code, door=door, over=besluit, client_id=aanvraag.client_id))
