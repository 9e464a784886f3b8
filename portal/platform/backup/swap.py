"""Put a new database file in the place of the old one, which stays beside it."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from portal.platform.backup.files import naar_schijf
from portal.platform.backup.manifest import ReservekopieFout

RESTEN = ("-wal", "-shm")


def is_gevuld(pad: Path) -> bool:
    """Say whether there is something in the place of the database."""
    return any(
        deel.exists() and deel.stat().st_size > 0 for deel in (pad, Path(f"{pad}{RESTEN[0]}"))
    )


def maak_los(pad: Path) -> None:
    """Bring everything into the one file of the old database; nobody may have it open.

    Every connection to a database in WAL mode keeps a lock, so leaving that mode proves that no
    portal runs. A file that SQLite cannot read any more is left as it is.

    Raises:
        ReservekopieFout: Somebody has the database open.
    """
    if not pad.exists():
        return
    with closing(sqlite3.connect(pad, timeout=1, isolation_level=None)) as verbinding:
        try:
            verbinding.execute("PRAGMA journal_mode=DELETE").fetchone()
            verbinding.execute("BEGIN EXCLUSIVE")
            verbinding.execute("ROLLBACK")
        except sqlite3.DatabaseError as fout:
            if fout.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise ReservekopieFout("the database is in use: stop the portal first") from None
            if fout.sqlite_errorcode not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
                raise


def wissel(nieuw: Path, doel: Path, *, op: datetime) -> Path | None:
    """Give the new file its place in one step; say under which name the old one was kept.

    What a broken database left beside it moves along: SQLite would read it into the new one.
    """
    bewaard = doel.with_name(f"{doel.name}.vervangen-{op:%Y%m%dT%H%M%S%fZ}")
    for rest in RESTEN:
        if (los := Path(f"{doel}{rest}")).exists():
            los.rename(f"{bewaard}{rest}")
    oud = doel.exists()
    if oud:
        os.link(doel, bewaard)
    nieuw.replace(doel)
    naar_schijf(doel.parent)
    return bewaard if oud else None
