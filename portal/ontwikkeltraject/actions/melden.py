"""Tell people of a traject when something happens: N45 and N49 of the list."""

from collections.abc import Sequence
from datetime import date, datetime

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.ontvangers import Ontvangers
from portal.domain.berichten import Sport
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.herinneringen import TRAJECT, aanleiding_van
from portal.platform import clock


def meld_jaargrens(traject: Traject, dagen: Sequence[date], *, op: datetime) -> int:
    """Tell that the bijeenkomsten were planned in different calendar years, once per planning.

    Bron: [berichten] N45.
    """
    moment = ":".join(dag.isoformat() for dag in dagen)
    return _meld(traject, "N45", ("coordinator", "cce_contact"), moment, dagen[-1], op)


def meld_leesbaar(traject: Traject, *, op: datetime) -> int:
    """Tell the manager that the readable report is there to be given to the client.

    Bron: [berichten] N49.
    """
    dag = clock.local_day(op)
    return _meld(traject, "N49", ("manager",), dag.isoformat(), dag, op)


def _meld(
    traject: Traject, code: str, functies: Sequence[str], moment: str, dag: date, op: datetime
) -> int:
    ontvangers = Ontvangers(clock.local_day(op))
    aan = ontvangers.list_op_sport(aanleiding_van(traject, code, dag), functies, Sport.PERSOON)
    melding = Melding(
        code=code,
        object_soort=TRAJECT,
        object_id=traject.id,
        kenmerk=traject.clientcode,
        moment=moment,
        dag=dag,
    )
    return meld(melding, aan, op=op)
