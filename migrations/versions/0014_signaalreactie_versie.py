"""Give what was done with a signal a version, so that two reviewers cannot overwrite each other."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("signaalreactie") as tabel:
        tabel.add_column(sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("signaalreactie") as tabel:
        tabel.alter_column("versie", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("signaalreactie") as tabel:
        tabel.drop_column("versie")
