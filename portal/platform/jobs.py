"""What the portal does by itself: which jobs, when each is due, and how far each has come.

A job is due from its moment until it succeeded, so that an outage delays it and loses nothing;
every job may run twice without harm.
"""

import time as stopwatch
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import Model, db
from portal.platform.logs import LOGGER
from portal.platform.transactions import eigen_transactie, invoeging

Functie = Callable[[datetime], object]

KORT = timedelta(minutes=2)
LANG = timedelta(minutes=15)
TE_LAAT = timedelta(hours=1)

_SLEUTEL = "jobs"


class Jobstand(Model):
    """How far one job has come: when it last began, and when it last succeeded."""

    __tablename__ = "jobstand"

    naam: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    begonnen_op: Mapped[datetime | None]
    gelukt_op: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Ritme:
    """When a job is due, in Dutch time.

    Attributes:
        tijd: From this time of the day; None: every minute.
        op_werkdagen: On working days only.
    """

    tijd: time | None
    op_werkdagen: bool = False

    @property
    def geduld(self) -> timedelta:
        """Give how long it may be busy, before it is thought to have stopped halfway."""
        return KORT if self.tijd is None else LANG

    def moment(self, nu: datetime) -> datetime | None:
        """Give the last moment of today at which the job became due, UTC; None before it."""
        if self.tijd is None:
            return nu.replace(second=0, microsecond=0)
        dag = clock.local_day(nu)
        moment = datetime.combine(dag, self.tijd, clock.AMSTERDAM).astimezone(UTC)
        valt = not self.op_werkdagen or load_kalender().is_werkdag(dag)
        return moment if valt and moment <= nu else None


@dataclass(frozen=True, slots=True)
class Job:
    """Something that the portal does by itself.

    Attributes:
        naam: Name, that of its command as well.
        functie: Does it, given the moment (UTC); what it does twice has no further effect.
        wanneer: When it is due.
    """

    naam: str
    functie: Functie
    wanneer: Ritme


def elke_minuut() -> Ritme:
    """Give the rhythm of a job that is done every minute."""
    return Ritme(None)


def elke_dag(uur: int, minuut: int = 0) -> Ritme:
    """Give the rhythm of a job that is done every day, in Dutch time."""
    return Ritme(time(uur, minuut))


def elke_werkdag(uur: int, minuut: int = 0) -> Ritme:
    """Give the rhythm of a job that is done on working days, in Dutch time."""
    return Ritme(time(uur, minuut), op_werkdagen=True)


def registreer_taak(app: Flask, naam: str, functie: Functie, wanneer: Ritme) -> None:
    """Let the worker of an application do something by itself."""
    app.extensions.setdefault(_SLEUTEL, {})[naam] = Job(naam, functie, wanneer)


def jobs() -> Mapping[str, Job]:
    """Give the jobs of this application by name, in the order in which they were registered."""
    geregistreerd: Mapping[str, Job] = current_app.extensions.get(_SLEUTEL, {})
    return geregistreerd


def begin_wat_moet(nu: datetime) -> Iterator[str]:
    """Give the names of the jobs that are due; each is begun by one worker only."""
    for job in jobs().values():
        moment = job.wanneer.moment(nu)
        if moment is not None and _begin(job, moment, nu):
            yield job.naam


def doe(naam: str) -> None:
    """Do one job now, and remember that it succeeded."""
    begonnen = stopwatch.monotonic()
    job = jobs()[naam]
    uitkomst = job.functie(clock.now())
    db.session.remove()
    with eigen_transactie() as verbinding:
        verbinding.execute(
            sa.update(Jobstand).where(Jobstand.naam == naam).values(gelukt_op=clock.now())
        )
    if uitkomst:
        ms = round((stopwatch.monotonic() - begonnen) * 1000)
        LOGGER.info("taak", extra={"velden": {"naam": naam, "aantal": uitkomst, "ms": ms}})


def list_standen(nu: datetime) -> list[tuple[str, datetime | None, bool]]:
    """Give per job its name, when it last succeeded, and whether it is late."""
    vraag = sa.select(Jobstand.naam, Jobstand.gelukt_op)
    gelukt = dict(db.session.execute(vraag).all())
    return [
        (job.naam, gelukt.get(job.naam), _is_te_laat(job, gelukt.get(job.naam), nu))
        for job in jobs().values()
    ]


def _is_te_laat(job: Job, gelukt_op: datetime | None, nu: datetime) -> bool:
    """Say whether a job should have succeeded an hour ago and did not since."""
    moment = job.wanneer.moment(nu - TE_LAAT)
    return moment is not None and (gelukt_op is None or gelukt_op < moment)


def _begin(job: Job, moment: datetime, nu: datetime) -> bool:
    """Begin a job that has not succeeded since its moment and that nobody is busy with."""
    tabel = Jobstand.__table__
    niet_gelukt = sa.or_(Jobstand.gelukt_op.is_(None), Jobstand.gelukt_op < moment)
    niemand_bezig = sa.or_(
        Jobstand.begonnen_op.is_(None),
        Jobstand.begonnen_op <= Jobstand.gelukt_op,
        Jobstand.begonnen_op <= nu - job.wanneer.geduld,
    )
    with eigen_transactie() as verbinding:
        verbinding.execute(
            invoeging(db.engine.dialect.name, tabel)
            .values(naam=job.naam)
            .on_conflict_do_nothing(index_elements=["naam"])
        )
        begonnen = verbinding.execute(
            sa.update(Jobstand)
            .where(Jobstand.naam == job.naam, niet_gelukt, niemand_bezig)
            .values(begonnen_op=nu)
        )
        return begonnen.rowcount == 1
