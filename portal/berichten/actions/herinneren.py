"""Remind: walk from the last day that was done to today, each step of a kind exactly once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.berichten.aanleidingen import Aanleiding, lees_aanleidingen
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.actions.taken import vraag_taak
from portal.berichten.models import Herinneringsstand, Taak
from portal.berichten.queries.ontvangers import Ontvangers
from portal.domain.berichten import (
    Berichtsoort,
    Sport,
    Trede,
    Venster,
    bepaal_sport,
    list_vervallen,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.termijnen import EEN_DAG
from portal.platform import audit, clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.platform.transactions import begin_schrijven, invoeging
from portal.toegang.models import Gebruiker

TAAK, HERINNERD, GEEN_REACTIE = "herinneringen", "bericht.herinnerd", "geen_reactie"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step about one thing that is due."""

    aanleiding: Aanleiding
    soort: Berichtsoort
    trede: Trede

    @property
    def sport(self) -> Sport:
        """Give how far the ladder is."""
        return bepaal_sport(self.soort, self.trede)


def herinner(op: datetime) -> int:
    """Give every reminder that fell due since the last time and still matters; each day commits.

    The first time begins today: of what was before nobody is told. Doing it twice, or in two
    places at once, does nothing more: a day is done by who moves the mark past it.

    Args:
        op: The moment, UTC; the Dutch calendar day of it is the last that is done.

    Returns:
        How many messages were written.

    Bron: [berichten] Kanalen.
    """
    vandaag = clock.local_day(op)
    dag = _begin(vandaag)
    aantal = 0
    while dag < vandaag:
        aantal += _doe_dag(dag + EEN_DAG, op)
        dag = _tot_en_met()
    return aantal


@click.command("verwerk-herinneringen")
@with_appcontext
def verwerk_herinneringen() -> None:
    """Give the reminders that are due; run it every day."""
    click.echo(f"{herinner(clock.now())} herinneringen")


def _begin(vandaag: date) -> date:
    """Put the mark on yesterday when there is none, and give where it is."""
    begin_schrijven()
    db.session.execute(
        invoeging(db.engine.dialect.name, Herinneringsstand.__table__)
        .values(taak=TAAK, tot_en_met=vandaag - EEN_DAG)
        .on_conflict_do_nothing(index_elements=["taak"])
    )
    db.session.commit()
    return _tot_en_met()


def _tot_en_met() -> date:
    vraag = sa.select(Herinneringsstand.tot_en_met).where(Herinneringsstand.taak == TAAK)
    dag = db.session.scalars(vraag).one()
    db.session.rollback()
    return dag


def _doe_dag(dag: date, op: datetime) -> int:
    """Do one day: look first, and write in one transaction with the mark."""
    stappen = _list_stappen(dag)
    db.session.rollback()
    begin_schrijven()
    stand = db.session.scalars(
        sa.select(Herinneringsstand).where(Herinneringsstand.taak == TAAK).with_for_update()
    ).one()
    if stand.tot_en_met != dag - EEN_DAG:
        db.session.rollback()
        return 0
    ontvangers = Ontvangers(dag)
    gegeven = [_herinner_aan(stap, ontvangers, op) for stap in stappen]
    stand.tot_en_met = dag
    audit.leg_vast(*(regel for _, regels in gegeven for regel in regels))
    db.session.commit()
    return sum(aantal for aantal, _ in gegeven)


def _list_stappen(dag: date) -> Sequence[Stap]:
    """Give what is due on a day; every step is given on a working day."""
    soorten, kalender = load_berichtsoorten(dag), load_kalender()
    if not kalender.is_werkdag(dag):
        return ()
    venster = Venster(van=dag, tot_en_met=dag, soorten=soorten, kalender=kalender)
    return [
        Stap(rij, soorten[rij.code], vervallen.trede)
        for rij in lees_aanleidingen(venster, None)
        for vervallen in list_vervallen(
            soorten[rij.code], rij.dag, venster, midden=rij.midden, vanaf=rij.vanaf
        )
    ]


def _herinner_aan(
    stap: Stap, ontvangers: Ontvangers, op: datetime
) -> tuple[int, Sequence[audit.AuditRegelInvoer]]:
    """Tell of one step whoever hears it, and leave a task after the last of a ladder.

    Returns:
        How many messages were written, and what is left of it in the log.
    """
    rij, trede = stap.aanleiding, stap.trede
    mensen = ontvangers.list_op_sport(rij, trede.aan, stap.sport)
    melding = Melding(
        code=rij.code,
        object_soort=rij.object_soort,
        object_id=rij.object_id,
        kenmerk=rij.kenmerk,
        moment=f"{rij.dag}:{trede.dagen}",
        dag=rij.dag,
        trede=trede.dagen,
        direct=trede.direct,
        gegevens={**rij.gegevens, **({"variant": "midden"} if rij.midden else {})},
    )
    aantal = meld(melding, mensen, op=op)
    if stap.sport is Sport.LEIDING:
        _vraag_taak(rij, mensen, op)
    return aantal, _logregels(stap, mensen) if aantal else ()


def _vraag_taak(rij: Aanleiding, mensen: Sequence[Gebruiker], op: datetime) -> None:
    """Leave the task that stands open after the last reminder: with the teamleider, once.

    Bron: [berichten] Ladder bij geen reactie.
    """
    zorgkantoor = rij.plek.zorgkantoor_id or rij.taak_bij
    organisatie_id = zorgkantoor or rij.plek.aanbieder_id
    assert organisatie_id is not None
    vraag_taak(
        Taak(
            sleutel=f"{GEEN_REACTIE}:{rij.code}:{rij.object_id}:{rij.dag}",
            soort=GEEN_REACTIE,
            code=rij.code,
            organisatie_id=organisatie_id,
            rol=Rol.TEAMLEIDER if zorgkantoor else Rol.MANAGER,
            object_soort=rij.object_soort,
            object_id=rij.object_id,
            kenmerk=rij.kenmerk,
            over_id=mensen[0].id if mensen else None,
            gegevens={"dag": rij.dag.isoformat()},
            op=op,
        )
    )


def _logregels(stap: Stap, mensen: Sequence[Gebruiker]) -> Sequence[audit.AuditRegelInvoer]:
    """Give the line of a reminder for the log of each organisation that heard it."""
    rij = stap.aanleiding
    return [
        audit.AuditRegelInvoer(
            keten=organisatie_id,
            code=HERINNERD,
            namens=organisatie_id,
            object_soort=rij.object_soort,
            object_id=rij.object_id,
            kenmerk=f"{rij.code.lower()}:{stap.trede.dagen}",
        )
        for organisatie_id in sorted({mens.organisatie_id for mens in mensen})
    ]
