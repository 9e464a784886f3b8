"""Add ontwikkeltrajecten with who is due, and the meerzorgplan with its frozen figures."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meerzorgplan",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "toestand",
            sa.Enum(
                "concept",
                "ingediend",
                "besproken",
                "vervangen",
                name="toestand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("kaderversie", sa.String(length=20), nullable=False),
        sa.Column("plandatum", sa.Date(), nullable=True),
        sa.Column("contactpersoon_v", sa.LargeBinary(), nullable=False),
        sa.Column("telefoon", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("gestart_door_id", sa.Uuid(), nullable=False),
        sa.Column("gestart_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingediend_door_id", sa.Uuid(), nullable=True),
        sa.Column("ingediend_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heropenreden_v", sa.LargeBinary(), nullable=False),
        sa.Column("heropend_door_id", sa.Uuid(), nullable=True),
        sa.Column("inhoud_v", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_meerzorgplan_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["gestart_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_meerzorgplan_gestart_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["heropend_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_meerzorgplan_heropend_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["ingediend_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_meerzorgplan_ingediend_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_meerzorgplan_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meerzorgplan")),
        sa.UniqueConstraint(
            "aanbieder_id",
            "zorgkantoor_id",
            "jaar",
            "nr",
            name=op.f("uq_meerzorgplan_aanbieder_id_zorgkantoor_id_jaar_nr"),
        ),
    )
    with op.batch_alter_table("meerzorgplan", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meerzorgplan_zorgkantoor", ["zorgkantoor_id", "jaar", "id"], unique=False
        )
        batch_op.create_index(
            "uq_meerzorgplan_geldend",
            ["aanbieder_id", "zorgkantoor_id", "jaar"],
            unique=True,
            sqlite_where=sa.text("toestand <> 'vervangen'"),
            postgresql_where=sa.text("toestand <> 'vervangen'"),
        )
    op.create_table(
        "plancijfer",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.Column("rijen", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["meerzorgplan.id"], name=op.f("fk_plancijfer_plan_id_meerzorgplan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plancijfer")),
        sa.UniqueConstraint("plan_id", "item", name=op.f("uq_plancijfer_plan_id_item")),
    )
    op.create_table(
        "plantekst",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["meerzorgplan.id"], name=op.f("fk_plantekst_plan_id_meerzorgplan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plantekst")),
        sa.UniqueConstraint("plan_id", "item", name=op.f("uq_plantekst_plan_id_item")),
    )
    op.create_table(
        "trajectbeurt",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("laatste_traject", sa.Date(), nullable=True),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_trajectbeurt_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_trajectbeurt_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_trajectbeurt_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_trajectbeurt_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_trajectbeurt")),
    )
    with op.batch_alter_table("trajectbeurt", schema=None) as batch_op:
        batch_op.create_index(
            "ix_trajectbeurt_aanbieder", ["aanbieder_id", "dag", "client_id"], unique=False
        )
        batch_op.create_index("ix_trajectbeurt_dag", ["dag", "client_id"], unique=False)
        batch_op.create_index(
            "ix_trajectbeurt_zorgkantoor", ["zorgkantoor_id", "dag", "client_id"], unique=False
        )
    op.create_table(
        "traject",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("cce_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("groep_id", sa.Uuid(), nullable=True),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column(
            "toestand",
            sa.Enum(
                "gevraagd",
                "gepland",
                "lopend",
                "afgerond",
                "gestopt",
                name="toestand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("coordinator_id", sa.Uuid(), nullable=True),
        sa.Column("gestart_door_id", sa.Uuid(), nullable=False),
        sa.Column("gestart_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("themas", sa.JSON(), nullable=False),
        sa.Column("vraag_v", sa.LargeBinary(), nullable=False),
        sa.Column("huidige_stand_v", sa.LargeBinary(), nullable=False),
        sa.Column("knelpunten_v", sa.LargeBinary(), nullable=False),
        sa.Column("ondersteuningsplan_v", sa.LargeBinary(), nullable=False),
        sa.Column("meerzorgplan_v", sa.LargeBinary(), nullable=False),
        sa.Column("evaluatiedatum", sa.Date(), nullable=True),
        sa.Column("evaluatiewijze_v", sa.LargeBinary(), nullable=False),
        sa.Column("leereffect_v", sa.LargeBinary(), nullable=False),
        sa.Column("leesbaar_v", sa.LargeBinary(), nullable=False),
        sa.Column("jaargrensreden_v", sa.LargeBinary(), nullable=False),
        sa.Column("stopreden_v", sa.LargeBinary(), nullable=False),
        sa.Column("afgerond_op", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(client_id is null) <> (groep_id is null)", name=op.f("ck_traject_client_of_groep")
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_traject_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["cce_id"], ["organisatie.id"], name=op.f("fk_traject_cce_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_traject_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["gebruiker.id"], name=op.f("fk_traject_coordinator_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["gestart_door_id"], ["gebruiker.id"], name=op.f("fk_traject_gestart_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["groep_id"], ["groep.id"], name=op.f("fk_traject_groep_id_groep")),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_traject_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_traject_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traject")),
    )
    with op.batch_alter_table("traject", schema=None) as batch_op:
        batch_op.create_index(
            "ix_traject_aanbieder", ["aanbieder_id", "toestand", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_traject_afgerond_op"), ["afgerond_op"], unique=False)
        batch_op.create_index("ix_traject_cce", ["cce_id", "toestand", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_traject_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_traject_groep_id"), ["groep_id"], unique=False)
        batch_op.create_index(
            "ix_traject_zorgkantoor", ["zorgkantoor_id", "toestand", "id"], unique=False
        )
        batch_op.create_index(
            "uq_traject_client_open",
            ["client_id"],
            unique=True,
            sqlite_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
            postgresql_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
        )
        batch_op.create_index(
            "uq_traject_groep_open",
            ["groep_id"],
            unique=True,
            sqlite_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
            postgresql_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
        )
    op.create_table(
        "bijeenkomst",
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("begin", sa.Time(), nullable=True),
        sa.Column("plaats", sa.String(length=120), nullable=False),
        sa.Column("aanwezigen_v", sa.LargeBinary(), nullable=False),
        sa.Column("besproken_v", sa.LargeBinary(), nullable=False),
        sa.Column("vastgelegd_door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("nr in (1, 2)", name=op.f("ck_bijeenkomst_twee")),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_bijeenkomst_traject_id_traject")
        ),
        sa.ForeignKeyConstraint(
            ["vastgelegd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_bijeenkomst_vastgelegd_door_id_gebruiker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bijeenkomst")),
        sa.UniqueConstraint("traject_id", "nr", name=op.f("uq_bijeenkomst_traject_id_nr")),
    )
    with op.batch_alter_table("bijeenkomst", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bijeenkomst_dag"), ["dag"], unique=False)
    op.create_table(
        "trajectactie",
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("wat_v", sa.LargeBinary(), nullable=False),
        sa.Column("eigenaar_v", sa.LargeBinary(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("doel_id", sa.String(length=40), nullable=False),
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
        sa.Column("stand_op", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_trajectactie_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectactie")),
        sa.UniqueConstraint("traject_id", "nr", name=op.f("uq_trajectactie_traject_id_nr")),
    )
    op.create_table(
        "trajectgebeurtenis",
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_trajectgebeurtenis_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_trajectgebeurtenis_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectgebeurtenis")),
        sa.UniqueConstraint("traject_id", "nr", name=op.f("uq_trajectgebeurtenis_traject_id_nr")),
    )
    op.create_table(
        "trajectlid",
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("afgerond_op", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_trajectlid_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_trajectlid_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectlid")),
        sa.UniqueConstraint(
            "traject_id", "client_id", name=op.f("uq_trajectlid_traject_id_client_id")
        ),
    )
    with op.batch_alter_table("trajectlid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_trajectlid_client_id_afgerond_op"),
            ["client_id", "afgerond_op"],
            unique=False,
        )
    op.create_table(
        "trajectverslag",
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=8), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("brief_v", sa.LargeBinary(), nullable=False),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("sjabloonversie", sa.String(length=40), nullable=False),
        sa.Column("doorgegeven_op", sa.Date(), nullable=True),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_trajectverslag_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_trajectverslag_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_trajectverslag_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectverslag")),
        sa.UniqueConstraint("traject_id", "nr", name=op.f("uq_trajectverslag_traject_id_nr")),
    )


def downgrade() -> None:
    op.drop_table("trajectverslag")
    with op.batch_alter_table("trajectlid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trajectlid_client_id_afgerond_op"))
    op.drop_table("trajectlid")
    op.drop_table("trajectgebeurtenis")
    op.drop_table("trajectactie")
    with op.batch_alter_table("bijeenkomst", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bijeenkomst_dag"))
    op.drop_table("bijeenkomst")
    with op.batch_alter_table("traject", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_traject_groep_open",
            sqlite_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
            postgresql_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
        )
        batch_op.drop_index(
            "uq_traject_client_open",
            sqlite_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
            postgresql_where=sa.text("toestand in ('gevraagd', 'gepland', 'lopend')"),
        )
        batch_op.drop_index("ix_traject_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_traject_groep_id"))
        batch_op.drop_index(batch_op.f("ix_traject_client_id"))
        batch_op.drop_index("ix_traject_cce")
        batch_op.drop_index(batch_op.f("ix_traject_afgerond_op"))
        batch_op.drop_index("ix_traject_aanbieder")
    op.drop_table("traject")
    with op.batch_alter_table("trajectbeurt", schema=None) as batch_op:
        batch_op.drop_index("ix_trajectbeurt_zorgkantoor")
        batch_op.drop_index("ix_trajectbeurt_dag")
        batch_op.drop_index("ix_trajectbeurt_aanbieder")
    op.drop_table("trajectbeurt")
    op.drop_table("plantekst")
    op.drop_table("plancijfer")
    with op.batch_alter_table("meerzorgplan", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_meerzorgplan_geldend",
            sqlite_where=sa.text("toestand <> 'vervangen'"),
            postgresql_where=sa.text("toestand <> 'vervangen'"),
        )
        batch_op.drop_index("ix_meerzorgplan_zorgkantoor")
    op.drop_table("meerzorgplan")
