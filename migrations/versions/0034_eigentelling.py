"""Keep the measures of the report for each zorgkantoor as they were last counted."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "eigentelling",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("periode", sa.String(length=7), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aantallen", sa.JSON(), nullable=False),
        sa.Column("duren", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_eigentelling_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eigentelling")),
        sa.UniqueConstraint(
            "zorgkantoor_id", "periode", name=op.f("uq_eigentelling_zorgkantoor_id_periode")
        ),
    )


def downgrade() -> None:
    op.drop_table("eigentelling")
