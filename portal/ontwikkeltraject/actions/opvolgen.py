"""After the bijeenkomsten: how an actie stands, and giving the readable report to the client."""

from datetime import date, datetime

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Afspraakstand
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Trajectactie, Trajectverslag
from portal.platform import clock
from portal.toegang.models import Gebruiker


def werk_actie_bij(
    actie: Trajectactie, stand: Afspraakstand, *, door: Gebruiker, op: datetime
) -> None:
    """Record how an actie stands, on this day.

    Raises:
        DomeinFout: As `voer_uit`.
    """
    gegevens = {"actie": actie.nr, "stand": stand.value}
    stap = Stap(handeling=Handeling.TRAJECT_ACTIE_BIJWERKEN, door=door, op=op, gegevens=gegevens)
    voer_uit(actie.traject, stap)
    actie.stand, actie.stand_op = stand, clock.local_day(op)


def geef_verslag_door(verslag: Trajectverslag, dag: date, *, door: Gebruiker, op: datetime) -> None:
    """Record on which day the manager gave a readable report to the client, once.

    Raises:
        DomeinFout: `verslag_al_doorgegeven`, `doorgeefdag_kan_niet`, or as `voer_uit`.

    Bron: [berichten] N49.
    """
    if verslag.doorgegeven_op is not None:
        raise DomeinFout("verslag_al_doorgegeven")
    if not verslag.dag <= dag <= clock.local_day(op):
        raise DomeinFout("doorgeefdag_kan_niet", veld="dag", vroegste=verslag.dag)
    gegevens = {"verslag": verslag.nr, "dag": dag.isoformat()}
    stap = Stap(handeling=Handeling.TRAJECT_VERSLAG_DOORGEVEN, door=door, op=op, gegevens=gegevens)
    voer_uit(verslag.traject, stap)
    verslag.doorgegeven_op = dag
