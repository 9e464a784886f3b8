"""Make room for the link to an online meeting in the place of a dialoog."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("dialoog", schema=None) as batch_op:
        batch_op.alter_column(
            "plaats",
            existing_type=sa.VARCHAR(length=200),
            type_=sa.String(length=500),
            existing_nullable=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("dialoog", schema=None) as batch_op:
        batch_op.alter_column(
            "plaats",
            existing_type=sa.String(length=500),
            type_=sa.VARCHAR(length=200),
            existing_nullable=False,
            postgresql_using="substr(plaats, 1, 200)",
        )
