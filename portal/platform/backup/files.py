"""The database as a file: where it is, opening a copy of it, and safe on disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from portal.platform.backup.manifest import ReservekopieFout
from portal.platform.database import db


def databasebestand() -> Path:
    """Give the file of the database.

    Raises:
        ReservekopieFout: The portal does not use SQLite.
    """
    adres = db.engine.url
    if adres.get_backend_name() != "sqlite":
        raise ReservekopieFout(
            "backup and restore work on SQLite only for now; use pg_dump for PostgreSQL"
        )
    if not adres.database:
        raise ReservekopieFout("a database in memory has no file")
    return Path(adres.database).resolve()


@contextmanager
def open_kopie(pad: Path) -> Iterator[Connection]:
    """Open a copy that nobody else uses, in one transaction and without a WAL beside it."""
    motor = sa.create_engine(f"sqlite:///{pad}", poolclass=sa.NullPool, hide_parameters=True)
    with motor.begin() as verbinding:
        yield verbinding


def naar_schijf(*paden: Path) -> None:
    """Wait until files or folders are really on the disk."""
    for pad in paden:
        greep = os.open(pad, os.O_RDONLY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
