"""The one word that says how it stands with an aanvraag, per side."""

from portal.aanvraag.models import Aanvraag
from portal.domain.procedure import Publiek, woord


def statuswoord(aanvraag: Aanvraag, publiek: Publiek) -> str:
    """Give the word that one side sees for an aanvraag."""
    gevraagd, toegekend = aanvraag.gevraagd_bedrag_cent, aanvraag.toegekend_bedrag_cent
    deels = gevraagd is not None and toegekend is not None and toegekend < gevraagd
    return woord(aanvraag.toestand, publiek, deels=deels) or ""
