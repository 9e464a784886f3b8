"""Create the tables of aanvraag: aanvragen and everything that is filled in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nummer_reeks",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", name=op.f("pk_nummer_reeks")),
    )
    op.create_table(
        "aanvraag",
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=12), nullable=False),
        sa.Column("herkomst", sa.String(length=12), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("zorgprofiel", sa.String(length=20), nullable=False),
        sa.Column(
            "toestand",
            sa.Enum(
                "concept",
                "intern_afgewezen",
                "vervallen",
                "ingediend",
                "aanvulling_gevraagd",
                "in_toetsing",
                "besluit_klaarzetten",
                "ter_controle",
                "bijstellen_gevraagd",
                "toegekend",
                "afgewezen",
                "buiten_behandeling",
                "ingetrokken",
                name="toestand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gewenste_maanden", sa.Integer(), nullable=True),
        sa.Column("beoogde_ingang", sa.Date(), nullable=True),
        sa.Column("gestart_door_id", sa.Uuid(), nullable=False),
        sa.Column("gestart_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voortgang", sa.Integer(), nullable=False),
        sa.Column("uitgang", sa.String(length=30), nullable=False),
        sa.Column("ontvangen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("beslisdatum", sa.Date(), nullable=True),
        sa.Column("termijn_stil", sa.Boolean(), nullable=False),
        sa.Column("hersteldatum", sa.Date(), nullable=True),
        sa.Column("antwoorddatum", sa.Date(), nullable=True),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column("gevraagd_bedrag_cent", sa.BigInteger(), nullable=True),
        sa.Column("toegekend_bedrag_cent", sa.BigInteger(), nullable=True),
        sa.Column("aanvulling_uitgebleven", sa.Boolean(), nullable=False),
        sa.Column("besluit_gevraagd", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "soort in ('individueel', 'preventief', 'groep')", name=op.f("ck_aanvraag_soort")
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_aanvraag_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["behandelaar_id"], ["gebruiker.id"], name=op.f("fk_aanvraag_behandelaar_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_aanvraag_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["gestart_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_aanvraag_gestart_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_aanvraag_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["regio_id"], ["regio.id"], name=op.f("fk_aanvraag_regio_id_regio")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_aanvraag_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanvraag")),
        sa.UniqueConstraint("jaar", "volgnummer", name=op.f("uq_aanvraag_jaar_volgnummer")),
    )
    with op.batch_alter_table("aanvraag", schema=None) as batch_op:
        batch_op.create_index(
            "ix_aanvraag_aanbieder",
            ["aanbieder_id", "toestand", "gewijzigd_op", "id"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
        batch_op.create_index(
            "ix_aanvraag_aanbieder_nummer",
            ["aanbieder_id", "jaar", "volgnummer"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
        batch_op.create_index(batch_op.f("ix_aanvraag_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aanvraag_locatie_id"), ["locatie_id"], unique=False)
        batch_op.create_index(
            "ix_aanvraag_open_bedrag",
            ["zorgkantoor_id", "gevraagd_bedrag_cent", "id"],
            unique=False,
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.create_index(
            "ix_aanvraag_open_behandelaar",
            ["zorgkantoor_id", "behandelaar_id", "beslisdatum", "id"],
            unique=False,
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.create_index(
            "ix_aanvraag_open_nummer",
            ["zorgkantoor_id", "jaar", "volgnummer"],
            unique=False,
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.create_index(
            "ix_aanvraag_open_termijn",
            ["zorgkantoor_id", "beslisdatum", "id"],
            unique=False,
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.create_index(
            "ix_aanvraag_toestand",
            ["zorgkantoor_id", "toestand", "beslisdatum", "id"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
        batch_op.create_index(
            "ix_aanvraag_zorgkantoor_bedrag",
            ["zorgkantoor_id", "gevraagd_bedrag_cent", "id"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
        batch_op.create_index(
            "ix_aanvraag_zorgkantoor_code",
            ["zorgkantoor_id", "clientcode"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
        batch_op.create_index(
            "ix_aanvraag_zorgkantoor_nummer",
            ["zorgkantoor_id", "jaar", "volgnummer"],
            unique=False,
            postgresql_where=None,
            sqlite_where=None,
        )
    op.create_table(
        "antwoord",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("vraag_id", sa.String(length=40), nullable=False),
        sa.Column("waarde_v", sa.LargeBinary(), nullable=False),
        sa.Column("herkomst", sa.String(length=20), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_antwoord_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_antwoord_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_antwoord")),
        sa.UniqueConstraint(
            "aanvraag_id", "vraag_id", name=op.f("uq_antwoord_aanvraag_id_vraag_id")
        ),
    )
    op.create_table(
        "doel",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("doel_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("velden_v", sa.LargeBinary(), nullable=False),
        sa.Column("verwijderd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_doel_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_doel_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel")),
        sa.UniqueConstraint("aanvraag_id", "doel_id", name=op.f("uq_doel_aanvraag_id_doel_id")),
        sa.UniqueConstraint(
            "aanvraag_id", "volgnummer", name=op.f("uq_doel_aanvraag_id_volgnummer")
        ),
    )
    op.create_table(
        "rekenblok",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("blok", sa.String(length=20), nullable=False),
        sa.Column("ruw_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_rekenblok_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_rekenblok_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rekenblok")),
        sa.UniqueConstraint("aanvraag_id", "blok", name=op.f("uq_rekenblok_aanvraag_id_blok")),
    )
    op.create_table(
        "werkt_nu",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("onderdeel", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_werkt_nu_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_werkt_nu_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("aanvraag_id", "gebruiker_id", name=op.f("pk_werkt_nu")),
    )


def downgrade() -> None:
    op.drop_table("werkt_nu")
    op.drop_table("rekenblok")
    op.drop_table("doel")
    op.drop_table("antwoord")
    with op.batch_alter_table("aanvraag", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_aanvraag_zorgkantoor_nummer", postgresql_where=None, sqlite_where=None
        )
        batch_op.drop_index(
            "ix_aanvraag_zorgkantoor_code", postgresql_where=None, sqlite_where=None
        )
        batch_op.drop_index(
            "ix_aanvraag_zorgkantoor_bedrag", postgresql_where=None, sqlite_where=None
        )
        batch_op.drop_index("ix_aanvraag_toestand", postgresql_where=None, sqlite_where=None)
        batch_op.drop_index(
            "ix_aanvraag_open_termijn",
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.drop_index(
            "ix_aanvraag_open_nummer",
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.drop_index(
            "ix_aanvraag_open_behandelaar",
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.drop_index(
            "ix_aanvraag_open_bedrag",
            postgresql_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
            sqlite_where=sa.text(
                "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
            ),
        )
        batch_op.drop_index(batch_op.f("ix_aanvraag_locatie_id"))
        batch_op.drop_index(batch_op.f("ix_aanvraag_client_id"))
        batch_op.drop_index(
            "ix_aanvraag_aanbieder_nummer", postgresql_where=None, sqlite_where=None
        )
        batch_op.drop_index("ix_aanvraag_aanbieder", postgresql_where=None, sqlite_where=None)
    op.drop_table("aanvraag")
    op.drop_table("nummer_reeks")
