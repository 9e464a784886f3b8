"""Make a backup while the portal writes: one moment of the whole database."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from portal.platform import clock, schema
from portal.platform.audit import AuditKop, AuditRegel, anchor
from portal.platform.audit.anchor import Stand
from portal.platform.backup import manifest
from portal.platform.backup.files import databasebestand, naar_schijf, open_kopie
from portal.platform.backup.manifest import DATABASE, MANIFEST, ZEGEL, Manifest, ReservekopieFout
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen


def maak(doel: Path) -> Manifest:
    """Write a backup to a new folder; it has that name only when it is whole.

    Raises:
        ReservekopieFout: Not SQLite, or the folder is there already.
        OSError: The disk refuses.
    """
    databasebestand()
    doel = doel.absolute()
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise ReservekopieFout("the folder of a backup must be new or empty")
    doel.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(dir=doel.parent, prefix=".reservekopie-"))
    try:
        beschreven = _vul(half)
        half.replace(doel)
    except BaseException:
        shutil.rmtree(half)
        raise
    naar_schijf(doel.parent)
    return beschreven


def _vul(map_: Path) -> Manifest:
    """Copy the database and describe the copy; the anchors are read first, so they never lead."""
    sleutels = huidige_instellingen().sleutels
    moment, ankers = clock.now(), anchor.lees_alle()
    kopie = map_ / DATABASE
    _kopieer(kopie)
    with open_kopie(kopie) as verbinding:
        if verbinding.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise ReservekopieFout("the database is damaged: the copy does not pass its check")
        koppen = verbinding.execute(sa.select(AuditKop.keten, AuditKop.nr, AuditKop.hmac))
        beschreven = Manifest(
            gemaakt_op=moment,
            revisies=schema.aanwezig(verbinding),
            bestand=manifest.beschrijf(kopie),
            regels=verbinding.scalar(sa.select(sa.func.count()).select_from(AuditRegel)) or 0,
            koppen={keten: Stand(nr, teken) for keten, nr, teken in koppen},
            ankers=ankers,
            sleutels=manifest.vingerafdrukken(sleutels),
        )
    manifest.schrijf(map_, beschreven, sleutels)
    naar_schijf(kopie, map_ / MANIFEST, map_ / ZEGEL, map_)
    return beschreven


def _kopieer(kopie: Path) -> None:
    """Copy in one read transaction; free pages, where deleted rows could linger, stay behind."""
    try:
        with closing(db.engine.raw_connection()) as bron:
            bron.cursor().execute("VACUUM INTO ?", (str(kopie),))
    except sqlite3.DatabaseError as fout:
        raise ReservekopieFout(f"the database cannot be copied: {fout.sqlite_errorname}") from None
    kopie.chmod(0o600)
