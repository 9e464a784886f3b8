"""After the bijeenkomsten: how an actie stands, and giving the readable report to the client."""

from datetime import date, datetime

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Afspraakstand
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Trajectactie, Trajectverslag
from portal.ontwikkeltraject.queries.doelen import list_doelen
from portal.platform import clock
from portal.toegang.models import Gebruiker


def werk_actie_bij(
    actie: Trajectactie,
    stand: Afspraakstand,
    *,
    door: Gebruiker,
    op: datetime,
    doel_id: str | None = None,
) -> None:
    """Record how an actie stands, on this day, and which goal of the client it serves.

    Args:
        actie: What was agreed.
        stand: How it stands.
        door: Who says so.
        op: The moment, UTC.
        doel_id: The goal; empty for none, None leaves it as it was. Who chooses one chooses it for
            what the actie says now.

    Raises:
        DomeinFout: `actiedoel_onbekend` for a goal that the user may not link to it, or as
            `voer_uit`.
    """
    gekozen = doel_id is not None
    if doel_id is None:
        doel_id = actie.doel_id
    elif doel_id and doel_id not in list_doelen(actie, voor=door):
        raise DomeinFout("actiedoel_onbekend", veld="doel")
    gegevens = {"actie": actie.nr, "stand": stand.value}
    if doel_id != actie.doel_id:
        gegevens["doel"] = doel_id
    stap = Stap(handeling=Handeling.TRAJECT_ACTIE_BIJWERKEN, door=door, op=op, gegevens=gegevens)
    voer_uit(actie.traject, stap)
    actie.stand, actie.stand_op, actie.doel_id = stand, clock.local_day(op), doel_id
    actie.herschreven_op = None if gekozen else actie.herschreven_op


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
