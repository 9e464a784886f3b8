"""Make a version of the report: counted, protected and kept; an earlier one never changes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.rapporten import list_van_jaar
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
        DomeinFout: `peilmoment_in_toekomst`, `peilmoment_voor_periode` or `rapportreden_ontbreekt`.

    Bron: [processen] D1-D6.
    """
    if peilmoment > op:
        raise DomeinFout("peilmoment_in_toekomst", veld="peildag")
    if clock.local_day(peilmoment) < periode.eerste:
        raise DomeinFout("peilmoment_voor_periode", veld="peildag")
    eerder = list_van_jaar(periode)
    nr = 1 + sum(rij.periode == str(periode) for rij in eerder)
    if nr > 1 and not reden.strip():
        raise DomeinFout("rapportreden_ontbreekt", veld="reden")
    definities = get_definities()
    telling = tel(periode, peilmoment, definities)
    regels = load_bescherming(clock.local_day(op))
    metingen = meet_doorlooptijden(Telraam(periode, peilmoment), definities)
    getoond = {
        "cellen": [
            [*cel[1:], deel.soort.value, deel.waarde]
            for cel, deel in toon(telling.cellen, periode, regels, eerder).items()
        ],
        "doorlooptijd": toon_doorlooptijden(metingen, regels),
        "zorgkantoren": _zorgkantoren(telling),
    }
    rij = Monitorrapport(
        periode=str(periode),
        nr=nr,
        peilmoment=peilmoment,
        definitieversie=definities.versie,
        geteld=_exact(telling, periode),
        getoond=getoond,
        sha256=hashlib.sha256(_canoniek(getoond)).hexdigest(),
        reden=reden.strip(),
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.rapport_gemaakt", door=door, over=rij))
    return rij


def _zorgkantoren(telling: Telling) -> list[Mapping[str, object]]:
    return [
        {
            "id": str(rij.zorgkantoor_id),
            "naam": rij.naam,
            "wijze": rij.wijze,
            "ontbreekt": rij.ontbreekt,
            "opmerking": rij.opgave.opmerking if rij.opgave else "",
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
