"""Record an outage, and tell those whose term ended on a day of it (N17)."""

from datetime import date, datetime, timedelta

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.models import Storing
from portal.berichten.termijneinden import list_termijneinden
from portal.domain.fouten import DomeinFout
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

CODE = "N17"
BEGONNEN, BEEINDIGD = "storing.vastgelegd", "storing.beeindigd"


def leg_storing_vast(
    van: datetime, tot: datetime | None, *, door: Gebruiker, op: datetime
) -> Storing:
    """Record when an outage began and, once it is over, when it ended.

    Raises:
        DomeinFout: `storing_in_toekomst` or `storing_einde_voor_begin`.

    Bron: [awb] art. 2:21; [processen] L7; [berichten] N17.
    """
    if van > op:
        raise DomeinFout("storing_in_toekomst", veld="van_dag")
    storing = Storing(van=van, tot=None, vastgelegd_door_id=door.id, vastgelegd_op=op)
    if tot is not None:
        _zet_einde(storing, tot, op)
    db.session.add(storing)
    db.session.flush()
    audit.leg_vast(audit_regel(BEGONNEN, door=door, over=storing))
    _vertel(storing, op=op)
    return storing


def beeindig_storing(storing: Storing, tot: datetime, *, door: Gebruiker, op: datetime) -> None:
    """Record when an outage ended.

    Raises:
        DomeinFout: `storing_beeindigd`, `storing_in_toekomst` or `storing_einde_voor_begin`.
    """
    if storing.tot is not None:
        raise DomeinFout("storing_beeindigd")
    _zet_einde(storing, tot, op)
    db.session.flush()
    audit.leg_vast(audit_regel(BEEINDIGD, door=door, over=storing))
    _vertel(storing, op=op)


def _zet_einde(storing: Storing, tot: datetime, op: datetime) -> None:
    if tot > op:
        raise DomeinFout("storing_in_toekomst", veld="tot_dag")
    if tot <= storing.van:
        raise DomeinFout("storing_einde_voor_begin", veld="tot_dag")
    storing.tot = tot


def _vertel(storing: Storing, *, op: datetime) -> None:
    """Tell, after it ended, everybody whose term ended on one of its days."""
    if storing.tot is None:
        return
    dag = clock.local_day(storing.van)
    while dag <= clock.local_day(storing.tot):
        _vertel_dag(storing, dag, op=op)
        dag += timedelta(days=1)


def _vertel_dag(storing: Storing, dag: date, *, op: datetime) -> None:
    for einde in list_termijneinden(dag):
        melding = Melding(
            code=CODE,
            object_soort=einde.object_soort,
            object_id=einde.object_id,
            kenmerk=einde.kenmerk,
            moment=f"{einde.soort}:{storing.id}:{dag.isoformat()}",
            dag=dag,
            gegevens={"storing": str(storing.id), "termijn": einde.soort},
        )
        meld(melding, einde.mensen, op=op)
