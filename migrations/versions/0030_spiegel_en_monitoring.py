"""Add spiegelinformatie, reports and figures handed in, and the leveringsvorm of what is counted.

The leveringsvorm of what was submitted before is that of the placement on that day. The CCE of
every aanbieder is the only one there is; where there are more, somebody has to choose.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spiegelpublicatie",
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("peildag", sa.Date(), nullable=False),
        sa.Column("definitieversie", sa.String(length=20), nullable=False),
        sa.Column("grens_clienten", sa.Integer(), nullable=False),
        sa.Column("grens_organisaties", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spiegelpublicatie")),
        sa.UniqueConstraint("jaar", name=op.f("uq_spiegelpublicatie_jaar")),
    )
    op.create_table(
        "monitordeelnemer",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("wijze", sa.String(length=12), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_monitordeelnemer_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitordeelnemer")),
        sa.UniqueConstraint(
            "zorgkantoor_id", "van", name=op.f("uq_monitordeelnemer_zorgkantoor_id_van")
        ),
    )
    op.create_table(
        "spiegelcel",
        sa.Column("publicatie_id", sa.Uuid(), nullable=False),
        sa.Column("maat", sa.String(length=40), nullable=False),
        sa.Column("dimensie", sa.String(length=20), nullable=False),
        sa.Column("waarde", sa.String(length=40), nullable=False),
        sa.Column("getoond", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publicatie_id"],
            ["spiegelpublicatie.id"],
            name=op.f("fk_spiegelcel_publicatie_id_spiegelpublicatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spiegelcel")),
        sa.UniqueConstraint(
            "publicatie_id",
            "maat",
            "dimensie",
            "waarde",
            name=op.f("uq_spiegelcel_publicatie_id_maat_dimensie_waarde"),
        ),
    )
    op.create_table(
        "spiegeleigen",
        sa.Column("publicatie_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("maat", sa.String(length=40), nullable=False),
        sa.Column("dimensie", sa.String(length=20), nullable=False),
        sa.Column("waarde", sa.String(length=40), nullable=False),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"],
            ["organisatie.id"],
            name=op.f("fk_spiegeleigen_aanbieder_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["publicatie_id"],
            ["spiegelpublicatie.id"],
            name=op.f("fk_spiegeleigen_publicatie_id_spiegelpublicatie"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_spiegeleigen_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spiegeleigen")),
        sa.UniqueConstraint(
            "publicatie_id",
            "aanbieder_id",
            "zorgkantoor_id",
            "maat",
            "dimensie",
            "waarde",
            name=op.f(
                "uq_spiegeleigen_publicatie_id_aanbieder_id_zorgkantoor_id_maat_dimensie_waarde"
            ),
        ),
    )
    with op.batch_alter_table("spiegeleigen", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_spiegeleigen_aanbieder_id"), ["aanbieder_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_spiegeleigen_zorgkantoor_id"), ["zorgkantoor_id"], unique=False
        )
    op.create_table(
        "monitorrapport",
        sa.Column("periode", sa.String(length=7), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("peilmoment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("definitieversie", sa.String(length=20), nullable=False),
        sa.Column("geteld_v", sa.LargeBinary(), nullable=False),
        sa.Column("getoond", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_monitorrapport_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitorrapport")),
        sa.UniqueConstraint("periode", "nr", name=op.f("uq_monitorrapport_periode_nr")),
    )
    op.create_table(
        "opgave",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("periode", sa.String(length=7), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("cijfers", sa.JSON(), nullable=False),
        sa.Column("opmerking", sa.Text(), nullable=False),
        sa.Column("herkomst", sa.String(length=12), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_opgave_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_opgave_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opgave")),
        sa.UniqueConstraint(
            "zorgkantoor_id", "periode", "nr", name=op.f("uq_opgave_zorgkantoor_id_periode_nr")
        ),
    )
    op.create_table(
        "signaalmelding",
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("van_wie", sa.String(length=20), nullable=False),
        sa.Column("thema", sa.String(length=30), nullable=False),
        sa.Column("leveringsvorm", sa.String(length=20), nullable=False),
        sa.Column("omschrijving_v", sa.LargeBinary(), nullable=False),
        sa.Column("afgehandeld_op", sa.Date(), nullable=True),
        sa.Column("afhandeling_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_signaalmelding_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_signaalmelding_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalmelding")),
    )
    with op.batch_alter_table("signaalmelding", schema=None) as batch_op:
        batch_op.create_index(
            "ix_signaalmelding_zorgkantoor", ["zorgkantoor_id", "dag", "id"], unique=False
        )
    op.create_table(
        "proeftuin",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=True),
        sa.Column("naam", sa.String(length=120), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("geleerd", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_proeftuin_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_proeftuin_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_proeftuin_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_proeftuin_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proeftuin")),
        sa.UniqueConstraint("aanbieder_id", "naam", name=op.f("uq_proeftuin_aanbieder_id_naam")),
    )
    with op.batch_alter_table("proeftuin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proeftuin_locatie_id"), ["locatie_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proeftuin_zorgkantoor_id"), ["zorgkantoor_id"], unique=False
        )
    with op.batch_alter_table("aanbieder_zorgkantoor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("coordinator_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("cce_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("cce_contact_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("dialoog_in_bereik", sa.Boolean(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_aanbieder_zorgkantoor_cce_id"), ["cce_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_aanbieder_zorgkantoor_coordinator_id_gebruiker"),
            "gebruiker",
            ["coordinator_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_aanbieder_zorgkantoor_cce_contact_id_gebruiker"),
            "gebruiker",
            ["cce_contact_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_aanbieder_zorgkantoor_cce_id_organisatie"),
            "organisatie",
            ["cce_id"],
            ["id"],
        )
    op.add_column(
        "aanvraag",
        sa.Column("leveringsvorm", sa.String(length=20), server_default="", nullable=False),
    )
    op.add_column(
        "toekenning",
        sa.Column("leveringsvorm", sa.String(length=20), server_default="", nullable=False),
    )
    _vul()


PLAATS = """
    SELECT leveringsvorm FROM plaatsing
    WHERE plaatsing.client_id = {tabel}.client_id
    AND plaatsing.van <= {dag} AND (plaatsing.tot IS NULL OR plaatsing.tot >= {dag})
    ORDER BY plaatsing.van DESC, plaatsing.id DESC LIMIT 1
"""


def _vul() -> None:
    for tabel, dag, waar in (
        ("aanvraag", "date(aanvraag.ontvangen_op)", "ontvangen_op is not null"),
        ("toekenning", "toekenning.ingang", "true"),
    ):
        vraag = PLAATS.format(tabel=tabel, dag=dag)
        op.execute(
            f"UPDATE {tabel} SET leveringsvorm = COALESCE(({vraag}), '')"  # noqa: S608 # own names
            f" WHERE client_id is not null AND {waar}"
        )
    op.execute(
        "UPDATE aanbieder_zorgkantoor SET cce_id ="
        " (SELECT id FROM organisatie WHERE soort = 'cce')"
        " WHERE (SELECT count(*) FROM organisatie WHERE soort = 'cce') = 1"
    )


def downgrade() -> None:
    op.drop_column("toekenning", "leveringsvorm")
    op.drop_column("aanvraag", "leveringsvorm")
    with op.batch_alter_table("aanbieder_zorgkantoor", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_aanbieder_zorgkantoor_cce_id_organisatie"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_aanbieder_zorgkantoor_cce_contact_id_gebruiker"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_aanbieder_zorgkantoor_coordinator_id_gebruiker"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_aanbieder_zorgkantoor_cce_id"))
        batch_op.drop_column("dialoog_in_bereik")
        batch_op.drop_column("cce_contact_id")
        batch_op.drop_column("cce_id")
        batch_op.drop_column("coordinator_id")
    with op.batch_alter_table("proeftuin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proeftuin_zorgkantoor_id"))
        batch_op.drop_index(batch_op.f("ix_proeftuin_locatie_id"))
    op.drop_table("proeftuin")
    with op.batch_alter_table("signaalmelding", schema=None) as batch_op:
        batch_op.drop_index("ix_signaalmelding_zorgkantoor")
    op.drop_table("signaalmelding")
    op.drop_table("opgave")
    op.drop_table("monitorrapport")
    with op.batch_alter_table("spiegeleigen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spiegeleigen_zorgkantoor_id"))
        batch_op.drop_index(batch_op.f("ix_spiegeleigen_aanbieder_id"))
    op.drop_table("spiegeleigen")
    op.drop_table("spiegelcel")
    op.drop_table("monitordeelnemer")
    op.drop_table("spiegelpublicatie")
