"""Add what is paid after the first year, when eenmalige context posts end.

A besluit of before then says nothing about it, and so its amounts hold for the whole term.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("jaarbedrag_later_cent", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("etmaalbedrag_later_cent", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("jaarbedrag_later_cent", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("etmaalbedrag_later_cent", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.drop_column("etmaalbedrag_later_cent")
        batch_op.drop_column("jaarbedrag_later_cent")

    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.drop_column("etmaalbedrag_later_cent")
        batch_op.drop_column("jaarbedrag_later_cent")
