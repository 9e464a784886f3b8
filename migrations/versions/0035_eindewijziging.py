"""Keep when each change of the last day of a toekenning became known.

Of those that had ended the moment is that of the line in the audit log; without such a line the
toekenning ended early from the moment that it was registered.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

VUL = """
INSERT INTO eindewijziging (toekenning_id, op, einde, reden)
SELECT t.id, coalesce(
    (SELECT max(a.moment) FROM audit_regel a
     WHERE a.client_id = t.client_id AND a.object_id = t.id AND a.code = 'toekenning.geeindigd'),
    t.geregistreerd_op
), t.einde, t.einde_reden
FROM toekenning t WHERE t.einde_reden <> ''
"""


def upgrade() -> None:
    op.create_table(
        "eindewijziging",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("einde", sa.Date(), nullable=False),
        sa.Column("reden", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_eindewijziging_toekenning_id_toekenning"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("toekenning_id", "op", name=op.f("pk_eindewijziging")),
    )
    op.execute(VUL)


def downgrade() -> None:
    op.drop_table("eindewijziging")
