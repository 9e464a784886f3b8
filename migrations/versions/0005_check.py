"""Create the tables of the check vooraf: walks through the check vooraf, consultations and internal refusals."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_pad",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("configversie", sa.String(length=20), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uitgang", sa.String(length=30), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_check_pad_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_pad")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_check_pad_aanvraag_id_nr")),
    )
    op.create_table(
        "consult",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("met_wie_v", sa.LargeBinary(), nullable=False),
        sa.Column("advies_v", sa.LargeBinary(), nullable=False),
        sa.Column("uitgevoerd_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_consult_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_consult_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consult")),
    )
    with op.batch_alter_table("consult", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consult_aanvraag_id"), ["aanvraag_id"], unique=False)
    op.create_table(
        "check_stap",
        sa.Column("pad_id", sa.Uuid(), nullable=False),
        sa.Column("knoop", sa.String(length=10), nullable=False),
        sa.Column("antwoorden", sa.JSON(), nullable=False),
        sa.Column("velden", sa.JSON(), nullable=False),
        sa.Column("toelichting_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_check_stap_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["pad_id"],
            ["check_pad.id"],
            name=op.f("fk_check_stap_pad_id_check_pad"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_stap")),
        sa.UniqueConstraint("pad_id", "knoop", name=op.f("uq_check_stap_pad_id_knoop")),
    )
    with op.batch_alter_table("check_stap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_stap_pad_id"), ["pad_id"], unique=False)
    op.create_table(
        "interne_afwijzing",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("pad_id", sa.Uuid(), nullable=False),
        sa.Column("uitgang", sa.String(length=30), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("analyse_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_interne_afwijzing_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_interne_afwijzing_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["pad_id"], ["check_pad.id"], name=op.f("fk_interne_afwijzing_pad_id_check_pad")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interne_afwijzing")),
    )
    with op.batch_alter_table("interne_afwijzing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interne_afwijzing_aanvraag_id"), ["aanvraag_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("interne_afwijzing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interne_afwijzing_aanvraag_id"))
    op.drop_table("interne_afwijzing")
    with op.batch_alter_table("check_stap", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_stap_pad_id"))
    op.drop_table("check_stap")
    with op.batch_alter_table("consult", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consult_aanvraag_id"))
    op.drop_table("consult")
    op.drop_table("check_pad")
