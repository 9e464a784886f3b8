"""The sort orders of a list of dossiers, each ending in something unique."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.queries.werkvoorraad.vraag import NUMMER, TERMIJN
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Organisatie

Kolom = sa.SQLColumnExpression[object]
Sleutel = tuple[Kolom, ...]

SORTERINGEN: Mapping[str, Sleutel] = MappingProxyType(
    {
        TERMIJN: (Aanvraag.voorrang, Aanvraag.beslisdatum, Aanvraag.id),
        NUMMER: (Aanvraag.jaar, Aanvraag.volgnummer),
        "aanbieder": (Organisatie.naam, Aanvraag.id),
        "bedrag": (Aanvraag.bedrag_volgorde, Aanvraag.id),
        "status": (Aanvraag.toestand, Aanvraag.beslisdatum, Aanvraag.id),
        "beoordelaar": (sa.func.coalesce(Gebruiker.naam, ""), Aanvraag.id),
    }
)
"""Code -> columns; nobody as beoordelaar comes before every name."""


SORTEERBAAR = (NUMMER, "bedrag", "status")
"""The sort orders that have an index over all dossiers, not only over the open ones."""


def volgorde(sleutel: Sleutel, *, omlaag: bool) -> list[sa.UnaryExpression[object]]:
    """Give the ORDER BY: every column in the same direction."""
    return [kolom.desc() if omlaag else kolom.asc() for kolom in sleutel]


def voorbij(
    sleutel: Sleutel, waarden: Sequence[object], *, omlaag: bool
) -> tuple[Voorwaarde, Voorwaarde]:
    """Give the rows that come after a row with these values, in a direction.

    In two conditions, equal in the first column and beyond it: a planner judges one comparison of
    whole keys by the first column alone, and would then sort everything.
    """
    (eerste, *rest), (waarde, *verder) = sleutel, waarden
    kolommen = sa.tuple_(*rest)
    na = kolommen < tuple(verder) if omlaag else kolommen > tuple(verder)
    return sa.and_(eerste == waarde, na), (eerste < waarde if omlaag else eerste > waarde)
