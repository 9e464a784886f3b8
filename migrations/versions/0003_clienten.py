"""Create the tables of clienten: clients, representatives, placements, indications and search indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "client",
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("bsn_v", sa.LargeBinary(), nullable=False),
        sa.Column("voornamen_v", sa.LargeBinary(), nullable=False),
        sa.Column("tussenvoegsel_v", sa.LargeBinary(), nullable=False),
        sa.Column("achternaam_v", sa.LargeBinary(), nullable=False),
        sa.Column("geboortedatum_v", sa.LargeBinary(), nullable=False),
        sa.Column("geslacht_v", sa.LargeBinary(), nullable=False),
        sa.Column("overleden_op", sa.Date(), nullable=True),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_client_aanbieder_id_organisatie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint(
            "aanbieder_id", "clientcode", name=op.f("uq_client_aanbieder_id_clientcode")
        ),
    )
    op.create_table(
        "indicatie",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("zorgprofiel", sa.String(length=20), nullable=False),
        sa.Column("zzp", sa.String(length=10), nullable=False),
        sa.Column("behandeling", sa.Boolean(), nullable=False),
        sa.Column("dagbesteding", sa.Boolean(), nullable=False),
        sa.Column("besluit_van", sa.Date(), nullable=False),
        sa.Column("besluit_tot", sa.Date(), nullable=True),
        sa.Column("lvhc_doelgroep", sa.String(length=20), nullable=False),
        sa.Column("lvhc_levering", sa.String(length=20), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_indicatie_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicatie")),
    )
    with op.batch_alter_table("indicatie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicatie_client_id"), ["client_id"], unique=False)
    op.create_table(
        "vertegenwoordiger",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("naam_v", sa.LargeBinary(), nullable=False),
        sa.Column("adres_v", sa.LargeBinary(), nullable=False),
        sa.Column("relatie", sa.String(length=40), nullable=False),
        sa.Column("wettelijk", sa.String(length=30), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_vertegenwoordiger_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertegenwoordiger")),
    )
    with op.batch_alter_table("vertegenwoordiger", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vertegenwoordiger_client_id"), ["client_id"], unique=False
        )
    op.create_table(
        "zoek_index",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("houder_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("waarde", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_zoek_index_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["houder_id"], ["organisatie.id"], name=op.f("fk_zoek_index_houder_id_organisatie")
        ),
        sa.PrimaryKeyConstraint("client_id", "houder_id", "soort", name=op.f("pk_zoek_index")),
    )
    with op.batch_alter_table("zoek_index", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_zoek_index_houder_id_soort_waarde"),
            ["houder_id", "soort", "waarde"],
            unique=False,
        )
    op.create_table(
        "plaatsing",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("leveringsvorm", sa.String(length=20), nullable=False),
        sa.Column("opnamedatum", sa.Date(), nullable=True),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_plaatsing_client_id_client"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_plaatsing_locatie_id_locatie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plaatsing")),
    )
    with op.batch_alter_table("plaatsing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plaatsing_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plaatsing_locatie_id"), ["locatie_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plaatsing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plaatsing_locatie_id"))
        batch_op.drop_index(batch_op.f("ix_plaatsing_client_id"))
    op.drop_table("plaatsing")
    with op.batch_alter_table("zoek_index", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_zoek_index_houder_id_soort_waarde"))
    op.drop_table("zoek_index")
    with op.batch_alter_table("vertegenwoordiger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vertegenwoordiger_client_id"))
    op.drop_table("vertegenwoordiger")
    with op.batch_alter_table("indicatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicatie_client_id"))
    op.drop_table("indicatie")
    op.drop_table("client")
