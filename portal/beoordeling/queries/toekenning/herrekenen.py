"""Is the stored calculation of a version what the rekentool gives again?"""

from dataclasses import dataclass

from portal.aanvraag.queries.stand.inhoud import digest
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toekenning.regels import is_handmatig
from portal.beoordeling.queries.toekenning.rekenen import reken
from portal.domain.rekentool import (
    HandmatigeInvoer,
    Rekeninvoer,
    handmatige_invoer_uit_gegevens,
    rekeninvoer_uit_gegevens,
    uitkomst_als_gegevens,
)


@dataclass(frozen=True, slots=True)
class Herrekening:
    """Digests of the stored calculation and of the one made now."""

    opgeslagen: str
    opnieuw: str

    @property
    def is_gelijk(self) -> bool:
        """Both are the same, to the last fraction and the last step."""
        return self.opgeslagen == self.opnieuw


def herreken(bron: Versiebron) -> Herrekening | None:
    """Calculate a version again from its stored input, year and table version.

    Returns:
        None when the version has no calculation.

    Bron: [procedure] §6.5 and §7.3.
    """
    opgeslagen = bron.berekend()
    if not opgeslagen:
        return None
    opnieuw = reken(lees_invoer(bron), bron.tabel, volumetoets=bron.volumetoets)
    return Herrekening(digest(opgeslagen), digest(uitkomst_als_gegevens(opnieuw)))


def lees_invoer(bron: Versiebron) -> Rekeninvoer | HandmatigeInvoer:
    """Give the input of the rekentool as it was stored."""
    gegevens = {
        naam: waarde
        for naam, waarde in bron.berekend("invoer").items()
        if isinstance(waarde, str | bool) or waarde is None
    }
    if is_handmatig(bron):
        return handmatige_invoer_uit_gegevens(gegevens)
    return rekeninvoer_uit_gegevens(gegevens)
