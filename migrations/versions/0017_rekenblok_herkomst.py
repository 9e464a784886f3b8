"""Remember of a block of the rekentool where it came from: typed, or carried over to be confirmed.

What stands there was typed; only a her-aanvraag carries blocks over, and there were none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kolom = sa.Column("herkomst", sa.String(length=20), server_default="getypt", nullable=False)
    with op.batch_alter_table("rekenblok") as tabel:
        tabel.add_column(kolom)
    with op.batch_alter_table("rekenblok") as tabel:
        tabel.alter_column("herkomst", existing_type=sa.String(length=20), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("rekenblok") as tabel:
        tabel.drop_column("herkomst")
