"""Give every sort order of the werkvoorraad an index."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OPEN = sa.text(
    "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', 'ter_controle', 'bijstellen_gevraagd')"
)
NIEUW = {
    "open_voorrang": ["zorgkantoor_id", "voorrang", "beslisdatum", "id"],
    "open_bedrag": ["zorgkantoor_id", "bedrag_volgorde", "id"],
    "open_aanbieder": ["zorgkantoor_id", "aanbieder_id", "id"],
    "open_profiel": ["zorgkantoor_id", "zorgprofiel", "beslisdatum", "id"],
    "zorgkantoor_bedrag": ["zorgkantoor_id", "bedrag_volgorde", "id"],
    "zorgkantoor_aanbieder": ["zorgkantoor_id", "aanbieder_id", "id"],
}
OUD = {
    "open_bedrag": ["zorgkantoor_id", "gevraagd_bedrag_cent", "id"],
    "zorgkantoor_bedrag": ["zorgkantoor_id", "gevraagd_bedrag_cent", "id"],
}


def upgrade() -> None:
    with op.batch_alter_table("aanvraag") as batch_op:
        _verwijder(batch_op, OUD)
        batch_op.add_column(
            sa.Column(
                "voorrang",
                sa.Integer(),
                sa.Computed("CASE WHEN soort = 'preventief' THEN 0 ELSE 1 END", persisted=True),
                nullable=False,
            )
        )
        batch_op.add_column(
            sa.Column(
                "bedrag_volgorde",
                sa.BigInteger(),
                sa.Computed("COALESCE(gevraagd_bedrag_cent, -1)", persisted=True),
                nullable=False,
            )
        )
        _maak(batch_op, NIEUW)


def downgrade() -> None:
    with op.batch_alter_table("aanvraag") as batch_op:
        _verwijder(batch_op, NIEUW)
        batch_op.drop_column("bedrag_volgorde")
        batch_op.drop_column("voorrang")
        _maak(batch_op, OUD)


def _maak(batch_op: BatchOperations, indexen: Mapping[str, Sequence[str]]) -> None:
    for naam, kolommen in indexen.items():
        waar = OPEN if naam.startswith("open_") else None
        batch_op.create_index(
            f"ix_aanvraag_{naam}", kolommen, postgresql_where=waar, sqlite_where=waar
        )


def _verwijder(batch_op: BatchOperations, indexen: Iterable[str]) -> None:
    for naam in indexen:
        batch_op.drop_index(f"ix_aanvraag_{naam}")
