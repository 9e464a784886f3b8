"""Keep why a dialoog agreed on nothing in content or in money; pair who share a location.

An aanbieder and a zorgkantoor work together from the first location in a region of it. Pairs that
were never made are made here, with the CCE where the portal has one only.
"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ZONDER_PAAR = """
    SELECT DISTINCT locatie.aanbieder_id, regio.zorgkantoor_id
    FROM locatie JOIN regio ON regio.id = locatie.regio_id
    WHERE NOT EXISTS (
        SELECT 1 FROM aanbieder_zorgkantoor AS paar
        WHERE paar.aanbieder_id = locatie.aanbieder_id
        AND paar.zorgkantoor_id = regio.zorgkantoor_id
    )
"""
PAAR = sa.table(
    "aanbieder_zorgkantoor",
    sa.column("id", sa.Uuid()),
    sa.column("aanbieder_id", sa.Uuid()),
    sa.column("zorgkantoor_id", sa.Uuid()),
    sa.column("agb_declarant", sa.String()),
    sa.column("cce_id", sa.Uuid()),
)


def upgrade() -> None:
    op.add_column("dialoog", sa.Column("zonder_resultaat_v", sa.LargeBinary(), nullable=True))
    verbinding = op.get_bind()
    soort = sa.Uuid()
    kolommen = {"aanbieder_id": soort, "zorgkantoor_id": soort}
    paren = verbinding.execute(sa.text(ZONDER_PAAR).columns(**kolommen)).all()
    cces = verbinding.scalars(
        sa.text("SELECT id FROM organisatie WHERE soort = 'cce'").columns(id=soort)
    ).all()
    rijen = [
        {
            "id": uuid.uuid4(),
            "aanbieder_id": aanbieder_id,
            "zorgkantoor_id": zorgkantoor_id,
            "agb_declarant": "",
            "cce_id": cces[0] if len(cces) == 1 else None,
        }
        for aanbieder_id, zorgkantoor_id in paren
    ]
    if rijen:
        op.bulk_insert(PAAR, rijen)


def downgrade() -> None:
    with op.batch_alter_table("dialoog", schema=None) as batch_op:
        batch_op.drop_column("zonder_resultaat_v")
