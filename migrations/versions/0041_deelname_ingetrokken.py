"""Keep of a deelname that was said wrongly when it was taken back, and why.

One that was taken back leaves its first day free for what is right.
"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

GELDIG = sa.text("ingetrokken_op is null")
UNIEK = "uq_monitordeelnemer_zorgkantoor_id_van"


def upgrade() -> None:
    with op.batch_alter_table("monitordeelnemer") as tabel:
        tabel.add_column(sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True))
        tabel.add_column(sa.Column("intrekreden", sa.Text(), server_default="", nullable=False))
        tabel.add_column(sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
        tabel.drop_constraint(tabel.f(UNIEK), type_="unique")
    with op.batch_alter_table("monitordeelnemer") as tabel:
        tabel.alter_column("intrekreden", existing_type=sa.Text(), server_default=None)
        tabel.alter_column("versie", existing_type=sa.Integer(), server_default=None)
        tabel.create_index(
            "uq_monitordeelnemer_geldig",
            ["zorgkantoor_id", "van"],
            unique=True,
            sqlite_where=GELDIG,
            postgresql_where=GELDIG,
        )


def downgrade() -> None:
    ingetrokken = "SELECT count(*) FROM monitordeelnemer WHERE ingetrokken_op IS NOT NULL"
    if op.get_bind().scalar(sa.text(ingetrokken)):
        raise RuntimeError("what was taken back would count again in the table before this")
    with op.batch_alter_table("monitordeelnemer") as tabel:
        tabel.drop_index("uq_monitordeelnemer_geldig", sqlite_where=GELDIG, postgresql_where=GELDIG)
        tabel.create_unique_constraint(tabel.f(UNIEK), ["zorgkantoor_id", "van"])
        tabel.drop_column("versie")
        tabel.drop_column("intrekreden")
        tabel.drop_column("ingetrokken_op")
