"""Remember when the figures of a meerzorgplan were counted, and what changed since indienen."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("meerzorgplan") as batch_op:
        batch_op.add_column(sa.Column("cijfers_op", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("veranderd", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("vergeleken_op", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("meerzorgplan") as batch_op:
        batch_op.alter_column("veranderd", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("meerzorgplan") as batch_op:
        for kolom in ("vergeleken_op", "veranderd", "cijfers_op"):
            batch_op.drop_column(kolom)
