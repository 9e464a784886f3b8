"""Add how far each job of the worker has come."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobstand",
        sa.Column("naam", sa.String(length=40), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gelukt_op", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_jobstand")),
    )


def downgrade() -> None:
    op.drop_table("jobstand")
