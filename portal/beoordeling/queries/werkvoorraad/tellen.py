"""Counts for tiles and filters: of open dossiers, never further than a limit, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.beoordeling.queries.werkvoorraad.voorwaarden import gefilterd, in_beeld
from portal.beoordeling.queries.werkvoorraad.vraag import (
    BINNENKORT,
    IK,
    NIEMAND,
    TE_LAAT,
    WACHT_OP_AANBIEDER,
    Filters,
    Lijstvraag,
)
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

GRENS = 1000
TEGELS: Mapping[str, Filters] = {
    "te_laat": Filters(termijn=TE_LAAT),
    "binnenkort": Filters(termijn=BINNENKORT),
    "mij": Filters(beoordelaar=IK),
    "niemand": Filters(beoordelaar=NIEMAND),
    "wacht": Filters(status=WACHT_OP_AANBIEDER),
    "controle": Filters(status=(Toestand.TER_CONTROLE,)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellingen:
    """How many open dossiers, each counted up to one above the limit."""

    totaal: int
    gekozen: int
    tegels: Mapping[str, int]
    status: Mapping[Toestand, int]


def tel(vraag: Lijstvraag, *, voor: Gebruiker, op: date) -> Tellingen:
    """Count all that is in view, what the filters leave, and per tile and status."""
    tegels = {naam: gefilterd(filters, voor=voor, op=op) for naam, filters in TEGELS.items()}
    statussen = {toestand: Aanvraag.toestand == toestand for toestand in OPEN_BIJ_ZORGKANTOOR}
    gekozen = gefilterd(vraag.filters, voor=voor, op=op)
    alle = [sa.true(), gekozen, *tegels.values(), *statussen.values()]
    totaal, met_filters, *rest = db.session.execute(
        sa.select(*(_begrensd(voorwaarde, voor) for voorwaarde in alle))
    ).one()
    return Tellingen(
        totaal=totaal,
        gekozen=met_filters,
        tegels=dict(zip(tegels, rest[: len(tegels)], strict=True)),
        status=dict(zip(statussen, rest[len(tegels) :], strict=True)),
    )


def schrijf_aantal(aantal: int) -> str:
    """Write a count; above the limit as `1.000+`."""
    return f"{texts.aantal(GRENS)}+" if aantal > GRENS else texts.aantal(aantal)


def _begrensd(voorwaarde: Voorwaarde, voor: Gebruiker) -> sa.ScalarSelect[int]:
    een: sa.ColumnElement[int] = sa.literal_column("1")
    eerste = (
        sa.select(een)
        .select_from(Aanvraag)
        .where(in_beeld(voor, alles=False), voorwaarde)
        .limit(GRENS + 1)
    )
    return sa.select(sa.func.count()).select_from(eerste.subquery()).scalar_subquery()
