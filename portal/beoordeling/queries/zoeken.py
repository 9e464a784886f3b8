"""Find dossiers by who they are about: exactly, through the blind indexes of the zorgkantoor."""

from collections.abc import Sequence

from portal.beoordeling.queries.werkvoorraad import Regel, list_van_clienten
from portal.clienten.queries import Zoekvraag, client_ids_bij
from portal.toegang.models import Gebruiker

MEESTE_GEVONDEN = 100


def zoek_dossiers(zoekvraag: Zoekvraag, *, voor: Gebruiker) -> Sequence[Regel]:
    """Give the dossiers in view of everybody who fits, newest first."""
    ids = client_ids_bij(zoekvraag.soort, voor.organisatie_id, zoekvraag.tekst)
    return list_van_clienten(ids, voor=voor, hoogstens=MEESTE_GEVONDEN)
