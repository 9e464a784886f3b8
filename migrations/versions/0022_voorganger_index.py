"""Find the her-aanvraag on a toekenning by index: every list of eindevaluaties asks for it."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("voorganger", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voorganger_toekenning_id"), ["toekenning_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("voorganger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voorganger_toekenning_id"))
