"""Finish a traject, so that it counts, or stop it."""

from collections.abc import Sequence
from datetime import date, datetime

from portal.clienten.models import Client
from portal.clienten.queries.anoniem import gewone_woorden, namen_van
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.ontwikkeltraject import LEESBAAR, Lid, eis_zonder_anderen, list_ontbreekt
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Traject, Trajectlid
from portal.ontwikkeltraject.queries.invulling import eigen_teksten, gehouden_dagen, lees_invulling
from portal.ontwikkeltraject.queries.meerzorg import list_leden, list_met_meerzorg
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def rond_traject_af(traject: Traject, *, door: Gebruiker, op: datetime) -> Sequence[Client]:
    """Finish a traject; from this day on it counts for its client, or the members of the group.

    Of a group it counts for who has meerzorg in it on this day.

    Returns:
        For whom it counts; each gets a readable report, which the caller makes.

    Raises:
        DomeinFout: `traject_onvolledig`, `niemand_met_meerzorg`, `verslag_noemt_ander`, or as
            `voer_uit`.

    Bron: [processen] G3 and G4; [procedure] §5.
    """
    dag = clock.local_day(op)
    voer_uit(traject, Stap(handeling=Handeling.TRAJECT_AFRONDEN, door=door, op=op))
    mist = list_ontbreekt(lees_invulling(traject))
    if mist:
        raise DomeinFout("traject_onvolledig")
    clienten = _voor_wie(traject, dag)
    traject.afgerond_op = dag
    for client in clienten:
        traject.leden.append(
            Trajectlid(client_id=client.id, clientcode=client.clientcode, afgerond_op=dag)
        )
    db.session.flush()
    return clienten


def stop_traject(traject: Traject, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Stop a traject; it does not count.

    Raises:
        DomeinFout: `reden_ontbreekt`, or as `voer_uit`.
    """
    if not reden.strip():
        raise DomeinFout("reden_ontbreekt", veld="reden")
    voer_uit(traject, Stap(handeling=Handeling.TRAJECT_STOPPEN, door=door, op=op))
    traject.stopreden = reden.strip()


def _voor_wie(traject: Traject, dag: date) -> Sequence[Client]:
    if traject.client is not None:
        return [traject.client]
    assert traject.groep_id is not None
    leden = list_leden(traject.groep_id, op=dag)
    met = list_met_meerzorg([lid.id for lid in leden], op=dag)
    clienten = [lid for lid in leden if lid.id in met]
    if not clienten:
        raise DomeinFout("niemand_met_meerzorg")
    sinds = min(gehouden_dagen(traject))
    _eis_eigen_verslag(traject, clienten, list_leden(traject.groep_id, op=dag, sinds=sinds))
    return clienten


def _eis_eigen_verslag(
    traject: Traject, clienten: Sequence[Client], leden: Sequence[Client]
) -> None:
    """Refuse a report of one member that names another, of who was in it since it began."""
    delen, eigen = lees_invulling(traject).leesbaar, eigen_teksten(traject)
    samen = "\n".join(delen[deel] for deel in LEESBAAR)
    allen = [_lid(lid) for lid in leden]
    for client in clienten:
        tekst = f"{samen}\n{eigen.get(str(client.id), '')}"
        eis_zonder_anderen(tekst, _lid(client), allen, gewoon=gewone_woorden())


def _lid(client: Client) -> Lid:
    return Lid(client.clientcode, tuple(namen_van(client)))
