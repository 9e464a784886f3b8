"""Hold how figures come, and how they were handed in, to the words there are for it."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

KEUZES = {
    "monitordeelnemer": ("wijze", ("portaal", "opgave")),
    "opgave": ("herkomst", ("ingevoerd", "ingelezen")),
}


def upgrade() -> None:
    for naam, (kolom, woorden) in KEUZES.items():
        keuze = sa.Enum(*woorden, name=kolom, native_enum=False, length=30)
        with op.batch_alter_table(naam) as tabel:
            tabel.alter_column(kolom, existing_type=sa.String(12), type_=keuze)
            tabel.create_check_constraint(
                tabel.f(f"ck_{naam}_{kolom}"), sa.column(kolom).in_(woorden)
            )


def downgrade() -> None:
    for naam, (kolom, _) in KEUZES.items():
        with op.batch_alter_table(naam) as tabel:
            tabel.drop_constraint(tabel.f(f"ck_{naam}_{kolom}"), type_="check")
            tabel.alter_column(kolom, existing_type=sa.String(30), type_=sa.String(12))
