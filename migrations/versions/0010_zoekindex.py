"""Make room for the longest kind of search index; PostgreSQL refused it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("zoek_index", schema=None) as batch_op:
        batch_op.alter_column(
            "soort",
            existing_type=sa.VARCHAR(length=20),
            type_=sa.String(length=30),
            existing_nullable=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("zoek_index", schema=None) as batch_op:
        batch_op.alter_column(
            "soort",
            existing_type=sa.String(length=30),
            type_=sa.VARCHAR(length=20),
            existing_nullable=False,
        )
