"""Keep the free text of an event in its own encrypted row; the event itself holds codes only."""

from portal.aanvraag.models import Gebeurtenis, Toelichting
from portal.domain.fouten import DomeinFout
from portal.platform.database import db


def eis_reden(tekst: str) -> str:
    """Give the reason without blanks around it.

    Raises:
        DomeinFout: `reden_ontbreekt`.
    """
    reden = tekst.strip()
    if not reden:
        raise DomeinFout("reden_ontbreekt", veld="reden")
    return reden


def licht_toe(gebeurtenis: Gebeurtenis, tekst: str) -> None:
    """Keep the reason that was given with an event."""
    rij = Toelichting(
        aanvraag_id=gebeurtenis.aanvraag_id,
        gebeurtenis_nr=gebeurtenis.nr,
        soort=gebeurtenis.soort,
        tekst=tekst,
    )
    db.session.add(rij)
