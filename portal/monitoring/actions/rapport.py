"""Make a version of the report: counted, protected and kept; an earlier one never changes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Deelnamewijze, Monitorrapport
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.rapporten import is_gerapporteerd, list_van_jaar
from portal.monitoring.queries.tabel import toon, toon_doorlooptijden
from portal.monitoring.queries.tellen import Telraam, meet_doorlooptijden
from portal.monitoring.queries.telling import Telling, tel
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


def maak_rapport(
    periode: Periode, peilmoment: datetime, reden: str, *, door: Gebruiker, op: datetime
) -> Monitorrapport:
    """Make the next version of the report on a period.

    Args:
        periode: Year or half-year, which has begun.
        peilmoment: Everything known by then counts; an old one gives the old figures again.
        reden: Why there is a next version; the first one needs none.
        door: Who makes it.
        op: The moment, UTC.

    Raises:
        DomeinFout: As `eis_maakbaar`.
    """
    eis_maakbaar(periode, peilmoment, reden, op=op)
    rij = reken_rapport(periode, peilmoment, list_van_jaar(periode), op=op)
    bewaar_rapport(rij, reden, door=door)
    return rij


def eis_maakbaar(periode: Periode, peilmoment: datetime, reden: str, *, op: datetime) -> None:
    """Refuse a report on what is still to come, and a next version without a reason.

    Raises:
        DomeinFout: `peilmoment_in_toekomst`, `peilmoment_voor_periode` or `rapportreden_ontbreekt`.
    """
    if peilmoment > op:
        raise DomeinFout("peilmoment_in_toekomst", veld="peildag")
    if clock.local_day(peilmoment) < periode.eerste:
        raise DomeinFout("peilmoment_voor_periode", veld="peildag")
    if not reden.strip() and is_gerapporteerd(periode):
        raise DomeinFout("rapportreden_ontbreekt", veld="reden")


def reken_rapport(
    periode: Periode, peilmoment: datetime, eerder: Sequence[Monitorrapport], *, op: datetime
) -> Monitorrapport:
    """Count and protect a report, without keeping it: this takes long and writes nothing.

    Args:
        periode: Year or half-year.
        peilmoment: Everything known by then counts.
        eerder: Every report on the same year, in the order of making.
        op: The moment, UTC.

    Bron: [processen] D1-D6.
    """
    definities = get_definities()
    telling = tel(periode, peilmoment, definities)
    regels = load_bescherming(clock.local_day(op))
    geteld = {
        rij.zorgkantoor_id for rij in telling.deelnemers if rij.wijze is Deelnamewijze.PORTAAL
    }
    metingen = meet_doorlooptijden(Telraam(periode, peilmoment), definities, geteld)
    cellen = toon(telling.cellen, periode, peilmoment, regels, eerder)
    getoond = {
        "cellen": [[*cel[1:], deel.soort.value, deel.waarde] for cel, deel in cellen.items()],
        "doorlooptijd": toon_doorlooptijden(metingen, regels),
        "zorgkantoren": _zorgkantoren(telling),
    }
    return Monitorrapport(
        periode=str(periode),
        nr=1 + sum(rij.periode == str(periode) for rij in eerder),
        peilmoment=peilmoment,
        definitieversie=definities.versie,
        geteld=_exact(telling, periode),
        getoond=getoond,
        sha256=hashlib.sha256(_canoniek(getoond)).hexdigest(),
        op=op,
    )


def bewaar_rapport(rij: Monitorrapport, reden: str, *, door: Gebruiker) -> None:
    """Keep a report as it was reckoned; it never changes after this."""
    rij.reden, rij.door_id = reden.strip(), door.id
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.rapport_gemaakt", door=door, over=rij))


def _zorgkantoren(telling: Telling) -> list[Mapping[str, object]]:
    return [
        {
            "id": str(rij.zorgkantoor_id),
            "naam": rij.naam,
            "wijze": rij.wijze,
            "ontbreekt": rij.ontbreekt,
            "opmerking": "\n".join(rij.opmerkingen),
        }
        for rij in telling.deelnemers
    ]


def _exact(telling: Telling, periode: Periode) -> bytes:
    """Write the exact figures of the period, to reckon with in a later report."""
    cellen = [
        [*cel[1:], aantal] for cel, aantal in telling.cellen.items() if cel[0] == str(periode)
    ]
    return _canoniek({"cellen": cellen})


def _canoniek(waarde: object) -> bytes:
    """Give the one JSON text: the same content is always the same bytes."""
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
