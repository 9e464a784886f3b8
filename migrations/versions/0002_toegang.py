"""Create the tables of toegang: organisations, regions, locations, users, roles and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisatie",
        sa.Column(
            "soort",
            sa.Enum(
                "aanbieder",
                "zorgkantoor",
                "cce",
                "portaal",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("kvk", sa.String(length=8), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
    )
    op.create_table(
        "briefhoofd",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("regio", sa.String(length=120), nullable=False),
        sa.Column("bezoekadres", sa.String(length=200), nullable=False),
        sa.Column("postadres", sa.String(length=200), nullable=False),
        sa.Column("telefoon", sa.String(length=20), nullable=False),
        sa.Column("bereikbaarheid", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("gezag_verblijf", sa.String(length=200), nullable=False),
        sa.Column("gezag_vpt", sa.String(length=200), nullable=False),
        sa.Column("mandaatgrondslag", sa.String(length=300), nullable=False),
        sa.Column("bezwaar_adres", sa.String(length=200), nullable=False),
        sa.Column("bezwaar_email", sa.String(length=254), nullable=False),
        sa.Column("rechtbank", sa.String(length=120), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_briefhoofd_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefhoofd")),
        sa.UniqueConstraint("zorgkantoor_id", name=op.f("uq_briefhoofd_zorgkantoor_id")),
    )
    op.create_table(
        "gebruiker",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("functietitel", sa.String(length=80), nullable=False),
        sa.Column("telefoon", sa.String(length=20), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(length=200), nullable=True),
        sa.Column("wachtwoord_gewijzigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("geblokkeerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("laatst_ingelogd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_gebruiker_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebruiker")),
        sa.UniqueConstraint("email", name=op.f("uq_gebruiker_email")),
    )
    with op.batch_alter_table("gebruiker", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_gebruiker_organisatie_id"), ["organisatie_id"], unique=False
        )
    op.create_table(
        "regio",
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"], ["organisatie.id"], name=op.f("fk_regio_zorgkantoor_id_organisatie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regio")),
        sa.UniqueConstraint("code", name=op.f("uq_regio_code")),
    )
    with op.batch_alter_table("regio", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_regio_zorgkantoor_id"), ["zorgkantoor_id"], unique=False
        )
    op.create_table(
        "tariefafspraak",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("fractie", sa.String(length=8), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_tariefafspraak_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_tariefafspraak_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariefafspraak")),
        sa.UniqueConstraint(
            "aanbieder_id",
            "zorgkantoor_id",
            "jaar",
            name=op.f("uq_tariefafspraak_aanbieder_id_zorgkantoor_id_jaar"),
        ),
    )
    op.create_table(
        "aanbieder_zorgkantoor",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("agb_declarant", sa.String(length=8), nullable=False),
        sa.Column("accounthouder_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_aanbieder_zorgkantoor_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["accounthouder_id"],
            ["gebruiker.id"],
            name=op.f("fk_aanbieder_zorgkantoor_accounthouder_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_aanbieder_zorgkantoor_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbieder_zorgkantoor")),
        sa.UniqueConstraint(
            "aanbieder_id",
            "zorgkantoor_id",
            name=op.f("uq_aanbieder_zorgkantoor_aanbieder_id_zorgkantoor_id"),
        ),
    )
    with op.batch_alter_table("aanbieder_zorgkantoor", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aanbieder_zorgkantoor_zorgkantoor_id"), ["zorgkantoor_id"], unique=False
        )
    op.create_table(
        "gebruiker_regio",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_gebruiker_regio_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["regio_id"],
            ["regio.id"],
            name=op.f("fk_gebruiker_regio_regio_id_regio"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", "regio_id", name=op.f("pk_gebruiker_regio")),
    )
    op.create_table(
        "instelling",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("sleutel", sa.String(length=60), nullable=False),
        sa.Column("waarde", sa.JSON(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_instelling_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_instelling_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instelling")),
        sa.UniqueConstraint(
            "organisatie_id",
            "sleutel",
            "van",
            name=op.f("uq_instelling_organisatie_id_sleutel_van"),
        ),
    )
    op.create_table(
        "locatie",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("straat", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=7), nullable=False),
        sa.Column("plaats", sa.String(length=80), nullable=False),
        sa.Column("agb_uitvoerder", sa.String(length=8), nullable=False),
        sa.Column("nza_nummer", sa.String(length=6), nullable=False),
        sa.Column("sector", sa.String(length=3), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("gesloten_op", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_locatie_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(["regio_id"], ["regio.id"], name=op.f("fk_locatie_regio_id_regio")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locatie")),
    )
    with op.batch_alter_table("locatie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_locatie_aanbieder_id"), ["aanbieder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_locatie_regio_id"), ["regio_id"], unique=False)
    op.create_table(
        "mandaat",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("soorten", sa.JSON(), nullable=False),
        sa.Column("maximum_cent", sa.BigInteger(), nullable=True),
        sa.Column("functietitel", sa.String(length=80), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_mandaat_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandaat")),
    )
    with op.batch_alter_table("mandaat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandaat_gebruiker_id"), ["gebruiker_id"], unique=False)
    op.create_table(
        "rol_toekenning",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "begeleider",
                "behandelaar",
                "manager",
                "beheerder_aanbieder",
                "beoordelaar",
                "teamleider",
                "bezwaarbehandelaar",
                "beheerder_zorgkantoor",
                "cce_coordinator",
                "cce_beheerder",
                "functioneel_beheerder",
                "monitorbeheerder",
                "auditor",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_rol_toekenning_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", "rol", name=op.f("pk_rol_toekenning")),
    )
    op.create_table(
        "uitnodiging",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_uitnodiging_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_uitnodiging_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitnodiging")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_uitnodiging_token_sha256")),
    )
    with op.batch_alter_table("uitnodiging", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_uitnodiging_gebruiker_id"), ["gebruiker_id"], unique=False
        )
    op.create_table(
        "gebruiker_locatie",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_gebruiker_locatie_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"],
            ["locatie.id"],
            name=op.f("fk_gebruiker_locatie_locatie_id_locatie"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", "locatie_id", name=op.f("pk_gebruiker_locatie")),
    )
    with op.batch_alter_table("gebruiker_locatie", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_gebruiker_locatie_locatie_id"), ["locatie_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("gebruiker_locatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gebruiker_locatie_locatie_id"))
    op.drop_table("gebruiker_locatie")
    with op.batch_alter_table("uitnodiging", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_uitnodiging_gebruiker_id"))
    op.drop_table("uitnodiging")
    op.drop_table("rol_toekenning")
    with op.batch_alter_table("mandaat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mandaat_gebruiker_id"))
    op.drop_table("mandaat")
    with op.batch_alter_table("locatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_locatie_regio_id"))
        batch_op.drop_index(batch_op.f("ix_locatie_aanbieder_id"))
    op.drop_table("locatie")
    op.drop_table("instelling")
    op.drop_table("gebruiker_regio")
    with op.batch_alter_table("aanbieder_zorgkantoor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanbieder_zorgkantoor_zorgkantoor_id"))
    op.drop_table("aanbieder_zorgkantoor")
    op.drop_table("tariefafspraak")
    with op.batch_alter_table("regio", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regio_zorgkantoor_id"))
    op.drop_table("regio")
    with op.batch_alter_table("gebruiker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gebruiker_organisatie_id"))
    op.drop_table("gebruiker")
    op.drop_table("briefhoofd")
    op.drop_table("organisatie")
