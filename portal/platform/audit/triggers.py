"""Triggers that let the database itself refuse to change or delete audit lines."""

from alembic.operations import Operations

SQLITE = (
    """CREATE TRIGGER audit_regel_vast_update BEFORE UPDATE ON audit_regel
    BEGIN SELECT RAISE(ABORT, 'audit_regel is append-only'); END""",
    """CREATE TRIGGER audit_regel_vast_delete BEFORE DELETE ON audit_regel
    BEGIN SELECT RAISE(ABORT, 'audit_regel is append-only'); END""",
    # INSERT OR REPLACE deletes without firing the trigger above.
    """CREATE TRIGGER audit_regel_vast_replace BEFORE INSERT ON audit_regel
    WHEN EXISTS (SELECT 1 FROM audit_regel WHERE keten = NEW.keten AND nr = NEW.nr)
    BEGIN SELECT RAISE(ABORT, 'audit_regel is append-only'); END""",
)
SQLITE_WEG = (
    "DROP TRIGGER audit_regel_vast_update",
    "DROP TRIGGER audit_regel_vast_delete",
    "DROP TRIGGER audit_regel_vast_replace",
)
POSTGRESQL = (
    """CREATE FUNCTION audit_regel_vast() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'audit_regel is append-only'; END$$""",
    """CREATE TRIGGER audit_regel_vast_rij BEFORE UPDATE OR DELETE ON audit_regel
    FOR EACH ROW EXECUTE FUNCTION audit_regel_vast()""",
    """CREATE TRIGGER audit_regel_vast_tabel BEFORE TRUNCATE ON audit_regel
    FOR EACH STATEMENT EXECUTE FUNCTION audit_regel_vast()""",
)
POSTGRESQL_WEG = (
    "DROP TRIGGER audit_regel_vast_rij ON audit_regel",
    "DROP TRIGGER audit_regel_vast_tabel ON audit_regel",
    "DROP FUNCTION audit_regel_vast()",
)


def maak_audit_triggers(op: Operations) -> None:
    """Create the triggers; call it in the revision that creates the table."""
    _voer_uit(op, sqlite=SQLITE, postgresql=POSTGRESQL)


def verwijder_audit_triggers(op: Operations) -> None:
    """Drop the triggers; call it before the table is dropped."""
    _voer_uit(op, sqlite=SQLITE_WEG, postgresql=POSTGRESQL_WEG)


def _voer_uit(op: Operations, *, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    for opdracht in sqlite if op.get_bind().dialect.name == "sqlite" else postgresql:
        op.execute(opdracht)
