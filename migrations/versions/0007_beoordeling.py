"""Create the tables of beoordeling: oordelen, reactions on signals, proposals and besluiten."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notitie",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_notitie_aanvraag_id_aanvraag")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_notitie_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_notitie_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
    )
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notitie_aanvraag_id"), ["aanvraag_id"], unique=False)
    op.create_table(
        "besluit",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "uitkomst",
            sa.Enum(
                "toekennen",
                "afwijzen",
                "bijstellen",
                "buiten_behandeling",
                name="uitkomst",
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
                "hersteld",
                "vervallen",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("herstelt_id", sa.Uuid(), nullable=True),
        sa.Column("herstelreden_v", sa.LargeBinary(), nullable=True),
        sa.Column("onderbouwing_v", sa.LargeBinary(), nullable=False),
        sa.Column("perspectief_v", sa.LargeBinary(), nullable=False),
        sa.Column("voorwaarden_v", sa.LargeBinary(), nullable=False),
        sa.Column("max_profiel", sa.String(length=40), nullable=False),
        sa.Column("max_meerzorguren", sa.Text(), nullable=False),
        sa.Column("afgebouwd_op", sa.Date(), nullable=True),
        sa.Column("ingangsdatum", sa.Date(), nullable=True),
        sa.Column("maanden", sa.Integer(), nullable=True),
        sa.Column("laatste_dag", sa.Date(), nullable=True),
        sa.Column("antwoorddatum", sa.Date(), nullable=True),
        sa.Column("invoer_v", sa.LargeBinary(), nullable=True),
        sa.Column("meerzorgprofiel", sa.String(length=60), nullable=False),
        sa.Column("meerzorguren", sa.Text(), nullable=False),
        sa.Column("jaarbedrag_cent", sa.BigInteger(), nullable=True),
        sa.Column("etmaalbedrag_cent", sa.BigInteger(), nullable=True),
        sa.Column("jaarbedrag_100_cent", sa.BigInteger(), nullable=True),
        sa.Column("deels", sa.Boolean(), nullable=False),
        sa.Column("prijspeil", sa.Integer(), nullable=True),
        sa.Column("tabelversie", sa.String(length=20), nullable=False),
        sa.Column("oude_tabel_reden_v", sa.LargeBinary(), nullable=True),
        sa.Column("verzenddatum", sa.Date(), nullable=True),
        sa.Column("bezwaar_tot", sa.Date(), nullable=True),
        sa.Column("vier_ogen", sa.Boolean(), nullable=False),
        sa.Column("terugstuurreden_v", sa.LargeBinary(), nullable=True),
        sa.Column("voorbereid_door_id", sa.Uuid(), nullable=False),
        sa.Column("voorbereid_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgesteld_door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("brief_v", sa.LargeBinary(), nullable=True),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("sjabloonversie", sa.String(length=40), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_besluit_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_besluit_aanvraag_id_aanvraag")
        ),
        sa.ForeignKeyConstraint(
            ["herstelt_id"], ["besluit.id"], name=op.f("fk_besluit_herstelt_id_besluit")
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_besluit_vastgesteld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["versie_id"], ["aanvraag_versie.id"], name=op.f("fk_besluit_versie_id_aanvraag_versie")
        ),
        sa.ForeignKeyConstraint(
            ["voorbereid_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_besluit_voorbereid_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_besluit_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_besluit")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_besluit_aanvraag_id_nr")),
    )
    op.create_table(
        "oordeel",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("criterium", sa.String(length=10), nullable=False),
        sa.Column("oordeel", sa.String(length=20), nullable=False),
        sa.Column("herkomst", sa.String(length=12), nullable=False),
        sa.Column("toelichting_v", sa.LargeBinary(), nullable=False),
        sa.Column("motivering_v", sa.LargeBinary(), nullable=False),
        sa.Column("meekijken", sa.String(length=60), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_oordeel_aanvraag_id_aanvraag")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_oordeel_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["versie_id"], ["aanvraag_versie.id"], name=op.f("fk_oordeel_versie_id_aanvraag_versie")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_oordeel_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oordeel")),
        sa.UniqueConstraint("versie_id", "criterium", name=op.f("uq_oordeel_versie_id_criterium")),
    )
    with op.batch_alter_table("oordeel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oordeel_aanvraag_id"), ["aanvraag_id"], unique=False)
    op.create_table(
        "signaalreactie",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("signaal", sa.String(length=30), nullable=False),
        sa.Column("overgenomen", sa.Boolean(), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_signaalreactie_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["versie_id"],
            ["aanvraag_versie.id"],
            name=op.f("fk_signaalreactie_versie_id_aanvraag_versie"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_signaalreactie_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalreactie")),
        sa.UniqueConstraint(
            "versie_id", "signaal", name=op.f("uq_signaalreactie_versie_id_signaal")
        ),
    )
    op.create_table(
        "toekenningsvoorstel",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("regels_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_toekenningsvoorstel_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["versie_id"],
            ["aanvraag_versie.id"],
            name=op.f("fk_toekenningsvoorstel_versie_id_aanvraag_versie"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_toekenningsvoorstel_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toekenningsvoorstel")),
        sa.UniqueConstraint("versie_id", name=op.f("uq_toekenningsvoorstel_versie_id")),
    )


def downgrade() -> None:
    op.drop_table("toekenningsvoorstel")
    op.drop_table("signaalreactie")
    with op.batch_alter_table("oordeel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_oordeel_aanvraag_id"))
    op.drop_table("oordeel")
    op.drop_table("besluit")
    with op.batch_alter_table("notitie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notitie_aanvraag_id"))
    op.drop_table("notitie")
