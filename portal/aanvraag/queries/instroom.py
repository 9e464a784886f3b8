"""What an aanvraag for who joins a group keeps of that group: until when, and who has meerzorg."""

import uuid
from collections.abc import Mapping
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.platform.encrypted import JsonWaarde

GROEP_TOT, MET_MEERZORG = "groep_tot", "met_meerzorg"
LEEG: frozenset[uuid.UUID] = frozenset()


def groep_tot_van(aanvraag: Aanvraag) -> date | None:
    """Give the last day of the group that was kept when the aanvraag began.

    None for any aanvraag that is not for somebody who joins.
    """
    tekst = _gegevens(aanvraag).get(GROEP_TOT)
    return date.fromisoformat(tekst) if isinstance(tekst, str) else None


def met_meerzorg_van(aanvraag: Aanvraag) -> frozenset[uuid.UUID]:
    """Give the clients who had meerzorg in the group already: they cannot join it again."""
    nummers = _gegevens(aanvraag).get(MET_MEERZORG)
    return frozenset(uuid.UUID(str(nr)) for nr in nummers) if isinstance(nummers, list) else LEEG


def _gegevens(aanvraag: Aanvraag) -> Mapping[str, JsonWaarde]:
    hoofd = aanvraag.groepsaanvraag or aanvraag
    if not hoofd.is_instroom or hoofd.voorganger is None:
        return {}
    gegevens = hoofd.voorganger.gegevens
    return gegevens if isinstance(gegevens, dict) else {}
