"""Let a bezwaar be against a besluit on a group as a whole, which has no client of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ONDER = ("bezwaarbeslissing", "bezwaarbrief", "bezwaargebeurtenis", "hoorzitting", "zinadvies")


def upgrade() -> None:
    with op.batch_alter_table("bezwaar") as tabel:
        tabel.alter_column("client_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    """Give up what the older table has no place for."""
    for naam in ONDER:
        op.execute(
            f"DELETE FROM {naam} WHERE bezwaar_id IN "  # noqa: S608 - fixed names
            "(SELECT id FROM bezwaar WHERE client_id IS NULL)"
        )
    op.execute("DELETE FROM bezwaar WHERE client_id IS NULL")
    with op.batch_alter_table("bezwaar") as tabel:
        tabel.alter_column("client_id", existing_type=sa.Uuid(), nullable=False)
