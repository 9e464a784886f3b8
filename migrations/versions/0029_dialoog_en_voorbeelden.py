"""Add the meerzorgdialoog with its afspraken, and goede voorbeelden."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goed_voorbeeld",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "voorgedragen",
                "teruggestuurd",
                "goedgekeurd",
                "ingetrokken",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("titel", sa.String(length=120), nullable=False),
        sa.Column("situatie", sa.Text(), nullable=False),
        sa.Column("aanpak", sa.Text(), nullable=False),
        sa.Column("resultaat", sa.Text(), nullable=False),
        sa.Column("thema", sa.String(length=30), nullable=False),
        sa.Column("zorgprofiel", sa.String(length=20), nullable=False),
        sa.Column("maatregel", sa.String(length=30), nullable=False),
        sa.Column("bron_soort", sa.String(length=20), nullable=False),
        sa.Column("bron_id", sa.Uuid(), nullable=True),
        sa.Column("voorgedragen_door_id", sa.Uuid(), nullable=False),
        sa.Column("voorgedragen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beoordeeld_door_id", sa.Uuid(), nullable=True),
        sa.Column("goedgekeurd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beoordeeld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_goed_voorbeeld_beoordeeld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_goed_voorbeeld_organisatie_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["voorgedragen_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_goed_voorbeeld_voorgedragen_door_id_gebruiker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goed_voorbeeld")),
    )
    with op.batch_alter_table("goed_voorbeeld", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_goed_voorbeeld_maatregel"), ["maatregel"], unique=False
        )
        batch_op.create_index(
            "ix_goed_voorbeeld_organisatie", ["organisatie_id", "stand", "id"], unique=False
        )
        batch_op.create_index(
            "ix_goed_voorbeeld_stand", ["stand", "goedgekeurd_op", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_goed_voorbeeld_thema"), ["thema"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_goed_voorbeeld_zorgprofiel"), ["zorgprofiel"], unique=False
        )
    op.create_table(
        "dialoog",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("cce_id", sa.Uuid(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column(
            "toestand",
            sa.Enum(
                "gepland",
                "afgezegd",
                "gehouden",
                "ter_bevestiging",
                "gereed",
                name="toestand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("begin", sa.Time(), nullable=False),
        sa.Column("einde", sa.Time(), nullable=False),
        sa.Column("plaats", sa.String(length=200), nullable=False),
        sa.Column(
            "ervaring",
            sa.Enum(
                "nieuw",
                "enkele_jaren",
                "ervaren",
                name="ervaring",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("inleveren_op", sa.Date(), nullable=False),
        sa.Column("voorzitter_id", sa.Uuid(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("uitnodiging_nr", sa.Integer(), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=False),
        sa.Column("merkten_v", sa.LargeBinary(), nullable=False),
        sa.Column("niet_gelukt_v", sa.LargeBinary(), nullable=False),
        sa.Column("succes_v", sa.LargeBinary(), nullable=False),
        sa.Column("dilemma_v", sa.LargeBinary(), nullable=False),
        sa.Column("ronde", sa.Integer(), nullable=False),
        sa.Column("aangeboden_op", sa.Date(), nullable=True),
        sa.Column("gereed_op", sa.Date(), nullable=True),
        sa.Column("zonder_akkoord", sa.JSON(), nullable=False),
        sa.Column("gepland_door_id", sa.Uuid(), nullable=False),
        sa.Column("gepland_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_dialoog_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["cce_id"], ["organisatie.id"], name=op.f("fk_dialoog_cce_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["gepland_door_id"], ["gebruiker.id"], name=op.f("fk_dialoog_gepland_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["meerzorgplan.id"], name=op.f("fk_dialoog_plan_id_meerzorgplan")
        ),
        sa.ForeignKeyConstraint(
            ["voorzitter_id"], ["gebruiker.id"], name=op.f("fk_dialoog_voorzitter_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_dialoog_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialoog")),
    )
    with op.batch_alter_table("dialoog", schema=None) as batch_op:
        batch_op.create_index("ix_dialoog_aanbieder", ["aanbieder_id", "dag", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_dialoog_aangeboden_op"), ["aangeboden_op"], unique=False
        )
        batch_op.create_index("ix_dialoog_cce", ["cce_id", "dag", "id"], unique=False)
        batch_op.create_index(
            "ix_dialoog_zorgkantoor", ["zorgkantoor_id", "dag", "id"], unique=False
        )
        batch_op.create_index(
            "uq_dialoog_jaar",
            ["aanbieder_id", "zorgkantoor_id", "jaar"],
            unique=True,
            sqlite_where=sa.text("toestand <> 'afgezegd'"),
            postgresql_where=sa.text("toestand <> 'afgezegd'"),
        )
    op.create_table(
        "afspraak",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "inhoud",
                "geld",
                "spiegelinformatie",
                "goed_voorbeeld",
                "ontwikkeltraject",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("wat_v", sa.LargeBinary(), nullable=False),
        sa.Column("wie_v", sa.LargeBinary(), nullable=False),
        sa.Column("eigenaar_id", sa.Uuid(), nullable=True),
        sa.Column(
            "partij",
            sa.Enum(
                "aanbieder",
                "zorgkantoor",
                "cce",
                name="partij",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("wanneer", sa.Date(), nullable=False),
        sa.Column("inhoud_v", sa.LargeBinary(), nullable=False),
        sa.Column("geld_v", sa.LargeBinary(), nullable=False),
        sa.Column("gekoppeld_soort", sa.String(length=20), nullable=False),
        sa.Column("gekoppeld_aan", sa.String(length=60), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "open",
                "bezig",
                "gehaald",
                "deels_gehaald",
                "niet_gehaald",
                "vervallen",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("toelichting_v", sa.LargeBinary(), nullable=False),
        sa.Column("stand_op", sa.Date(), nullable=True),
        sa.Column("stand_door_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialoog_id"], ["dialoog.id"], name=op.f("fk_afspraak_dialoog_id_dialoog")
        ),
        sa.ForeignKeyConstraint(
            ["eigenaar_id"], ["gebruiker.id"], name=op.f("fk_afspraak_eigenaar_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["stand_door_id"], ["gebruiker.id"], name=op.f("fk_afspraak_stand_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afspraak")),
        sa.UniqueConstraint("dialoog_id", "nr", name=op.f("uq_afspraak_dialoog_id_nr")),
    )
    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_afspraak_wanneer"), ["wanneer"], unique=False)
    op.create_table(
        "agendapunt",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("nr between 1 and 5", name=op.f("ck_agendapunt_vijf")),
        sa.ForeignKeyConstraint(
            ["dialoog_id"], ["dialoog.id"], name=op.f("fk_agendapunt_dialoog_id_dialoog")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agendapunt")),
        sa.UniqueConstraint("dialoog_id", "nr", name=op.f("uq_agendapunt_dialoog_id_nr")),
    )
    op.create_table(
        "akkoord",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("ronde", sa.Integer(), nullable=False),
        sa.Column(
            "partij",
            sa.Enum(
                "aanbieder",
                "zorgkantoor",
                "cce",
                name="partij",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("akkoord", sa.Boolean(), nullable=False),
        sa.Column("opmerking_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialoog_id"], ["dialoog.id"], name=op.f("fk_akkoord_dialoog_id_dialoog")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_akkoord_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_akkoord")),
        sa.UniqueConstraint(
            "dialoog_id", "ronde", "partij", name=op.f("uq_akkoord_dialoog_id_ronde_partij")
        ),
    )
    op.create_table(
        "deelnemer",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "partij",
            sa.Enum(
                "aanbieder",
                "zorgkantoor",
                "cce",
                name="partij",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("naam_v", sa.LargeBinary(), nullable=False),
        sa.Column("functie", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialoog_id"],
            ["dialoog.id"],
            name=op.f("fk_deelnemer_dialoog_id_dialoog"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_deelnemer_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deelnemer")),
        sa.UniqueConstraint("dialoog_id", "nr", name=op.f("uq_deelnemer_dialoog_id_nr")),
    )
    op.create_table(
        "dialoogbrief",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=8), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("brief_v", sa.LargeBinary(), nullable=False),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("sjabloonversie", sa.String(length=40), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialoog_id"], ["dialoog.id"], name=op.f("fk_dialoogbrief_dialoog_id_dialoog")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_dialoogbrief_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialoogbrief")),
        sa.UniqueConstraint("dialoog_id", "nr", name=op.f("uq_dialoogbrief_dialoog_id_nr")),
    )
    op.create_table(
        "dialooggebeurtenis",
        sa.Column("dialoog_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialoog_id"], ["dialoog.id"], name=op.f("fk_dialooggebeurtenis_dialoog_id_dialoog")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_dialooggebeurtenis_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialooggebeurtenis")),
        sa.UniqueConstraint("dialoog_id", "nr", name=op.f("uq_dialooggebeurtenis_dialoog_id_nr")),
    )


def downgrade() -> None:
    op.drop_table("dialooggebeurtenis")
    op.drop_table("dialoogbrief")
    op.drop_table("deelnemer")
    op.drop_table("akkoord")
    op.drop_table("agendapunt")
    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_afspraak_wanneer"))
    op.drop_table("afspraak")
    with op.batch_alter_table("dialoog", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_dialoog_jaar",
            sqlite_where=sa.text("toestand <> 'afgezegd'"),
            postgresql_where=sa.text("toestand <> 'afgezegd'"),
        )
        batch_op.drop_index("ix_dialoog_zorgkantoor")
        batch_op.drop_index("ix_dialoog_cce")
        batch_op.drop_index(batch_op.f("ix_dialoog_aangeboden_op"))
        batch_op.drop_index("ix_dialoog_aanbieder")
    op.drop_table("dialoog")
    with op.batch_alter_table("goed_voorbeeld", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goed_voorbeeld_zorgprofiel"))
        batch_op.drop_index(batch_op.f("ix_goed_voorbeeld_thema"))
        batch_op.drop_index("ix_goed_voorbeeld_stand")
        batch_op.drop_index("ix_goed_voorbeeld_organisatie")
        batch_op.drop_index(batch_op.f("ix_goed_voorbeeld_maatregel"))
    op.drop_table("goed_voorbeeld")
