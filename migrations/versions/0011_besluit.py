"""What a besluit says more: afspraken, termijnreden, andere hulp, afbouwpad and open points."""

import sqlalchemy as sa
from alembic import op

from portal.platform.encrypted import aad_van, versleutel

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEKSTEN = ("afspraken_v", "termijnreden_v", "andere_hulp_v", "afbouwpad_v", "open_punten_v")
VINKJES = ("teamleider_akkoord", "maatwerk")
NIEUW = {naam: sa.LargeBinary() for naam in TEKSTEN} | {naam: sa.Boolean() for naam in VINKJES}


def upgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        for naam, soort in NIEUW.items():
            batch_op.add_column(sa.Column(naam, soort, nullable=True))
        batch_op.drop_column("terugstuurreden_v")
    _vul()
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        for naam, soort in NIEUW.items():
            batch_op.alter_column(naam, existing_type=soort, nullable=False)


def _vul() -> None:
    """Give every besluit that exists empty texts, each encrypted for its own place, and no tick."""
    verbinding = op.get_bind()
    besluit = sa.table("besluit", sa.column("id", sa.Uuid()), *map(sa.column, NIEUW))
    for rij_id in verbinding.scalars(sa.select(besluit.c.id)).all():
        leeg = {naam: versleutel(b"", aad_van("besluit", naam, rij_id)) for naam in TEKSTEN}
        nee = dict.fromkeys(VINKJES, False)
        verbinding.execute(besluit.update().where(besluit.c.id == rij_id).values(leeg | nee))


def downgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("terugstuurreden_v", sa.LargeBinary(), nullable=True))
        for naam in reversed(NIEUW):
            batch_op.drop_column(naam)
