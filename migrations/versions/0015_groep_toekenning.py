"""Add groups with their clients, the parts per client of an aanvraag, and the toekenning.

Until now every aanvraag had one client; that of a group as a whole has none. The toekenningen of
earlier besluiten are made in the next revision.
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


OPEN = sa.text(
    "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', "
    "'ter_controle', 'bijstellen_gevraagd')"
)
BEREKEND = {
    "voorrang": (sa.Integer(), "CASE WHEN soort = 'preventief' THEN 0 ELSE 1 END"),
    "bedrag_volgorde": (sa.BigInteger(), "COALESCE(gevraagd_bedrag_cent, -1)"),
}
INDEXEN = {
    "open_voorrang": ["zorgkantoor_id", "voorrang", "beslisdatum", "id"],
    "open_bedrag": ["zorgkantoor_id", "bedrag_volgorde", "id"],
    "zorgkantoor_bedrag": ["zorgkantoor_id", "bedrag_volgorde", "id"],
}
"""Computed columns, with what leans on them: SQLite cannot copy such a column to a new table."""


def upgrade() -> None:
    op.create_table(
        "toekenning_reeks",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", name=op.f("pk_toekenning_reeks")),
    )
    op.create_table(
        "groep",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opgeheven_op", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_groep_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_groep_locatie_id_locatie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groep")),
        sa.UniqueConstraint("aanbieder_id", "code", name=op.f("uq_groep_aanbieder_id_code")),
    )
    with op.batch_alter_table("groep", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_groep_locatie_id"), ["locatie_id"], unique=False)

    op.create_table(
        "groepslid",
        sa.Column("groep_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_groepslid_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["groep_id"], ["groep.id"], name=op.f("fk_groepslid_groep_id_groep"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groepslid")),
    )
    with op.batch_alter_table("groepslid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_groepslid_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_groepslid_groep_id"), ["groep_id"], unique=False)

    op.create_table(
        "voorganger",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("gegevens_v", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_voorganger_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorganger")),
        sa.UniqueConstraint("aanvraag_id", name=op.f("uq_voorganger_aanvraag_id")),
    )
    op.create_table(
        "toekenning",
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("groep_id", sa.Uuid(), nullable=True),
        sa.Column("besluit_id", sa.Uuid(), nullable=True),
        sa.Column(
            "herkomst",
            sa.Enum(
                "besluit",
                "vooraf",
                "mutatie",
                "verhuizing",
                "bezwaar",
                name="herkomst",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("kenmerk", sa.String(length=40), nullable=False),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("zorgprofiel", sa.String(length=20), nullable=False),
        sa.Column("ingang", sa.Date(), nullable=False),
        sa.Column("maanden", sa.Integer(), nullable=False),
        sa.Column("laatste_dag", sa.Date(), nullable=False),
        sa.Column("einde", sa.Date(), nullable=False),
        sa.Column("einde_reden", sa.String(length=30), nullable=False),
        sa.Column("vervangen_door_id", sa.Uuid(), nullable=True),
        sa.Column("meerzorgprofiel", sa.String(length=60), nullable=False),
        sa.Column("meerzorguren", sa.Text(), nullable=False),
        sa.Column("jaarbedrag_cent", sa.BigInteger(), nullable=False),
        sa.Column("etmaalbedrag_cent", sa.BigInteger(), nullable=False),
        sa.Column("jaarbedrag_100_cent", sa.BigInteger(), nullable=True),
        sa.Column("tarief", sa.Text(), nullable=False),
        sa.Column("maatwerk", sa.Boolean(), nullable=False),
        sa.Column("prijspeil", sa.Integer(), nullable=False),
        sa.Column("max_profiel", sa.String(length=40), nullable=False),
        sa.Column("max_meerzorguren", sa.Text(), nullable=False),
        sa.Column("afgebouwd_op", sa.Date(), nullable=True),
        sa.Column("perspectief_v", sa.LargeBinary(), nullable=False),
        sa.Column("afspraken_v", sa.LargeBinary(), nullable=False),
        sa.Column("voorwaarden_v", sa.LargeBinary(), nullable=False),
        sa.Column("doelen_v", sa.LargeBinary(), nullable=False),
        sa.Column("invoer_v", sa.LargeBinary(), nullable=True),
        sa.Column("geregistreerd_door_id", sa.Uuid(), nullable=False),
        sa.Column("geregistreerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bevestigd_door_id", sa.Uuid(), nullable=True),
        sa.Column("bevestigd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_toekenning_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["besluit_id"], ["besluit.id"], name=op.f("fk_toekenning_besluit_id_besluit")
        ),
        sa.ForeignKeyConstraint(
            ["bevestigd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_toekenning_bevestigd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_toekenning_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["geregistreerd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_toekenning_geregistreerd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["groep_id"], ["groep.id"], name=op.f("fk_toekenning_groep_id_groep")
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_toekenning_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["regio_id"], ["regio.id"], name=op.f("fk_toekenning_regio_id_regio")
        ),
        sa.ForeignKeyConstraint(
            ["vervangen_door_id"],
            ["toekenning.id"],
            name=op.f("fk_toekenning_vervangen_door_id_toekenning"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_toekenning_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toekenning")),
        sa.UniqueConstraint("besluit_id", name=op.f("uq_toekenning_besluit_id")),
        sa.UniqueConstraint("jaar", "volgnummer", name=op.f("uq_toekenning_jaar_volgnummer")),
    )
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.create_index(
            "ix_toekenning_aanbieder", ["aanbieder_id", "einde", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_toekenning_client_id_ingang"), ["client_id", "ingang"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_toekenning_groep_id"), ["groep_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_toekenning_locatie_id"), ["locatie_id"], unique=False)
        batch_op.create_index(
            "ix_toekenning_zorgkantoor", ["zorgkantoor_id", "einde", "id"], unique=False
        )

    with op.batch_alter_table("aanvraag") as batch_op:
        _verwijder_berekend(batch_op)
    with op.batch_alter_table("aanvraag", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("aanleiding", sa.String(length=20), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("groep_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("groepsaanvraag_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("lidnr", sa.Integer(), nullable=True))
        batch_op.alter_column("client_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.drop_constraint(batch_op.f("uq_aanvraag_jaar_volgnummer"), type_="unique")
        batch_op.create_index(batch_op.f("ix_aanvraag_groep_id"), ["groep_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_aanvraag_groepsaanvraag_id"), ["groepsaanvraag_id"], unique=False
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_aanvraag_groepsaanvraag_id_lidnr"), ["groepsaanvraag_id", "lidnr"]
        )
        batch_op.create_index(
            "uq_aanvraag_jaar",
            ["jaar", "volgnummer"],
            unique=True,
            postgresql_where=sa.text("groepsaanvraag_id is null"),
            sqlite_where=sa.text("groepsaanvraag_id is null"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_aanvraag_groepsaanvraag_id_aanvraag"),
            "aanvraag",
            ["groepsaanvraag_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_aanvraag_groep_id_groep"), "groep", ["groep_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_aanvraag_client"),
            "(client_id is null) = (soort = 'groep' and groepsaanvraag_id is null)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_aanvraag_lid"), "(groepsaanvraag_id is null) = (lidnr is null)"
        )
    with op.batch_alter_table("aanvraag", schema=None) as batch_op:
        batch_op.alter_column("aanleiding", existing_type=sa.String(20), server_default=None)
        _maak_berekend(batch_op)

    with op.batch_alter_table("aanvulvraag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lid_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_aanvulvraag_lid_id"), ["lid_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_aanvulvraag_lid_id_aanvraag"),
            "aanvraag",
            ["lid_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("groepsbesluit_id", sa.Uuid(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_besluit_groepsbesluit_id"), ["groepsbesluit_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_besluit_groepsbesluit_id_besluit"),
            "besluit",
            ["groepsbesluit_id"],
            ["id"],
        )


def downgrade() -> None:
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM aanvraag WHERE client_id IS NULL")):
        raise RuntimeError(
            "there are aanvragen of groups, which the tables before this cannot hold"
        )
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_besluit_groepsbesluit_id_besluit"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_besluit_groepsbesluit_id"))
        batch_op.drop_column("groepsbesluit_id")

    with op.batch_alter_table("aanvulvraag", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_aanvulvraag_lid_id_aanvraag"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_aanvulvraag_lid_id"))
        batch_op.drop_column("lid_id")

    with op.batch_alter_table("aanvraag") as batch_op:
        _verwijder_berekend(batch_op)
    with op.batch_alter_table("aanvraag", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_aanvraag_client"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_aanvraag_lid"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_aanvraag_groep_id_groep"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_aanvraag_groepsaanvraag_id_aanvraag"), type_="foreignkey"
        )
        batch_op.drop_index(
            "uq_aanvraag_jaar",
            postgresql_where=sa.text("groepsaanvraag_id is null"),
            sqlite_where=sa.text("groepsaanvraag_id is null"),
        )
        batch_op.drop_constraint(batch_op.f("uq_aanvraag_groepsaanvraag_id_lidnr"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_aanvraag_groepsaanvraag_id"))
        batch_op.drop_index(batch_op.f("ix_aanvraag_groep_id"))
        batch_op.create_unique_constraint(
            batch_op.f("uq_aanvraag_jaar_volgnummer"), ["jaar", "volgnummer"]
        )
        batch_op.alter_column("client_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.drop_column("lidnr")
        batch_op.drop_column("groepsaanvraag_id")
        batch_op.drop_column("groep_id")
        batch_op.drop_column("aanleiding")
    with op.batch_alter_table("aanvraag") as batch_op:
        _maak_berekend(batch_op)

    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.drop_index("ix_toekenning_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_toekenning_locatie_id"))
        batch_op.drop_index(batch_op.f("ix_toekenning_groep_id"))
        batch_op.drop_index(batch_op.f("ix_toekenning_client_id_ingang"))
        batch_op.drop_index("ix_toekenning_aanbieder")

    op.drop_table("toekenning")
    op.drop_table("voorganger")
    with op.batch_alter_table("groepslid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_groepslid_groep_id"))
        batch_op.drop_index(batch_op.f("ix_groepslid_client_id"))

    op.drop_table("groepslid")
    with op.batch_alter_table("groep", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_groep_locatie_id"))

    op.drop_table("groep")
    op.drop_table("toekenning_reeks")


def _verwijder_berekend(batch_op: BatchOperations) -> None:
    for naam in INDEXEN:
        batch_op.drop_index(f"ix_aanvraag_{naam}")
    for naam in BEREKEND:
        batch_op.drop_column(naam)


def _maak_berekend(batch_op: BatchOperations) -> None:
    for naam, (soort, formule) in BEREKEND.items():
        waarde = sa.Computed(formule, persisted=True)
        batch_op.add_column(sa.Column(naam, soort, waarde, nullable=False))
    for naam, kolommen in INDEXEN.items():
        deel = OPEN if naam.startswith("open_") else None
        batch_op.create_index(
            f"ix_aanvraag_{naam}", kolommen, postgresql_where=deel, sqlite_where=deel
        )
