"""Say how the figures of a zorgkantoor come, counted here or handed in; or take that back."""

from datetime import date, datetime

import sqlalchemy as sa

from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import GELDIG, Deelnamewijze, Monitordeelnemer
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Organisatie

JAREN_VOORUIT = 1
"""A later year is a slip, and would have every half before it handed in or counted otherwise."""
JAREN_TERUG = 5
"""An earlier year is a slip too, and would change every half since; no report is about one."""


def zet_deelnemer(
    kantoor: Organisatie, wijze: Deelnamewijze, van: date, *, door: Gebruiker, op: datetime
) -> Monitordeelnemer:
    """Say from which half-year on the figures of a zorgkantoor are counted here, or handed in.

    Raises:
        DomeinFout: `deelnemer_geen_halfjaar` when this is not the first day of one,
            `deelnemer_te_ver` beyond next year, `deelnemer_te_oud` more than some years back,
            `deelnemer_niet_later` when something is laid down from this day or later.
    """
    if van not in {helft.eerste for helft in Periode(van.year).helften}:
        raise DomeinFout("deelnemer_geen_halfjaar", veld="van")
    jaar = clock.local_day(op).year
    if van.year > jaar + JAREN_VOORUIT:
        raise DomeinFout("deelnemer_te_ver", veld="van")
    if van.year < jaar - JAREN_TERUG:
        raise DomeinFout("deelnemer_te_oud", veld="van", jaren=JAREN_TERUG)
    vorige = db.session.scalars(
        sa.select(Monitordeelnemer)
        .where(Monitordeelnemer.zorgkantoor_id == kantoor.id, GELDIG)
        .order_by(Monitordeelnemer.van.desc())
    ).first()
    if vorige is not None and vorige.van >= van:
        raise DomeinFout("deelnemer_niet_later", veld="van", vorige=vorige.van)
    rij = Monitordeelnemer(zorgkantoor_id=kantoor.id, wijze=wijze, van=van, op=op)
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.deelnemer", door=door, over=rij, kenmerk=wijze))
    return rij


def trek_deelnemer_in(rij: Monitordeelnemer, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Take back what was said wrongly; it stays, for a report as things were known before.

    Raises:
        DomeinFout: `deelnemer_ingetrokken` or `bsn_in_tekst`.
    """
    if rij.ingetrokken_op is not None:
        raise DomeinFout("deelnemer_ingetrokken")
    eis_zonder_bsn(reden, veld="reden")
    rij.ingetrokken_op, rij.intrekreden = op, reden.strip()
    db.session.flush()
    audit.leg_vast(
        audit_regel("monitor.deelnemer_ingetrokken", door=door, over=rij, kenmerk=rij.wijze)
    )
