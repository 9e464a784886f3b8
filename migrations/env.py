"""Run the migrations: safe for child rows on SQLite, never waiting long on PostgreSQL."""

from importlib import import_module
from pathlib import Path

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator

import portal

TIJDEN = ("lock_timeout", "5s"), ("statement_timeout", "15min")


def render_item(soort: str, ding: object, _ctx: AutogenContext) -> str | bool:
    """Write our own column types as the type they are stored in, so that revisions stand alone."""
    if soort == "type" and isinstance(ding, TypeDecorator):
        return f"sa.{ding.impl!r}"
    return False


def include_name(naam: str | None, soort: str, _ouders: object) -> bool:
    """Leave the tables of huey alone: it makes and keeps them itself (ADR 0015)."""
    return not (soort == "table" and naam is not None and naam.startswith("huey_"))


def _zet_sleutels(verbinding: Connection, stand: str) -> None:
    """Switch foreign keys on SQLite: a rebuilt parent table would delete its child rows."""
    ruw = verbinding.connection.dbapi_connection
    assert ruw is not None
    ruw.execute(f"PRAGMA foreign_keys={stand}")


def _voer_uit(verbinding: Connection) -> None:
    opties = current_app.extensions["migrate"].configure_args
    context.configure(
        connection=verbinding,
        target_metadata=current_app.extensions["migrate"].db.metadata,
        transaction_per_migration=True,
        render_item=render_item,
        include_name=include_name,
        **opties,
    )
    with context.begin_transaction():
        context.run_migrations()


def _op_sqlite(verbinding: Connection) -> None:
    _zet_sleutels(verbinding, "OFF")
    try:
        _voer_uit(verbinding)
        wezen = verbinding.execute(text("PRAGMA foreign_key_check")).all()
        if wezen:
            raise RuntimeError(f"{len(wezen)} rows lost their parent")
        verbinding.rollback()
    finally:
        _zet_sleutels(verbinding, "ON")


def _op_postgresql(verbinding: Connection) -> None:
    for naam, duur in TIJDEN:
        verbinding.execute(text(f"SET {naam} = '{duur}'"))
    verbinding.commit()
    try:
        _voer_uit(verbinding)
    finally:
        verbinding.rollback()
        for naam, _ in TIJDEN:
            verbinding.execute(text(f"RESET {naam}"))
        verbinding.commit()


def _laad_modellen() -> None:
    """Import the tables of every slice, also of one that has no page yet."""
    for map_ in Path(portal.__path__[0]).glob("*/models*"):
        import_module(f"portal.{map_.parent.name}.models")


_laad_modellen()
with current_app.extensions["migrate"].db.engine.connect() as verbinding:
    (_op_sqlite if verbinding.dialect.name == "sqlite" else _op_postgresql)(verbinding)
