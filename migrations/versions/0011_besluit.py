"""What a besluit says more: afspraken, termijnreden, andere hulp, afbouwpad and open points."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("afspraken_v", sa.LargeBinary(), nullable=False))
        batch_op.add_column(sa.Column("termijnreden_v", sa.LargeBinary(), nullable=False))
        batch_op.add_column(sa.Column("andere_hulp_v", sa.LargeBinary(), nullable=False))
        batch_op.add_column(sa.Column("afbouwpad_v", sa.LargeBinary(), nullable=False))
        batch_op.add_column(sa.Column("open_punten_v", sa.LargeBinary(), nullable=False))
        batch_op.add_column(sa.Column("teamleider_akkoord", sa.Boolean(), nullable=False))
        batch_op.add_column(sa.Column("maatwerk", sa.Boolean(), nullable=False))
        batch_op.drop_column("terugstuurreden_v")


def downgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("terugstuurreden_v", sa.LargeBinary(), nullable=True))
        batch_op.drop_column("maatwerk")
        batch_op.drop_column("teamleider_akkoord")
        batch_op.drop_column("open_punten_v")
        batch_op.drop_column("afbouwpad_v")
        batch_op.drop_column("andere_hulp_v")
        batch_op.drop_column("termijnreden_v")
        batch_op.drop_column("afspraken_v")
