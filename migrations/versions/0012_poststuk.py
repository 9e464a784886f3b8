"""Keep letters that are no besluit exactly as they were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "poststuk",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("brief_v", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_poststuk_aanvraag_id_aanvraag")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_poststuk_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poststuk")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_poststuk_aanvraag_id_nr")),
    )


def downgrade() -> None:
    op.drop_table("poststuk")
