"""Create the tables of the platform: sessions, tries, form numbers and the audit log."""

import sqlalchemy as sa
from alembic import op

from portal.platform.audit.triggers import maak_audit_triggers, verwijder_audit_triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_kop",
        sa.Column("keten", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.BigInteger(), nullable=False),
        sa.Column("hmac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("keten", name=op.f("pk_audit_kop")),
    )
    op.create_table(
        "audit_regel",
        sa.Column("keten", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("rol", sa.String(length=80), nullable=True),
        sa.Column("namens", sa.Uuid(), nullable=True),
        sa.Column(
            "uitkomst",
            sa.Enum(
                "gelukt",
                "geweigerd",
                name="uitkomst",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("object_soort", sa.String(length=80), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.String(length=80), nullable=True),
        sa.Column("kenmerk", sa.String(length=80), nullable=True),
        sa.Column("vorige", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hmac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("keten", "nr", name=op.f("pk_audit_regel")),
        sa.UniqueConstraint("keten", "hmac", name=op.f("uq_audit_regel_keten_hmac")),
    )
    with op.batch_alter_table("audit_regel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_regel_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_audit_regel_gebruiker_id"), ["gebruiker_id"], unique=False
        )

    op.create_table(
        "idempotentie",
        sa.Column("sleutel", sa.LargeBinary(length=32), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("handeling", sa.String(length=120), nullable=False),
        sa.Column("resultaat", sa.Text(), nullable=True),
        sa.Column("gedaan_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_idempotentie")),
    )
    with op.batch_alter_table("idempotentie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotentie_gedaan_op"), ["gedaan_op"], unique=False)

    op.create_table(
        "poging",
        sa.Column("sleutel", sa.LargeBinary(length=32), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_poging")),
    )
    with op.batch_alter_table("poging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_poging_tot"), ["tot"], unique=False)

    op.create_table(
        "sessie",
        sa.Column("sleutel", sa.LargeBinary(length=32), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gezien_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gegevens_v", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_sessie")),
    )
    with op.batch_alter_table("sessie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessie_gebruiker_id"), ["gebruiker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sessie_gezien_op"), ["gezien_op"], unique=False)

    maak_audit_triggers(op)


def downgrade() -> None:
    verwijder_audit_triggers(op)
    with op.batch_alter_table("sessie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessie_gezien_op"))
        batch_op.drop_index(batch_op.f("ix_sessie_gebruiker_id"))

    op.drop_table("sessie")
    with op.batch_alter_table("poging", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_poging_tot"))

    op.drop_table("poging")
    with op.batch_alter_table("idempotentie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotentie_gedaan_op"))

    op.drop_table("idempotentie")
    with op.batch_alter_table("audit_regel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_regel_gebruiker_id"))
        batch_op.drop_index(batch_op.f("ix_audit_regel_client_id"))

    op.drop_table("audit_regel")
    op.drop_table("audit_kop")
