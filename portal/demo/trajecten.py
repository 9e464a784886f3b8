"""Make ontwikkeltrajecten of a demonstration, each as far as the file says, by the real actions."""

from datetime import datetime, time, timedelta

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groep
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.ontwikkeltraject.actions.beginnen import (
    Moment,
    Planning,
    plan_traject,
    vraag_traject,
)
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
from portal.ontwikkeltraject.queries.meerzorg import (
    Houder,
    find_houder_client,
    find_houder_groep,
)
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

DAG = timedelta(days=1)
OM = time(10, 30)


def bouw_trajecten(bezetting: Bezetting, op: datetime) -> None:
    """Make everything in `trajecten.toml`."""
    bestand = lees("trajecten")
    for deel in bestand.delen("traject"):
        _maak(deel, bestand.deel("verslag"), bezetting, op)


def _maak(deel: Lezer, verslag: Lezer, bezetting: Bezetting, op: datetime) -> None:
    houder = _houder(deel, op)
    cce = bezetting.wie("cce", Rol.CCE_COORDINATOR, deel.getal("coordinator", 0))
    if deel.tekst("tot") == "gevraagd":
        manager = bezetting.wie(_sleutel(bezetting, houder), Rol.MANAGER)
        vraag_traject(houder, deel.tekst("vraag"), door=manager, op=op)
        return
    dagen = [clock.local_day(op) + deel.getal(f"dag_{nr}") * DAG for nr in (1, 2)]
    momenten = {nr: Moment(dag, OM, deel.tekst("plaats")) for nr, dag in enumerate(dagen, start=1)}
    begin = op - deel.getal("geleden") * DAG
    with clock.freeze(begin):
        planning = Planning(momenten, deel.tekst("reden", ""))
        traject = plan_traject(houder, planning, door=cce, op=begin)
    for nr, moment in momenten.items():
        if moment.dag <= clock.local_day(op) and deel.tekst("tot") != "gepland":
            _houd(traject, nr, moment, door=cce, op=op)
    if deel.tekst("tot") == "afgerond":
        _schrijf(traject, verslag, door=cce, op=op)
        rond_af(traject, door=cce, op=op)


def _houder(deel: Lezer, op: datetime) -> Houder:
    dag = clock.local_day(op)
    if deel.tekst("groep", ""):
        groep = sa.select(Groep.id).where(Groep.naam == deel.tekst("groep"))
        houder = find_houder_groep(db.session.scalars(groep).one(), op=dag)
    else:
        client = sa.select(Toekenning.client_id).where(Toekenning.kenmerk == deel.tekst("kenmerk"))
        houder = find_houder_client(db.session.scalars(client).one(), op=dag)
    assert houder is not None, deel.plek
    return houder


def _sleutel(bezetting: Bezetting, houder: Houder) -> str:
    return next(
        naam for naam, rij in bezetting.organisaties.items() if rij.id == houder.aanbieder_id
    )


def _houd(traject: Traject, nr: int, moment: Moment, *, door: Gebruiker, op: datetime) -> None:
    wat = Vastlegging(
        dag=moment.dag,
        aanwezigen="De moeder, de persoonlijk begeleider, de gedragskundige en de manager.",
        besproken="Hoe de dagen nu gaan, wat spanning geeft en wat al hielp.",
    )
    leg_bijeenkomst_vast(traject, nr, wat, door=door, op=op)


def _schrijf(traject: Traject, verslag: Lezer, *, door: Gebruiker, op: datetime) -> None:
    stand = verslag.deel("stand").alle_teksten()
    knelpunten = verslag.tekst("knelpunten")
    wat = Standtekst(themas=tuple(stand), huidige_stand=stand, knelpunten=knelpunten)
    schrijf_stand(traject, wat, door=door, op=op)
    vandaag = clock.local_day(op)
    rijen = [
        Actierij(
            wat=deel.tekst("wat"),
            eigenaar=deel.tekst("eigenaar"),
            dag=vandaag + deel.getal("over") * DAG,
        )
        for deel in verslag.delen("actie")
    ]
    schrijf_acties(traject, rijen, door=door, op=op)
    afspraken = Afspraaktekst(
        evaluatiedatum=vandaag + verslag.getal("evaluatie_over") * DAG,
        evaluatiewijze=verslag.tekst("evaluatiewijze"),
        ondersteuningsplan=verslag.tekst("ondersteuningsplan"),
        meerzorgplan=verslag.tekst("meerzorgplan"),
        leereffect=verslag.deel("leereffect").alle_teksten(),
    )
    schrijf_afspraken(traject, afspraken, door=door, op=op)
    leesbaar = Leesbaartekst(delen=verslag.deel("leesbaar").alle_teksten())
    schrijf_leesbaar(traject, leesbaar, door=door, op=op)
