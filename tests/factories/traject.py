"""Ontwikkeltrajecten for tests, made by the real actions; the caller commits."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beginnen import Moment, Planning, plan_traject
from portal.ontwikkeltraject.actions.bijeenkomst import Vastlegging, leg_bijeenkomst_vast
from portal.ontwikkeltraject.actions.schrijven import (
    Actierij,
    Afspraaktekst,
    Leesbaartekst,
    Standtekst,
    schrijf_acties,
    schrijf_afspraken,
    schrijf_leesbaar,
    schrijf_stand,
)
from portal.ontwikkeltraject.letters.afronden import rond_af
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.meerzorg import find_houder_client, find_houder_groep
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toekenning import maak_groepstoekenningen, maak_toekenning
from tests.factories.wereld import Wereld

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAGEN = (date(2026, 9, 7), date(2026, 11, 2))
STAND = Standtekst(
    themas=("dag", "team"),
    huidige_stand={"dag": "De ochtend duurt lang.", "team": "Er zijn veel wisselingen."},
    knelpunten="Er is te weinig rust in de ochtend.",
)
ACTIES = (
    Actierij(
        wat="Een vast ochtendrooster maken", eigenaar="Teamleider De Es", dag=date(2027, 1, 15)
    ),
    Actierij(wat="Het team oefent met een coach", eigenaar="Gedragskundige", dag=date(2027, 2, 1)),
)
AFSPRAKEN = Afspraaktekst(
    evaluatiedatum=date(2027, 5, 10),
    evaluatiewijze="Een gesprek met familie en team.",
    ondersteuningsplan="Het ochtendrooster komt in het ondersteuningsplan.",
    meerzorgplan="Vaste ochtendroosters op elke woning.",
    leereffect={
        "wat": "Een rooster met vaste gezichten.",
        "voor_wie": "Alle woningen met meerzorg.",
        "hoe": "Op de teamdag in het voorjaar.",
    },
)
LEESBAAR = Leesbaartekst(
    delen={
        "besproken": "Wij praatten over de ochtend en over het team.",
        "verandert": "Er komt een vast rooster.",
        "wie": "De teamleider maakt het rooster in januari.",
        "gekeken": "In mei praten wij met u over hoe het gaat.",
        "contact": "De persoonlijk begeleider.",
    }
)


@dataclass(frozen=True, kw_only=True)
class Trajectwens:
    """What differs from a planned traject of one client."""

    groep: bool = False
    leden: int = 3
    tot: str = "gepland"
    dagen: tuple[date, date] = DAGEN
    reden: str = ""
    op: datetime = OP


GEPLAND = Trajectwens()
LOPEND = Trajectwens(tot="lopend")
VOLLEDIG = Trajectwens(tot="volledig")
AFGEROND = Trajectwens(tot="afgerond")


def cce(wereld: Wereld) -> Gebruiker:
    """Give the coordinator of the CCE."""
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.CCE_COORDINATOR))


def maak_traject(
    wereld: Wereld, wens: Trajectwens = GEPLAND, *, toekenning: Toekenning | None = None
) -> Traject:
    """Make a traject that goes as far as `wens.tot`; a group has members with meerzorg."""
    door, dag = cce(wereld), clock.local_day(wens.op)
    if wens.groep:
        groep, _ = maak_groepstoekenningen(wereld, wens.leden)
        houder = find_houder_groep(groep.id, op=dag)
    else:
        toekenning = toekenning or maak_toekenning(wereld)
        houder = find_houder_client(toekenning.client_id, op=dag)
    assert houder is not None
    momenten = {nr: Moment(dag, None, "De Es") for nr, dag in enumerate(wens.dagen, start=1)}
    traject = plan_traject(houder, Planning(momenten, wens.reden), door=door, op=wens.op)
    if wens.tot != "gepland":
        houd(traject, 1, wens.dagen[0], door=door, op=wens.op)
    if wens.tot in {"volledig", "afgerond"}:
        houd(traject, 2, wens.dagen[1], door=door, op=wens.op)
        schrijf_alles(traject, door=door, op=wens.op)
    if wens.tot == "afgerond":
        rond_af(traject, door=door, op=wens.op)
    db.session.flush()
    return traject


def houd(traject: Traject, nr: int, dag: date, *, door: Gebruiker, op: datetime = OP) -> None:
    """Record a bijeenkomst."""
    wat = Vastlegging(dag=dag, aanwezigen="Familie en team", besproken="De ochtend.")
    leg_bijeenkomst_vast(traject, nr, wat, door=door, op=op)


def schrijf_alles(traject: Traject, *, door: Gebruiker, op: datetime = OP) -> None:
    """Write every part, so that the traject can be finished."""
    schrijf_stand(traject, STAND, door=door, op=op)
    schrijf_acties(traject, ACTIES, door=door, op=op)
    schrijf_afspraken(traject, AFSPRAKEN, door=door, op=op)
    schrijf_leesbaar(traject, LEESBAAR, door=door, op=op)
