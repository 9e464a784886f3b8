"""Add what ends a toekenning early: the report of the aanbieder and the besluit of the zorgkantoor.

A letter that the portal itself sends has nobody who signed it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "eindemelding",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reden",
            sa.Enum(
                "overlijden",
                "vertrek",
                "afbouw_bereikt",
                "past_binnen_profiel",
                "nieuwe_indicatie",
                "op_verzoek",
                "verhuizing",
                "vervangen",
                "ingetrokken",
                "hersteld",
                "herroepen",
                name="reden",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("laatste_dag", sa.Date(), nullable=False),
        sa.Column("ingestemd", sa.Boolean(), nullable=False),
        sa.Column("toelichting_v", sa.LargeBinary(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "open",
                "verwerkt",
                "niet_gevolgd",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gemeld_door_id", sa.Uuid(), nullable=False),
        sa.Column("gemeld_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("antwoord_v", sa.LargeBinary(), nullable=True),
        sa.Column("behandeld_door_id", sa.Uuid(), nullable=True),
        sa.Column("behandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_eindemelding_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["behandeld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_eindemelding_behandeld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["gemeld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_eindemelding_gemeld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_eindemelding_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_eindemelding_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eindemelding")),
    )
    with op.batch_alter_table("eindemelding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_eindemelding_toekenning_id"), ["toekenning_id"], unique=False
        )
        batch_op.create_index(
            "ix_eindemelding_zorgkantoor", ["zorgkantoor_id", "stand", "id"], unique=False
        )
        batch_op.create_index(
            "uq_eindemelding_open",
            ["toekenning_id"],
            unique=True,
            sqlite_where=sa.text("stand = 'open'"),
            postgresql_where=sa.text("stand = 'open'"),
        )

    op.create_table(
        "eindebesluit",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column(
            "soort",
            sa.Enum(
                "beeindigen",
                "intrekken",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "stand",
            sa.Enum(
                "concept",
                "ter_controle",
                "vastgesteld",
                "vervallen",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "reden",
            sa.Enum(
                "overlijden",
                "vertrek",
                "afbouw_bereikt",
                "past_binnen_profiel",
                "nieuwe_indicatie",
                "op_verzoek",
                "verhuizing",
                "vervangen",
                "ingetrokken",
                "hersteld",
                "herroepen",
                name="reden",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("einde", sa.Date(), nullable=False),
        sa.Column("ingestemd", sa.Boolean(), nullable=False),
        sa.Column("motivering_v", sa.LargeBinary(), nullable=False),
        sa.Column("daarna_v", sa.LargeBinary(), nullable=False),
        sa.Column("terugstuurreden_v", sa.LargeBinary(), nullable=True),
        sa.Column("voorbereid_door_id", sa.Uuid(), nullable=False),
        sa.Column("voorbereid_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgesteld_door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("brief_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_eindebesluit_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["brief_id"],
            ["toekenningsbrief.id"],
            name=op.f("fk_eindebesluit_brief_id_toekenningsbrief"),
        ),
        sa.ForeignKeyConstraint(
            ["melding_id"],
            ["eindemelding.id"],
            name=op.f("fk_eindebesluit_melding_id_eindemelding"),
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_eindebesluit_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_eindebesluit_vastgesteld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["voorbereid_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_eindebesluit_voorbereid_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_eindebesluit_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eindebesluit")),
    )
    with op.batch_alter_table("eindebesluit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_eindebesluit_toekenning_id"), ["toekenning_id"], unique=False
        )
        batch_op.create_index(
            "ix_eindebesluit_zorgkantoor", ["zorgkantoor_id", "stand", "id"], unique=False
        )
        batch_op.create_index(
            "uq_eindebesluit_open",
            ["toekenning_id"],
            unique=True,
            sqlite_where=sa.text("stand in ('concept', 'ter_controle')"),
            postgresql_where=sa.text("stand in ('concept', 'ter_controle')"),
        )

    with op.batch_alter_table("toekenningsbrief", schema=None) as batch_op:
        batch_op.alter_column("door_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    zonder = "SELECT count(*) FROM toekenningsbrief WHERE door_id IS NULL"
    if op.get_bind().scalar(sa.text(zonder)):
        raise RuntimeError("there are letters of the portal itself, which nobody signed")
    with op.batch_alter_table("toekenningsbrief", schema=None) as batch_op:
        batch_op.alter_column("door_id", existing_type=sa.Uuid(), nullable=False)

    with op.batch_alter_table("eindebesluit", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_eindebesluit_open",
            sqlite_where=sa.text("stand in ('concept', 'ter_controle')"),
            postgresql_where=sa.text("stand in ('concept', 'ter_controle')"),
        )
        batch_op.drop_index("ix_eindebesluit_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_eindebesluit_toekenning_id"))

    op.drop_table("eindebesluit")
    with op.batch_alter_table("eindemelding", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_eindemelding_open",
            sqlite_where=sa.text("stand = 'open'"),
            postgresql_where=sa.text("stand = 'open'"),
        )
        batch_op.drop_index("ix_eindemelding_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_eindemelding_toekenning_id"))

    op.drop_table("eindemelding")
