"""Ontwikkeltrajecten for tests, as rows; the caller commits.

What was planned, held and finished through the pages comes from the steps of the CCE instead.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from portal.clienten.models import Client, Groep
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectlid
from portal.platform.database import db
from tests.factories.wereld import Wereld


def maak_trajectrij(
    wereld: Wereld,
    over: Client | Groep,
    toestand: Trajecttoestand = Trajecttoestand.GEPLAND,
    *,
    themas: Sequence[str] = ("communicatie", "dag"),
) -> Traject:
    """Make a traject for a client or a group of the own aanbieder, by the CCE of the wereld."""
    traject = Traject(
        aanbieder_id=over.aanbieder_id,
        zorgkantoor_id=wereld["zorgkantoor"],
        cce_id=wereld["cce"],
        locatie_id=wereld["locatie"],
        client_id=over.id if isinstance(over, Client) else None,
        groep_id=over.id if isinstance(over, Groep) else None,
        clientcode=over.clientcode if isinstance(over, Client) else over.code,
        toestand=toestand,
        coordinator_id=wereld.gebruiker(Rol.CCE_COORDINATOR),
        gestart_door_id=wereld.gebruiker(Rol.CCE_COORDINATOR),
        gestart_op=datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
        themas=list(themas),
    )
    traject.vraag = "Hoe begrijpen wij elkaar beter?"
    traject.huidige_stand = {thema: f"Stand van {thema}" for thema in themas}
    traject.knelpunten = "Het team wisselt vaak."
    traject.ondersteuningsplan = "Vaste begeleiders bij het opstaan."
    traject.meerzorgplan = "Een vast team op elke woning."
    traject.evaluatiewijze = "Wij meten elke maand."
    traject.leereffect = {}
    traject.leesbaar = {}
    traject.jaargrensreden = ""
    traject.stopreden = ""
    db.session.add(traject)
    db.session.flush()
    return traject


def maak_bijeenkomst(traject: Traject, nr: int, dag: date) -> Bijeenkomst:
    """Plan one of the two meetings of a traject."""
    rij = Bijeenkomst(traject_id=traject.id, nr=nr, dag=dag, begin=time(10, 0), plaats="De Es")
    rij.aanwezigen, rij.besproken = "", ""
    db.session.add(rij)
    db.session.flush()
    return rij


def maak_afgerond(
    wereld: Wereld, clienten: Sequence[Client], dag: date, *, groep: Groep | None = None
) -> Traject:
    """Make a finished traject of the first client, or of a group, that counts for all of them."""
    traject = maak_trajectrij(wereld, groep or clienten[0], Trajecttoestand.AFGEROND)
    traject.afgerond_op = dag
    for client in clienten:
        db.session.add(
            Trajectlid(
                traject_id=traject.id,
                client_id=client.id,
                clientcode=client.clientcode,
                afgerond_op=dag,
            )
        )
    db.session.flush()
    return traject
