"""Let clients join a group that has meerzorg: an aanvraag for them only (K06)."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from portal.aanvraag.actions.instroom import Instroom, start_instroom
from portal.aanvraag.models import Aanvraag
from portal.clienten.models import Groep
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.instroom import antwoorden_van_groep
from portal.toekenning.queries.mutatie import list_lopende_leden


def laat_instromen(
    groep: Groep,
    client_ids: Collection[uuid.UUID],
    ingang: date,
    *,
    door: Gebruiker,
    op: datetime,
) -> Aanvraag:
    """Start the aanvraag for who joins; it goes through the ordinary road to its besluit.

    Args:
        groep: A group in view with toekenningen in force.
        client_ids: Members of the group from `ingang` without a toekenning in it.
        ingang: First day in the group.
        door: Who starts.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niemand_gekozen`; `mutatie_buiten_looptijd` when the group has no meerzorg on
            that day; or as `start_instroom`.

    Bron: [processen] H3; [procedure] §3 K06.
    """
    dag = clock.local_day(op)
    if not client_ids:
        raise DomeinFout("niemand_gekozen", veld="leden")
    lopend = list_lopende_leden(groep.id, voor=door, op=dag)
    eerste, tot = min(rij.ingang for rij in lopend), max(rij.einde for rij in lopend)
    if not eerste <= ingang <= tot:
        raise DomeinFout("mutatie_buiten_looptijd", veld="ingang", ingang=eerste, einde=tot)
    instroom = Instroom(
        groep_id=groep.id,
        client_ids=tuple(client_ids),
        ingang=ingang,
        groep_tot=tot,
        toekenning_id=lopend[0].id,
        met_meerzorg=frozenset(rij.client_id for rij in lopend),
        antwoorden=antwoorden_van_groep(lopend[0]),
    )
    return start_instroom(instroom, door=door, op=op)
