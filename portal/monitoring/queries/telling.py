"""All exact figures of a year as known at a moment: counted here or handed in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.domain.statistiek import Periode
from portal.monitoring.models import Deelnamewijze
from portal.monitoring.queries.deelnemers import Deelnemer, list_deelnemers
from portal.monitoring.queries.definities import LANDELIJK, OPGEGEVEN, SIGNALEN, Definities
from portal.monitoring.queries.signaalteksten import list_woorden
from portal.monitoring.queries.tellen import Telraam, Telsleutel, tel_halfjaren

Celsleutel = tuple[str, str, str, str]
"""Period (with the number of the report for an earlier one), group, zorgkantoor id, measure."""
Cellen = dict[Celsleutel, int | None]
Geteld = Mapping[str, Counter[Telsleutel]]
"""Half-year -> what the portal counted in it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Exact figures of a year and of both halves; None is geen opgave."""

    cellen: Cellen
    deelnemers: Sequence[Deelnemer]


def tel(periode: Periode, peilmoment: datetime, definities: Definities) -> Telling:
    """Count the year of a period and its halves, for every zorgkantoor and for all together.

    The other half and the year are counted too: whoever has them may calculate with them. Every
    theme has its row, so that a row by itself does not say that somebody signalled.
    """
    jaar = periode.heel_jaar
    geteld = tel_halfjaren([Telraam(helft, peilmoment) for helft in jaar.helften], definities)
    themas = [f"{SIGNALEN}:{code}" for code, _ in list_woorden("thema")]
    cellen: Cellen = {}
    deelnemers: Sequence[Deelnemer] = ()
    for deel in (jaar, *jaar.helften):
        aanwezig = list_deelnemers(deel, voor=None, peilmoment=peilmoment)
        deelnemers = aanwezig if deel == periode else deelnemers
        for groep in definities.groepen:
            cellen |= _groep(str(deel), groep.id, aanwezig, geteld)
            cellen |= {
                (str(deel), groep.id, LANDELIJK, thema): _samen(aanwezig, groep.id, thema, geteld)
                for thema in themas
            }
    return Telling(cellen, deelnemers)


def _groep(
    periode: str, groep: str, deelnemers: Sequence[Deelnemer], geteld: Geteld
) -> Iterator[tuple[Celsleutel, int | None]]:
    for maat in (*OPGEGEVEN, SIGNALEN):
        for deelnemer in deelnemers:
            cel = (periode, groep, str(deelnemer.zorgkantoor_id), maat)
            yield cel, bepaal_aantal(deelnemer, groep, maat, geteld)
        yield (periode, groep, LANDELIJK, maat), _samen(deelnemers, groep, maat, geteld)


def _samen(deelnemers: Sequence[Deelnemer], groep: str, maat: str, geteld: Geteld) -> int | None:
    """Add what is known; nobody's figures are no 0."""
    aantallen = [bepaal_aantal(deelnemer, groep, maat, geteld) for deelnemer in deelnemers]
    gegeven = [aantal for aantal in aantallen if aantal is not None]
    return sum(gegeven) if gegeven else None


def bepaal_aantal(deelnemer: Deelnemer, groep: str, maat: str, geteld: Geteld) -> int | None:
    """Give what was handed in, or is counted here; a year without its own opgave adds its halves.

    None is geen opgave: nothing was handed in, or on one of the halves only.

    Bron: [processen] D4.
    """
    if deelnemer.opgave is not None and maat in OPGEGEVEN:
        cijfers = deelnemer.opgave.cijfers.get(groep, {})
        gegeven = cijfers.get(maat) if isinstance(cijfers, Mapping) else None
        return gegeven if isinstance(gegeven, int) else None
    if deelnemer.helften:
        delen = [bepaal_aantal(helft, groep, maat, geteld) for helft in deelnemer.helften]
        bekend = [aantal for aantal in delen if aantal is not None]
        return sum(bekend) if len(bekend) == len(delen) else None
    if deelnemer.wijze is Deelnamewijze.OPGAVE and maat in OPGEGEVEN:
        return None
    return geteld[str(deelnemer.periode)][groep, deelnemer.zorgkantoor_id, maat]
