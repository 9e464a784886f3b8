"""The blocks of the rekentool as they are stored."""

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen.lezen import Blok


def opgeslagen_blok(dossier: Dossier, naam: str) -> Blok:
    """Give the raw text of a stored block, empty while there is none."""
    rij = dossier.blokken.get(naam)
    ruw = rij.ruw if rij is not None else None
    return ruw if isinstance(ruw, dict) else {}
