"""Make room for the herkomst of an oordeel that was taken over from a version before."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("oordeel") as tabel:
        tabel.alter_column(
            "herkomst", existing_type=sa.String(12), type_=sa.String(20), existing_nullable=False
        )


def downgrade() -> None:
    # What was taken over has no name before this migration; it stands as scored apart.
    op.execute("UPDATE oordeel SET herkomst = 'zelf' WHERE herkomst = 'vorige_versie'")
    with op.batch_alter_table("oordeel") as tabel:
        tabel.alter_column(
            "herkomst", existing_type=sa.String(20), type_=sa.String(12), existing_nullable=False
        )
