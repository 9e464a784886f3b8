"""Keep when it was said how the figures of a zorgkantoor come; the last day follows from the next.

The moment is that of the line in the audit log; without such a line it held as long as the
zorgkantoor was there.
"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

VUL = """
UPDATE monitordeelnemer SET op = coalesce(
    (SELECT max(a.moment) FROM audit_regel a
     WHERE a.object_id = monitordeelnemer.id AND a.code = 'monitor.deelnemer'),
    (SELECT o.aangemaakt_op FROM organisatie o WHERE o.id = monitordeelnemer.zorgkantoor_id)
)
"""


def upgrade() -> None:
    op.add_column("monitordeelnemer", sa.Column("op", sa.DateTime(timezone=True), nullable=True))
    op.execute(VUL)
    with op.batch_alter_table("monitordeelnemer") as tabel:
        tabel.alter_column("op", existing_type=sa.DateTime(timezone=True), nullable=False)
        tabel.drop_column("tot")


def downgrade() -> None:
    with op.batch_alter_table("monitordeelnemer") as tabel:
        tabel.add_column(sa.Column("tot", sa.Date(), nullable=True))
        tabel.drop_column("op")
    rijen = sa.table(
        "monitordeelnemer",
        *(sa.column(naam) for naam in ("id", "zorgkantoor_id")),
        *(sa.column(naam, sa.Date()) for naam in ("van", "tot")),
    )
    volgende = sa.func.lead(rijen.c.van, type_=sa.Date()).over(
        partition_by=rijen.c.zorgkantoor_id, order_by=rijen.c.van
    )
    verbinding = op.get_bind()
    for nummer, van in verbinding.execute(sa.select(rijen.c.id, volgende)).all():
        if van is not None:
            verbinding.execute(
                sa.update(rijen).where(rijen.c.id == nummer).values(tot=van - timedelta(days=1))
            )
