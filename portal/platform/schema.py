"""Which revision of the tables the code expects, and which one a database has."""

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from portal.platform.settings import WORTEL


def verwacht() -> tuple[str, ...]:
    """Give the newest revision in the code; more than one only while a branch is unmerged."""
    config = Config()
    config.set_main_option("script_location", str(WORTEL / "migrations"))
    return tuple(sorted(ScriptDirectory.from_config(config).get_heads()))


def aanwezig(verbinding: Connection) -> tuple[str, ...]:
    """Give the revision of a database; none when it has no tables."""
    return tuple(sorted(MigrationContext.configure(verbinding).get_current_heads()))
