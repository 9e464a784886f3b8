"""All exact figures of a year as known at a moment: counted here or handed in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from portal.domain.statistiek import Periode
from portal.monitoring.queries.deelnemers import OPGAVE, Deelnemer, list_deelnemers
from portal.monitoring.queries.definities import LANDELIJK, OPGEGEVEN, SIGNALEN, Definities
from portal.monitoring.queries.tellen import Telraam, Telsleutel, tel_halfjaren

if TYPE_CHECKING:
    import uuid

Celsleutel = tuple[str, str, str, str]
"""Period (with the number of the report for an earlier one), group, zorgkantoor id, measure."""
Cellen = dict[Celsleutel, int | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """Exact figures of a year and of both halves; None is geen opgave."""

    cellen: Cellen
    deelnemers: Sequence[Deelnemer]


def tel(periode: Periode, peilmoment: datetime, definities: Definities) -> Telling:
    """Count the year of a period and its halves, for every zorgkantoor and for all together.

    The other half and the year are counted too: whoever has them may calculate with them.
    """
    jaar = periode.heel_jaar
    halfjaren = tel_halfjaren([Telraam(helft, peilmoment) for helft in jaar.helften], definities)
    themas = sorted({maat for teller in halfjaren.values() for _, _, maat in teller if ":" in maat})
    cellen: Cellen = {}
    deelnemers: Sequence[Deelnemer] = ()
    for deel in (jaar, *jaar.helften):
        aanwezig = list_deelnemers(deel, voor=None, peilmoment=peilmoment)
        deelnemers = aanwezig if deel == periode else deelnemers
        geteld = sum((halfjaren[str(helft)] for helft in deel.helften or (deel,)), Counter())
        for groep in definities.groepen:
            cellen |= _groep(str(deel), groep.id, aanwezig, geteld)
            cellen |= {
                (str(deel), groep.id, LANDELIJK, thema): _thema(geteld, groep.id, thema, aanwezig)
                for thema in themas
            }
    return Telling(cellen, deelnemers)


def _groep(
    periode: str, groep: str, deelnemers: Sequence[Deelnemer], geteld: Counter[Telsleutel]
) -> Iterator[tuple[Celsleutel, int | None]]:
    for maat in (*OPGEGEVEN, SIGNALEN):
        gegeven = []
        for deelnemer in deelnemers:
            aantal = _aantal(deelnemer, groep, maat, geteld)
            gegeven += [] if aantal is None else [aantal]
            yield (periode, groep, str(deelnemer.zorgkantoor_id), maat), aantal
        yield (periode, groep, LANDELIJK, maat), sum(gegeven) if gegeven else None


def _aantal(deelnemer: Deelnemer, groep: str, maat: str, geteld: Counter[Telsleutel]) -> int | None:
    """Give what is counted here, or what was handed in; nothing handed in is None."""
    if deelnemer.wijze != OPGAVE:
        return geteld[groep, deelnemer.zorgkantoor_id, maat]
    if deelnemer.opgave is None:
        return None
    cijfers = deelnemer.opgave.cijfers.get(groep, {})
    gegeven = cijfers.get(maat) if isinstance(cijfers, Mapping) else None
    return gegeven if isinstance(gegeven, int) else None


def _thema(
    geteld: Counter[Telsleutel], groep: str, thema: str, deelnemers: Sequence[Deelnemer]
) -> int:
    hier: set[uuid.UUID] = {rij.zorgkantoor_id for rij in deelnemers if rij.wijze != OPGAVE}
    return sum(geteld[groep, kantoor, thema] for kantoor in hier)
