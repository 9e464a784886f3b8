"""Keep the free text that goes with an event in its own encrypted row."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "toelichting",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("gebeurtenis_nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_toelichting_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toelichting")),
        sa.UniqueConstraint(
            "aanvraag_id", "gebeurtenis_nr", name=op.f("uq_toelichting_aanvraag_id_gebeurtenis_nr")
        ),
    )


def downgrade() -> None:
    op.drop_table("toelichting")
