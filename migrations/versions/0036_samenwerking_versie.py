"""Number the versions of what an aanbieder and a zorgkantoor have between them."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kolom = sa.Column("versie", sa.Integer(), server_default="1", nullable=False)
    with op.batch_alter_table("aanbieder_zorgkantoor") as tabel:
        tabel.add_column(kolom)
    with op.batch_alter_table("aanbieder_zorgkantoor") as tabel:
        tabel.alter_column("versie", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("aanbieder_zorgkantoor") as tabel:
        tabel.drop_column("versie")
