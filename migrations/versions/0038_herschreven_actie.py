"""Keep when an actie of a traject was written anew after a goal was chosen for it."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("trajectactie", sa.Column("herschreven_op", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("trajectactie") as tabel:
        tabel.drop_column("herschreven_op")
