"""Keep the reports that were asked for, so that the worker makes them."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rapportopdracht",
        sa.Column("periode", sa.String(length=7), nullable=False),
        sa.Column("peilmoment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "gevraagd",
                "gemaakt",
                "mislukt",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("klaar_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rapport_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_rapportopdracht_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["rapport_id"],
            ["monitorrapport.id"],
            name=op.f("fk_rapportopdracht_rapport_id_monitorrapport"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rapportopdracht")),
    )
    op.create_index(
        "uq_rapportopdracht_open",
        "rapportopdracht",
        ["periode"],
        unique=True,
        sqlite_where=sa.text("stand = 'gevraagd'"),
        postgresql_where=sa.text("stand = 'gevraagd'"),
    )


def downgrade() -> None:
    op.drop_table("rapportopdracht")
