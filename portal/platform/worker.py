"""The worker: one process that asks every minute which jobs are due, and does them.

huey is imported and its queue made here only, when a worker starts: not by the pages.
"""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import URL, make_url

from portal.platform import clock, jobs
from portal.platform.settings import Instellingen

NAAM = "portal"
SCHEMA = "werker"
DRADEN = 2
NAKIJKEN_SECONDEN = 10.0
STOPTEKENS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

_stop = threading.Event()


@dataclass(frozen=True, slots=True)
class Werkrij:
    """The queue of the worker, and what it does every minute."""

    huey: Any
    tik: Callable[[], object]


def moet_stoppen() -> bool:
    """Say whether this process has been asked to stop, for a job that takes long."""
    return _stop.is_set()


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Do what is due, every minute, until SIGTERM or SIGINT; what it is busy with it finishes."""
    verwerker = maak_werkrij(current_app._get_current_object()).huey.create_consumer(  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's own way
        workers=DRADEN, max_delay=1.0, check_worker_health=True
    )
    verwerker.start()
    for teken in STOPTEKENS:
        signal.signal(teken, lambda *_: _stop.set())
    while not _stop.wait(NAKIJKEN_SECONDEN):
        verwerker.check_worker_health()
    verwerker.stop(graceful=True)


@click.command("jobs")
@with_appcontext
def toon_jobs() -> None:
    """Show when each job last succeeded; end with 1 when one is late."""
    standen = jobs.list_standen(clock.now())
    for naam, gelukt_op, te_laat in standen:
        wanneer = gelukt_op.isoformat(timespec="seconds") if gelukt_op else "nooit"
        click.echo(f"{naam}: {wanneer}{' TE LAAT' if te_laat else ''}")
    if any(te_laat for _, _, te_laat in standen):
        raise SystemExit(1)


def maak_werkrij(app: Flask) -> Werkrij:
    """Make the queue of an application; in the test suite everything is done at once, in memory."""
    instellingen: Instellingen = app.extensions["instellingen"]
    huey = _maak_huey(instellingen)

    def doe(naam: str) -> None:
        with app.app_context():
            jobs.doe(naam)

    uitvoeren = huey.task(name="doe")(doe)

    def tik() -> None:
        with app.app_context():
            for naam in jobs.begin_wat_moet(clock.now()):
                uitvoeren(naam)

    return Werkrij(huey, huey.periodic_task(lambda _moment: True, name="tik")(tik))


def _maak_huey(instellingen: Instellingen) -> Any:
    import huey  # noqa: PLC0415 - the pages do not need it
    from huey.serializer import SignedSerializer  # noqa: PLC0415 - idem

    adres = make_url(instellingen.database_url)
    # A task is a pickle: what somebody else put in the queue is not read.
    vast = {
        "results": False,
        "serializer": SignedSerializer(secret=instellingen.sleutels.geheim, salt=NAAM),
    }
    if instellingen.profiel == "test":
        return huey.MemoryHuey(NAAM, immediate=True, **vast)
    if adres.get_backend_name() == "sqlite":
        return huey.SqliteHuey(NAAM, filename=f"{adres.database}.jobs.db", **vast)
    return huey.PostgresHuey(NAAM, dsn=_dsn(adres), **vast)


def _dsn(adres: URL) -> str:
    """Give the address as psycopg reads it; the tables of the queue go in a schema of their own.

    Where that schema does not exist, PostgreSQL uses the next one that does.
    """
    paden = adres.set(drivername="postgresql").update_query_dict(
        {"options": f"-csearch_path={SCHEMA},public"}
    )
    return paden.render_as_string(hide_password=False)
