"""Create the tables of indienen: signatures, submitted versions, events and aanvullingen."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aanvraag_versie",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("json_v", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("tabelversie", sa.String(length=20), nullable=False),
        sa.Column("vragenlijstversie", sa.String(length=20), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_aanvraag_versie_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_aanvraag_versie_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanvraag_versie")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_aanvraag_versie_aanvraag_id_nr")),
    )
    with op.batch_alter_table("aanvraag_versie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aanvraag_versie_sha256"), ["sha256"], unique=False)
    op.create_table(
        "aanvulverzoek",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("hersteldatum", sa.Date(), nullable=False),
        sa.Column("stand", sa.String(length=20), nullable=False),
        sa.Column("afgesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_aanvulverzoek_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_aanvulverzoek_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanvulverzoek")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_aanvulverzoek_aanvraag_id_nr")),
    )
    op.create_table(
        "afstemming",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("met_wie_v", sa.LargeBinary(), nullable=False),
        sa.Column("hoe_v", sa.LargeBinary(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("machtiging_datum", sa.Date(), nullable=True),
        sa.Column("getekend_datum", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_afstemming_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afstemming")),
        sa.UniqueConstraint("aanvraag_id", name=op.f("uq_afstemming_aanvraag_id")),
    )
    op.create_table(
        "driehoeklid",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("functie", sa.String(length=12), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_driehoeklid_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_driehoeklid_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("aanvraag_id", "functie", name=op.f("pk_driehoeklid")),
    )
    with op.batch_alter_table("driehoeklid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_driehoeklid_gebruiker_id"), ["gebruiker_id"], unique=False
        )
    op.create_table(
        "gebeurtenis",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_gebeurtenis_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_gebeurtenis_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebeurtenis")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_gebeurtenis_aanvraag_id_nr")),
    )
    op.create_table(
        "ondertekening",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("functie", sa.String(length=12), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_ondertekening_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_ondertekening_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ondertekening")),
        sa.UniqueConstraint(
            "aanvraag_id", "functie", name=op.f("uq_ondertekening_aanvraag_id_functie")
        ),
    )
    op.create_table(
        "verklaring",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("verklaring_id", sa.String(length=30), nullable=False),
        sa.Column("tekstversie", sa.String(length=20), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("functie", sa.String(length=80), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"],
            ["aanvraag.id"],
            name=op.f("fk_verklaring_aanvraag_id_aanvraag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_verklaring_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("aanvraag_id", "verklaring_id", name=op.f("pk_verklaring")),
    )
    op.create_table(
        "aanvulvraag",
        sa.Column("verzoek_id", sa.Uuid(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("plaats", sa.String(length=40), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=False),
        sa.Column("gevraagd_bestand", sa.String(length=40), nullable=False),
        sa.Column("antwoord_v", sa.LargeBinary(), nullable=True),
        sa.Column("beantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verzoek_id"],
            ["aanvulverzoek.id"],
            name=op.f("fk_aanvulvraag_verzoek_id_aanvulverzoek"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanvulvraag")),
    )
    with op.batch_alter_table("aanvulvraag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aanvulvraag_verzoek_id"), ["verzoek_id"], unique=False)
    op.create_table(
        "bestand",
        sa.Column("vraag_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=10), nullable=False),
        sa.Column("naam_v", sa.LargeBinary(), nullable=False),
        sa.Column("inhoud_v", sa.LargeBinary(), nullable=False),
        sa.Column("grootte", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_bestand_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["vraag_id"],
            ["aanvulvraag.id"],
            name=op.f("fk_bestand_vraag_id_aanvulvraag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bestand")),
    )
    with op.batch_alter_table("bestand", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bestand_vraag_id"), ["vraag_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("bestand", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bestand_vraag_id"))
    op.drop_table("bestand")
    with op.batch_alter_table("aanvulvraag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanvulvraag_verzoek_id"))
    op.drop_table("aanvulvraag")
    op.drop_table("verklaring")
    op.drop_table("ondertekening")
    op.drop_table("gebeurtenis")
    with op.batch_alter_table("driehoeklid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_driehoeklid_gebruiker_id"))
    op.drop_table("driehoeklid")
    op.drop_table("afstemming")
    op.drop_table("aanvulverzoek")
    with op.batch_alter_table("aanvraag_versie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanvraag_versie_sha256"))
    op.drop_table("aanvraag_versie")
