"""Begin a traject: the aanbieder asks for one, the CCE plans it, and moves a bijeenkomst."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

import sqlalchemy as sa

from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.ontwikkeltraject import AANTAL, controleer_dag, is_over_jaargrens
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.melden import meld_jaargrens
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Bijeenkomst, Traject
from portal.ontwikkeltraject.queries.meerzorg import (
    Houder,
    find_houder_client,
    find_houder_groep,
)
from portal.ontwikkeltraject.queries.trajecten import is_open
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

TEKSTEN = (
    "vraag",
    "knelpunten",
    "ondersteuningsplan",
    "meerzorgplan",
    "evaluatiewijze",
    "jaargrensreden",
    "stopreden",
)
"""Texts of a traject, all empty when it begins."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a bijeenkomst is planned."""

    dag: date
    begin: time | None = None
    plaats: str = ""


@dataclass(frozen=True, slots=True)
class Planning:
    """The bijeenkomsten that are planned, by number; the second can follow later.

    Attributes:
        momenten: 1 or 2 -> when.
        reden: Why they are not in one calendar year; empty when they are.
    """

    momenten: Mapping[int, Moment] = field(default_factory=dict)
    reden: str = ""


def vraag_traject(houder: Houder, vraag: str, *, door: Gebruiker, op: datetime) -> Traject:
    """Ask the CCE for a traject, as aanbieder.

    Raises:
        DomeinFout: `cce_ontbreekt`, `trajectvraag_ontbreekt`, `bsn_in_tekst`, `traject_loopt_al`,
            or as `voer_uit`.
        IntegrityError: Somebody began one at the same moment.
    """
    if not vraag.strip():
        raise DomeinFout("trajectvraag_ontbreekt", veld="vraag")
    eis_zonder_bsn(vraag, veld="vraag")
    traject = _nieuw(houder, door=door, op=op)
    traject.vraag = vraag.strip()
    voer_uit(traject, Stap(handeling=Handeling.TRAJECT_VRAGEN, door=door, op=op), nieuw=True)
    return traject


def plan_traject(houder: Houder, planning: Planning, *, door: Gebruiker, op: datetime) -> Traject:
    """Plan a traject for a client or group with meerzorg, as CCE.

    Raises:
        DomeinFout: As `vraag_traject` and `verplaats`.
        IntegrityError: Somebody began one at the same moment.
    """
    traject = _nieuw(houder, door=door, op=op)
    traject.toestand, traject.coordinator_id = Trajecttoestand.GEPLAND, door.id
    voer_uit(traject, _plannen(planning, door, op), nieuw=True)
    _zet_momenten(traject, planning, op)
    return traject


def plan_gevraagd(traject: Traject, planning: Planning, *, door: Gebruiker, op: datetime) -> None:
    """Plan the traject that an aanbieder asked for.

    Raises:
        DomeinFout: `geen_meerzorg` when there is none any more, `ander_cce` when the aanbieder does
            not work with this CCE any more, or as `verplaats`.
    """
    _eis_houder(traject, clock.local_day(op))
    traject.coordinator_id = door.id
    voer_uit(traject, _plannen(planning, door, op))
    _zet_momenten(traject, planning, op)


def verplaats(traject: Traject, planning: Planning, *, door: Gebruiker, op: datetime) -> None:
    """Move bijeenkomsten that were not held, plan the second one, or leave that open again.

    Raises:
        DomeinFout: `bijeenkomst_al_gehouden`, `bijeenkomst_zelfde_dag` when the second is not
            after the first, `trajectdag_kan_niet`, `jaargrensreden_ontbreekt`, or as `voer_uit`.

    Bron: [processen] G2; [procedure] §5.
    """
    voer_uit(traject, _plannen(planning, door, op))
    _zet_momenten(traject, planning, op)


def _nieuw(houder: Houder, *, door: Gebruiker, op: datetime) -> Traject:
    if houder.cce_id is None:
        raise DomeinFout("cce_ontbreekt")
    voor = (
        (Traject.client_id == houder.client_id)
        if houder.client_id
        else (Traject.groep_id == houder.groep_id)
    )
    if db.session.scalar(sa.select(sa.exists().where(voor, is_open()))):
        raise DomeinFout("traject_loopt_al", clientcode=houder.code)
    return Traject(
        id=uuid.uuid4(),
        aanbieder_id=houder.aanbieder_id,
        zorgkantoor_id=houder.zorgkantoor_id,
        cce_id=houder.cce_id,
        locatie_id=houder.locatie_id,
        client_id=houder.client_id,
        groep_id=houder.groep_id,
        clientcode=houder.code,
        toestand=Trajecttoestand.GEVRAAGD,
        gestart_door_id=door.id,
        gestart_op=op,
        themas=[],
        huidige_stand={},
        leereffect={},
        leesbaar={},
        **dict.fromkeys(TEKSTEN, ""),
    )


def _eis_houder(traject: Traject, dag: date) -> None:
    if traject.client_id is not None:
        houder = find_houder_client(traject.client_id, op=dag)
    else:
        assert traject.groep_id is not None
        houder = find_houder_groep(traject.groep_id, op=dag)
    if houder is None:
        raise DomeinFout("geen_meerzorg", dag=dag)
    if houder.cce_id != traject.cce_id:
        raise DomeinFout("ander_cce")


def _plannen(planning: Planning, door: Gebruiker, op: datetime) -> Stap:
    dagen = {f"dag_{nr}": moment.dag.isoformat() for nr, moment in planning.momenten.items()}
    return Stap(handeling=Handeling.TRAJECT_PLANNEN, door=door, op=op, gegevens=dagen)


def _zet_momenten(traject: Traject, planning: Planning, op: datetime) -> None:
    rijen = {rij.nr: rij for rij in traject.bijeenkomsten}
    for nr, moment in sorted(planning.momenten.items()):
        controleer_dag(moment.dag, vandaag=clock.local_day(op), veld=f"dag_{nr}")
        rij = rijen.get(nr) or _bijeenkomst(traject, nr, moment.dag)
        if rij.vastgelegd_op is not None:
            raise DomeinFout("bijeenkomst_al_gehouden", nr=nr)
        rijen[nr] = rij
        rij.dag, rij.begin, rij.plaats = moment.dag, moment.begin, moment.plaats.strip()
    _laat_open(traject, rijen, planning)
    dagen = [rijen[nr].dag for nr in sorted(rijen)]
    if dagen != sorted(set(dagen)):
        raise DomeinFout("bijeenkomst_zelfde_dag", veld="dag_2", dag=dagen[0])
    if planning.reden.strip():
        traject.jaargrensreden = planning.reden.strip()
    if is_over_jaargrens(dagen) and not traject.jaargrensreden:
        raise DomeinFout("jaargrensreden_ontbreekt", veld="reden")
    db.session.flush()
    if is_over_jaargrens(dagen):
        meld_jaargrens(traject, dagen, op=op)


def _laat_open(traject: Traject, rijen: dict[int, Bijeenkomst], planning: Planning) -> None:
    """Take the second bijeenkomst away when it has no day any more and was not held."""
    tweede = rijen.get(AANTAL)
    if tweede is not None and AANTAL not in planning.momenten and tweede.vastgelegd_op is None:
        del rijen[AANTAL]
        traject.bijeenkomsten.remove(tweede)
        db.session.delete(tweede)


def _bijeenkomst(traject: Traject, nr: int, dag: date) -> Bijeenkomst:
    rij = Bijeenkomst(id=uuid.uuid4(), nr=nr, dag=dag, plaats="", aanwezigen="", besproken="")
    traject.bijeenkomsten.append(rij)
    return rij
