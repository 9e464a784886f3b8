"""Ask for a report, and make what was asked for; the worker runs `maak-rapporten` every minute.

Counting takes long and holds nothing; only keeping the outcome holds the opdrachten, and it looks
again whether nothing came in between. So the versions of a year follow each other, whatever
number of workers there is and wherever one of them dies.
"""

import uuid
from collections.abc import Callable
from datetime import datetime

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.actions.rapport import bewaar_rapport, eis_maakbaar, reken_rapport
from portal.monitoring.models import Opdrachtstand, Rapportopdracht
from portal.monitoring.queries.rapporten import (
    list_nummers_van_jaar,
    list_open_opdrachten,
    list_van_jaar,
)
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.jobs import LANG
from portal.platform.logs import LOGGER
from portal.platform.transactions import begin_schrijven
from portal.platform.worker import moet_stoppen
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEDULD = LANG
"""How long somebody may be busy with a report, before it is thought to have stopped halfway."""
MEESTE_POGINGEN = 3


def vraag_rapport(
    periode: Periode, peilmoment: datetime, reden: str, *, door: Gebruiker, op: datetime
) -> Rapportopdracht:
    """Ask for the next version of the report on a period, which gets its number when it is made.

    Args:
        periode: Year or half-year, which has begun.
        peilmoment: Everything known by then counts.
        reden: Why there is a next version; the first one needs none.
        door: Who asks.
        op: The moment, UTC.

    Raises:
        DomeinFout: As `eis_maakbaar`, or `rapport_al_gevraagd`.
    """
    eis_maakbaar(periode, peilmoment, reden, op=op)
    if any(rij.periode == str(periode) for rij in list_open_opdrachten()):
        raise DomeinFout("rapport_al_gevraagd", veld="periode")
    rij = Rapportopdracht(
        periode=str(periode),
        peilmoment=peilmoment,
        reden=reden.strip(),
        door_id=door.id,
        op=op,
        stand=Opdrachtstand.GEVRAAGD,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.rapport_gevraagd", door=door, over=rij))
    return rij


def maak_gevraagde(_op: datetime) -> int:
    """Make every report that was asked for, one after another; each commits alone.

    Returns:
        How many were made.
    """
    gemaakt = 0
    while not moet_stoppen() and (beurt := _begin(clock.now())):
        gemaakt += _probeer(*beurt)
    return gemaakt


@click.command("maak-rapporten")
@with_appcontext
def maak() -> None:
    """Make the reports that were asked for; the worker does it every minute."""
    click.echo(f"{maak_gevraagde(clock.now())} rapporten gemaakt")


def _begin(nu: datetime) -> tuple[uuid.UUID, int] | None:
    """Take the first opdracht when nobody is busy; give it with the number of the try.

    What stopped halfway too often has failed.
    """
    begin_schrijven()
    for rij in list_open_opdrachten():
        if rij.begonnen_op is not None and rij.begonnen_op > nu - GEDULD:
            break
        if rij.pogingen < MEESTE_POGINGEN:
            rij.pogingen, rij.begonnen_op = rij.pogingen + 1, nu
            beurt = (rij.id, rij.pogingen)
            db.session.commit()
            return beurt
        _log(LOGGER.error, rij.id)
        rij.stand, rij.klaar_op = Opdrachtstand.MISLUKT, nu
    db.session.commit()
    return None


def _probeer(opdracht_id: uuid.UUID, poging: int) -> int:
    """Make one; whatever is wrong with it, what was asked for after it goes on."""
    try:
        return _maak(opdracht_id, poging)
    except OperationalError:
        raise  # the database is away: tried again when the patience is over
    except Exception:  # noqa: BLE001 - whatever it is: the asker must know, and the next goes on
        _log(LOGGER.exception, opdracht_id)
        _mislukt(opdracht_id, poging)
        return 0


def _maak(opdracht_id: uuid.UUID, poging: int) -> int:
    gevraagd = db.session.get_one(Rapportopdracht, opdracht_id, populate_existing=True)
    periode, peilmoment = Periode.uit_tekst(gevraagd.periode), gevraagd.peilmoment
    eerder = list_van_jaar(periode)
    gezien = [rij.id for rij in eerder]
    rapport = reken_rapport(periode, peilmoment, eerder, op=clock.now())
    db.session.rollback()
    begin_schrijven()
    open_ = list_open_opdrachten()
    eigen = [rij for rij in open_ if (rij.id, rij.pogingen) == (opdracht_id, poging)]
    aan_de_beurt = eigen == list(open_[:1]) and list_nummers_van_jaar(periode) == gezien
    for opdracht in eigen:
        if aan_de_beurt:
            bewaar_rapport(rapport, opdracht.reden, door=opdracht.door)
            opdracht.rapport_id, opdracht.klaar_op = rapport.id, rapport.op
            opdracht.stand = Opdrachtstand.GEMAAKT
        opdracht.begonnen_op = None
    db.session.commit()
    return int(bool(eigen) and aan_de_beurt)


def _mislukt(opdracht_id: uuid.UUID, poging: int) -> None:
    """Write down that the try of this worker failed; not when another took it over."""
    db.session.rollback()
    begin_schrijven()
    for rij in list_open_opdrachten():
        if (rij.id, rij.pogingen) == (opdracht_id, poging):
            rij.stand, rij.klaar_op = Opdrachtstand.MISLUKT, clock.now()
    db.session.commit()


def _log(niveau: Callable[..., object], opdracht_id: uuid.UUID) -> None:
    niveau("rapport niet gemaakt", extra={"velden": {"opdracht": str(opdracht_id)}})
