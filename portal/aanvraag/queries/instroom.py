"""Until which day somebody who joins a group can have meerzorg: as long as the group has."""

from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.domain.procedure.mutatie import MUTATIE

GROEP_TOT = "groep_tot"


def groep_tot_van(aanvraag: Aanvraag) -> date | None:
    """Give the last day of the group that was kept when the aanvraag began.

    None for any aanvraag that is not for somebody who joins.
    """
    hoofd = aanvraag.groepsaanvraag or aanvraag
    if hoofd.herkomst != MUTATIE or hoofd.voorganger is None:
        return None
    gegevens = hoofd.voorganger.gegevens
    tekst = gegevens.get(GROEP_TOT) if isinstance(gegevens, dict) else None
    return date.fromisoformat(tekst) if isinstance(tekst, str) else None
