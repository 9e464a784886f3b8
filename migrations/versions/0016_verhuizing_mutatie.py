"""Add the verhuisformulier with its signatures, the mutatie of a group, and letters about either.

At most one form is open per toekenning and one mutatie per group: partial unique indexes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "toekenningsbrief",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("verzenddatum", sa.Date(), nullable=False),
        sa.Column("bezwaar_tot", sa.Date(), nullable=True),
        sa.Column("brief_v", sa.LargeBinary(), nullable=False),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("sjabloonversie", sa.String(length=40), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_toekenningsbrief_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_toekenningsbrief_toekenning_id_toekenning"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toekenningsbrief")),
        sa.UniqueConstraint(
            "toekenning_id", "nr", name=op.f("uq_toekenningsbrief_toekenning_id_nr")
        ),
    )
    op.create_table(
        "verhuizing",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("oude_aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("oude_locatie_id", sa.Uuid(), nullable=False),
        sa.Column("oud_zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("oude_regio_id", sa.Uuid(), nullable=False),
        sa.Column("nieuwe_aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("nieuwe_locatie_id", sa.Uuid(), nullable=False),
        sa.Column("nieuw_zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("nieuwe_regio_id", sa.Uuid(), nullable=False),
        sa.Column("verhuisdatum", sa.Date(), nullable=False),
        sa.Column("meerzorguren", sa.Text(), nullable=False),
        sa.Column("tarief", sa.Text(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "open",
                "van_kracht",
                "gestopt",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("formulierversie", sa.Integer(), nullable=False),
        sa.Column("gestart_door_id", sa.Uuid(), nullable=False),
        sa.Column("gestart_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gestopt_door_id", sa.Uuid(), nullable=True),
        sa.Column("gestopt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopreden_v", sa.LargeBinary(), nullable=True),
        sa.Column("nieuwe_toekenning_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gestart_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_verhuizing_gestart_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["gestopt_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_verhuizing_gestopt_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["nieuw_zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_verhuizing_nieuw_zorgkantoor_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["nieuwe_aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_verhuizing_nieuwe_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["nieuwe_locatie_id"],
            ["locatie.id"],
            name=op.f("fk_verhuizing_nieuwe_locatie_id_locatie"),
        ),
        sa.ForeignKeyConstraint(
            ["nieuwe_regio_id"], ["regio.id"], name=op.f("fk_verhuizing_nieuwe_regio_id_regio")
        ),
        sa.ForeignKeyConstraint(
            ["nieuwe_toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_verhuizing_nieuwe_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["oud_zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_verhuizing_oud_zorgkantoor_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["oude_aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_verhuizing_oude_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["oude_locatie_id"], ["locatie.id"], name=op.f("fk_verhuizing_oude_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["oude_regio_id"], ["regio.id"], name=op.f("fk_verhuizing_oude_regio_id_regio")
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_verhuizing_toekenning_id_toekenning"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verhuizing")),
    )
    with op.batch_alter_table("verhuizing", schema=None) as batch_op:
        batch_op.create_index(
            "ix_verhuizing_nieuw_zorgkantoor", ["nieuw_zorgkantoor_id", "id"], unique=False
        )
        batch_op.create_index(
            "ix_verhuizing_nieuwe_aanbieder", ["nieuwe_aanbieder_id", "id"], unique=False
        )
        batch_op.create_index(
            "ix_verhuizing_oud_zorgkantoor", ["oud_zorgkantoor_id", "id"], unique=False
        )
        batch_op.create_index(
            "ix_verhuizing_oude_aanbieder", ["oude_aanbieder_id", "id"], unique=False
        )
        batch_op.create_index(
            "uq_verhuizing_open",
            ["toekenning_id"],
            unique=True,
            sqlite_where=sa.text("stand = 'open'"),
            postgresql_where=sa.text("stand = 'open'"),
        )

    op.create_table(
        "mutatie",
        sa.Column("groep_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "vertrek",
                "verplaatsing",
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
                "aangevraagd",
                "vastgesteld",
                "niet_doorgegaan",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("eerste_dag", sa.Date(), nullable=False),
        sa.Column("naar_groep_id", sa.Uuid(), nullable=True),
        sa.Column("verhuizing_id", sa.Uuid(), nullable=True),
        sa.Column("toelichting_v", sa.LargeBinary(), nullable=False),
        sa.Column("aangevraagd_door_id", sa.Uuid(), nullable=False),
        sa.Column("aangevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("behandeld_door_id", sa.Uuid(), nullable=True),
        sa.Column("behandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden_v", sa.LargeBinary(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_mutatie_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["aangevraagd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_mutatie_aangevraagd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["behandeld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_mutatie_behandeld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(["groep_id"], ["groep.id"], name=op.f("fk_mutatie_groep_id_groep")),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_mutatie_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["naar_groep_id"], ["groep.id"], name=op.f("fk_mutatie_naar_groep_id_groep")
        ),
        sa.ForeignKeyConstraint(["regio_id"], ["regio.id"], name=op.f("fk_mutatie_regio_id_regio")),
        sa.ForeignKeyConstraint(
            ["verhuizing_id"], ["verhuizing.id"], name=op.f("fk_mutatie_verhuizing_id_verhuizing")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_mutatie_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutatie")),
        sa.UniqueConstraint("verhuizing_id", name=op.f("uq_mutatie_verhuizing_id")),
    )
    with op.batch_alter_table("mutatie", schema=None) as batch_op:
        batch_op.create_index("ix_mutatie_aanbieder", ["aanbieder_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mutatie_groep_id"), ["groep_id"], unique=False)
        batch_op.create_index(
            "ix_mutatie_zorgkantoor", ["zorgkantoor_id", "stand", "id"], unique=False
        )
        batch_op.create_index(
            "uq_mutatie_open",
            ["groep_id"],
            unique=True,
            sqlite_where=sa.text("stand = 'aangevraagd'"),
            postgresql_where=sa.text("stand = 'aangevraagd'"),
        )

    op.create_table(
        "verhuishandtekening",
        sa.Column("verhuizing_id", sa.Uuid(), nullable=False),
        sa.Column("formulierversie", sa.Integer(), nullable=False),
        sa.Column("stap", sa.Integer(), nullable=False),
        sa.Column("partijen", sa.JSON(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("rol", sa.String(length=80), nullable=False),
        sa.Column("telefoon", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tekstversie", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_verhuishandtekening_gebruiker_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_verhuishandtekening_organisatie_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["verhuizing_id"],
            ["verhuizing.id"],
            name=op.f("fk_verhuishandtekening_verhuizing_id_verhuizing"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verhuishandtekening")),
        sa.UniqueConstraint(
            "verhuizing_id",
            "formulierversie",
            "stap",
            name=op.f("uq_verhuishandtekening_verhuizing_id_formulierversie_stap"),
        ),
    )
    op.create_table(
        "mutatielid",
        sa.Column("mutatie_id", sa.Uuid(), nullable=False),
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("nieuwe_toekenning_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mutatie_id"],
            ["mutatie.id"],
            name=op.f("fk_mutatielid_mutatie_id_mutatie"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["nieuwe_toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_mutatielid_nieuwe_toekenning_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_mutatielid_toekenning_id_toekenning"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutatielid")),
        sa.UniqueConstraint(
            "mutatie_id", "toekenning_id", name=op.f("uq_mutatielid_mutatie_id_toekenning_id")
        ),
    )
    with op.batch_alter_table("mutatielid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mutatielid_toekenning_id"), ["toekenning_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("mutatielid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mutatielid_toekenning_id"))

    op.drop_table("mutatielid")
    op.drop_table("verhuishandtekening")
    with op.batch_alter_table("mutatie", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_mutatie_open",
            sqlite_where=sa.text("stand = 'aangevraagd'"),
            postgresql_where=sa.text("stand = 'aangevraagd'"),
        )
        batch_op.drop_index("ix_mutatie_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_mutatie_groep_id"))
        batch_op.drop_index("ix_mutatie_aanbieder")

    op.drop_table("mutatie")
    with op.batch_alter_table("verhuizing", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_verhuizing_open",
            sqlite_where=sa.text("stand = 'open'"),
            postgresql_where=sa.text("stand = 'open'"),
        )
        batch_op.drop_index("ix_verhuizing_oude_aanbieder")
        batch_op.drop_index("ix_verhuizing_oud_zorgkantoor")
        batch_op.drop_index("ix_verhuizing_nieuwe_aanbieder")
        batch_op.drop_index("ix_verhuizing_nieuw_zorgkantoor")

    op.drop_table("verhuizing")
    op.drop_table("toekenningsbrief")
