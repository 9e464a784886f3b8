"""Transactions beside the session of the request, and writing ones outside a request."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from portal.platform.database import db

METEEN = {"sqlite_begin": "BEGIN IMMEDIATE"}
LEZEND = {"sqlite_begin": "BEGIN"}

Invoeging = sqlite.Insert | postgresql.Insert


@contextmanager
def eigen_transactie(*, lezend: bool = False) -> Iterator[Connection]:
    """Give a connection of its own; commit at the end, roll back on an error.

    A writing one waits for ever-so-short others; on SQLite it may not be opened while the session
    of the same thread holds the write lock, as it does in a POST that already asked something.
    """
    with db.engine.connect() as verbinding:
        verbinding.execution_options(**(LEZEND if lezend else METEEN))
        with verbinding.begin():
            yield verbinding


def begin_schrijven() -> None:
    """Start the session as a writer, in commands and jobs: SQLite then queues, not fails."""
    db.session.connection(execution_options=METEEN)


def invoeging(dialect: str, tabel: sa.FromClause) -> Invoeging:
    """Give the INSERT of the engine, with its ON CONFLICT."""
    assert isinstance(tabel, sa.Table)
    return postgresql.insert(tabel) if dialect == "postgresql" else sqlite.insert(tabel)
