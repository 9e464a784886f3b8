"""Record a bijeenkomst that was held."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.bevoegdheid import Handeling
from portal.domain.ontwikkeltraject import controleer_bijeenkomst
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Bijeenkomst, Traject
from portal.ontwikkeltraject.queries.invulling import gehouden_dagen
from portal.platform import clock
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastlegging:
    """What there is to tell of a bijeenkomst."""

    dag: date
    aanwezigen: str
    besproken: str


def leg_bijeenkomst_vast(
    traject: Traject, nr: int, wat: Vastlegging, *, door: Gebruiker, op: datetime
) -> Bijeenkomst:
    """Record the first bijeenkomst, then the second; planned or not.

    Raises:
        DomeinFout: As `controleer_bijeenkomst`, or as `voer_uit`.
    """
    gehouden, vandaag = gehouden_dagen(traject), clock.local_day(op)
    controleer_bijeenkomst(nr, wat.dag, gehouden=gehouden, vandaag=vandaag)
    gegevens = {"nr": nr, "dag": wat.dag.isoformat()}
    voer_uit(
        traject,
        Stap(handeling=Handeling.TRAJECT_BIJEENKOMST, door=door, op=op, gegevens=gegevens),
    )
    rij = next((rij for rij in traject.bijeenkomsten if rij.nr == nr), None)
    if rij is None:
        rij = Bijeenkomst(id=uuid.uuid4(), nr=nr, plaats="")
        traject.bijeenkomsten.append(rij)
    rij.dag, rij.vastgelegd_op, rij.vastgelegd_door_id = wat.dag, op, door.id
    rij.aanwezigen, rij.besproken = wat.aanwezigen.strip(), wat.besproken.strip()
    return rij
