"""Let a verhuisformulier hold the amount at 100% that somebody typed, where no table has it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kolom = sa.Column("basis_100", sa.Text(), server_default="", nullable=False)
    with op.batch_alter_table("verhuizing") as tabel:
        tabel.add_column(kolom)
    with op.batch_alter_table("verhuizing") as tabel:
        tabel.alter_column("basis_100", existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("verhuizing") as tabel:
        tabel.drop_column("basis_100")
