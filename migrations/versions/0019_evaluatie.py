"""Add the eindevaluatie, the tussenmetingen, and the confirmation that the plan is up to date.

A toekenning gets the day of its eindevaluatie as a column, so that lists and the signal on a
missing one ask nothing of the slice above. Toekenningen that exist have none: the portal held no
evaluations before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evaluatie",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "vorm",
            sa.Enum(
                "volledig",
                "preventief",
                "doelen",
                name="vorm",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("kaderversie", sa.String(length=20), nullable=False),
        sa.Column("antwoorden_v", sa.LargeBinary(), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=True),
        sa.Column("gewijzigd_door_id", sa.Uuid(), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgelegd_door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("inhoud_v", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("vervolg", sa.String(length=30), nullable=False),
        sa.Column("uren_toegekend", sa.Text(), nullable=False),
        sa.Column("uren_ingezet", sa.Text(), nullable=False),
        sa.Column("euro_toegekend_cent", sa.BigInteger(), nullable=True),
        sa.Column("euro_ingezet_cent", sa.BigInteger(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(vastgelegd_op IS NULL) = (sha256 = '')", name=op.f("ck_evaluatie_vastgelegd")
        ),
        sa.CheckConstraint(
            "nr = 1 OR reden_v IS NOT NULL", name=op.f("ck_evaluatie_correctie_met_reden")
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_evaluatie_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["gewijzigd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_evaluatie_gewijzigd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"], ["toekenning.id"], name=op.f("fk_evaluatie_toekenning_id_toekenning")
        ),
        sa.ForeignKeyConstraint(
            ["vastgelegd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_evaluatie_vastgelegd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_evaluatie_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluatie")),
        sa.UniqueConstraint("toekenning_id", "nr", name=op.f("uq_evaluatie_toekenning_id_nr")),
    )
    op.create_table(
        "planbevestiging",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("punten", sa.JSON(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_planbevestiging_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_planbevestiging_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_planbevestiging_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_planbevestiging_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planbevestiging")),
        sa.UniqueConstraint("toekenning_id", name=op.f("uq_planbevestiging_toekenning_id")),
    )
    op.create_table(
        "tussenmeting",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("standen_v", sa.LargeBinary(), nullable=False),
        sa.Column("bijstelling_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_tussenmeting_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_tussenmeting_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_tussenmeting_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_tussenmeting_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tussenmeting")),
        sa.UniqueConstraint("toekenning_id", "nr", name=op.f("uq_tussenmeting_toekenning_id_nr")),
    )
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("geevalueerd_op", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.drop_column("geevalueerd_op")

    op.drop_table("tussenmeting")
    op.drop_table("planbevestiging")
    op.drop_table("evaluatie")
