"""Keep the leveringsvorm with every version of an aanvraag: a next one may not change a count.

The last version has what the aanvraag has, as it was counted. An earlier one has what its content
names; that is encrypted, and the application, with its keys, is there while revisions run.
"""

import json
import uuid
import zlib
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

from portal.platform.encrypted import aad_van, ontsleutel

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

PER_KEER = 200
VAN_AANVRAAG = """
    UPDATE aanvraag_versie SET leveringsvorm = (
        SELECT aanvraag.leveringsvorm FROM aanvraag
        WHERE aanvraag.id = aanvraag_versie.aanvraag_id AND aanvraag.client_id IS NOT NULL
    )
"""
VERSIE = sa.table(
    "aanvraag_versie",
    *(sa.column(naam, sa.Uuid()) for naam in ("id", "aanvraag_id")),
    sa.column("nr", sa.Integer()),
    sa.column("json_v", sa.LargeBinary()),
    sa.column("leveringsvorm", sa.String()),
)


def upgrade() -> None:
    kolom = sa.Column("leveringsvorm", sa.String(length=20), nullable=True)
    op.add_column("aanvraag_versie", kolom)
    op.execute(VAN_AANVRAAG)
    later = VERSIE.alias()
    eerder = sa.select(VERSIE.c.id).where(
        VERSIE.c.leveringsvorm.is_not(None),
        sa.exists().where(later.c.aanvraag_id == VERSIE.c.aanvraag_id, later.c.nr > VERSIE.c.nr),
    )
    verbinding = op.get_bind()
    ids = verbinding.scalars(eerder).all()
    for eerste in range(0, len(ids), PER_KEER):
        _lees_over(verbinding, ids[eerste : eerste + PER_KEER])


def downgrade() -> None:
    op.drop_column("aanvraag_versie", "leveringsvorm")


def _lees_over(verbinding: sa.Connection, ids: list[uuid.UUID]) -> None:
    """Write what the content of these versions names."""
    vraag = sa.select(VERSIE.c.id, VERSIE.c.json_v).where(VERSIE.c.id.in_(ids))
    for nummer, blob in verbinding.execute(vraag).all():
        rauw = ontsleutel(blob, aad_van("aanvraag_versie", "json_v", nummer))
        vorm = _vorm(json.loads(zlib.decompress(rauw)))
        if vorm is not None:
            zet = sa.update(VERSIE).where(VERSIE.c.id == nummer).values(leveringsvorm=vorm)
            verbinding.execute(zet)


def _vorm(inhoud: object) -> str | None:
    """Give the leveringsvorm in a content; None where it has no placement."""
    deel = inhoud
    for naam in ("onderdelen", "gegevens", "plaatsing", "leveringsvorm"):
        deel = deel.get(naam) if isinstance(deel, Mapping) else None
    return deel if isinstance(deel, str) else None
