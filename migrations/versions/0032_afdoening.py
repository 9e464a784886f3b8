"""Add how each besluit came about, as it is counted, and an index on what toekenningen cost.

The daily job fills it for what was decided before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

KOSTEN = (
    *("zorgkantoor_id", "einde", "ingang", "regio_id", "leveringsvorm", "bevestigd_op"),
    *("etmaalbedrag_cent", "etmaalbedrag_later_cent", "einde_reden", "afgebouwd_op"),
)
TELLEN = (
    *("zorgkantoor_id", "verzonden", "dagen", "dagen_stil", "op_tijd", "regio_id"),
    *("leveringsvorm", "zorgprofiel", "uitkomst", "deels", "behandelaar_id"),
)
UITKOMSTEN = ("toekennen", "afwijzen", "bijstellen", "buiten_behandeling")


def upgrade() -> None:
    op.create_table(
        "afdoening",
        sa.Column("besluit_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("leveringsvorm", sa.String(length=20), nullable=False),
        sa.Column("zorgprofiel", sa.String(length=20), nullable=False),
        sa.Column(
            "uitkomst",
            sa.Enum(
                *UITKOMSTEN, name="uitkomst", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("deels", sa.Boolean(), nullable=False),
        sa.Column("ontvangst", sa.Date(), nullable=False),
        sa.Column("verzonden", sa.Date(), nullable=False),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dagen", sa.Integer(), nullable=False),
        sa.Column("dagen_stil", sa.Integer(), nullable=False),
        sa.Column("op_tijd", sa.Boolean(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [kolom], [f"{tabel}.id"], name=op.f(f"fk_afdoening_{kolom}_{tabel}")
            )
            for kolom, tabel in (
                ("besluit_id", "besluit"),
                ("zorgkantoor_id", "organisatie"),
                ("aanbieder_id", "organisatie"),
                ("regio_id", "regio"),
                ("behandelaar_id", "gebruiker"),
            )
        ),
        sa.PrimaryKeyConstraint("besluit_id", name=op.f("pk_afdoening")),
    )
    op.create_index("ix_afdoening_zorgkantoor", "afdoening", list(TELLEN))
    op.create_index("ix_toekenning_kosten", "toekenning", list(KOSTEN))


def downgrade() -> None:
    op.drop_index("ix_toekenning_kosten", table_name="toekenning")
    op.drop_index("ix_afdoening_zorgkantoor", table_name="afdoening")
    op.drop_table("afdoening")
