"""Find by day what people are reminded of, and keep on which days goals are to be measured.

The goals of a toekenning are encrypted; their days stand beside it from here on. Those of the
toekenningen that are there already are read once; the application, and with it the keys, is there
while revisions run.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from portal.platform.encrypted import aad_van, ontsleutel

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

PER_KEER = 200
_OPEN = (
    "toestand in ('ingediend', 'aanvulling_gevraagd', 'in_toetsing', 'besluit_klaarzetten', "
    "'ter_controle', 'bijstellen_gevraagd')"
)
INDEXEN: tuple[tuple[str, str, tuple[str, ...], str | None], ...] = (
    ("aanvraag", "ix_aanvraag_dag_concept", ("gewijzigd_op",), "toestand = 'concept'"),
    ("aanvraag", "ix_aanvraag_dag_ontvangst", ("ontvangen_op",), "behandelaar_id is null"),
    ("aanvraag", "ix_aanvraag_dag_beslissen", ("beslisdatum",), _OPEN),
    ("aanvraag", "ix_aanvraag_dag_herstel", ("hersteldatum",), "hersteldatum is not null"),
    ("aanvraag", "ix_aanvraag_dag_antwoord", ("antwoorddatum",), "antwoorddatum is not null"),
    ("aanvulverzoek", "ix_aanvulverzoek_hersteldatum", ("hersteldatum",), None),
    ("aanvulverzoek", "ix_aanvulverzoek_afgesloten", ("afgesloten_op",), None),
    (
        "gebeurtenis",
        "ix_gebeurtenis_dag",
        ("soort", "dag"),
        "soort in ('check_doorlopen', 'in_gebreke_gesteld')",
    ),
    ("toekenning", "ix_toekenning_einde", ("einde",), None),
    ("toekenning", "ix_toekenning_ingang", ("ingang",), None),
    ("toekenning", "ix_toekenning_afgebouwd", ("afgebouwd_op",), "afgebouwd_op is not null"),
    ("bericht", "ix_bericht_code", ("code", "op"), None),
)


def upgrade() -> None:
    for tabel, naam, kolommen, waar in INDEXEN:
        voorwaarde = None if waar is None else sa.text(waar)
        op.create_index(
            naam, tabel, list(kolommen), sqlite_where=voorwaarde, postgresql_where=voorwaarde
        )
    op.create_table(
        "doeldatum",
        sa.Column("toekenning_id", sa.Uuid(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["toekenning_id"],
            ["toekenning.id"],
            name=op.f("fk_doeldatum_toekenning_id_toekenning"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("toekenning_id", "dag", name=op.f("pk_doeldatum")),
    )
    op.create_index("ix_doeldatum_dag", "doeldatum", ["dag"])
    _vul(op.get_bind())


def downgrade() -> None:
    op.drop_index("ix_doeldatum_dag", table_name="doeldatum")
    op.drop_table("doeldatum")
    for tabel, naam, _, _ in reversed(INDEXEN):
        op.drop_index(naam, table_name=tabel)


def _vul(verbinding: sa.Connection) -> None:
    toekenning = sa.table(
        "toekenning", sa.column("id", sa.Uuid()), sa.column("doelen_v", sa.LargeBinary())
    )
    doeldatum = sa.table(
        "doeldatum", sa.column("toekenning_id", sa.Uuid()), sa.column("dag", sa.Date())
    )
    ids = verbinding.scalars(sa.select(toekenning.c.id).order_by(toekenning.c.id)).all()
    for eerste in range(0, len(ids), PER_KEER):
        deel = ids[eerste : eerste + PER_KEER]
        rijen = verbinding.execute(sa.select(toekenning).where(toekenning.c.id.in_(deel)))
        nieuw = [
            {"toekenning_id": rij.id, "dag": dag} for rij in rijen for dag in sorted(_dagen(rij))
        ]
        if nieuw:
            verbinding.execute(sa.insert(doeldatum), nieuw)


def _dagen(rij: sa.Row[Any]) -> set[date]:
    doelen = json.loads(ontsleutel(rij.doelen_v, aad_van("toekenning", "doelen_v", rij.id)))
    teksten = (doel.get(veld) for doel in doelen for veld in ("tussenmeting", "einddatum"))
    return {dag for tekst in teksten for dag in _dag(tekst)}


def _dag(tekst: object) -> Iterator[date]:
    try:
        yield date.fromisoformat(str(tekst))
    except ValueError:
        return
