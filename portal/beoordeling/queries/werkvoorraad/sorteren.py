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


def volgorde(sleutel: Sleutel, *, omlaag: bool) -> list[sa.UnaryExpression[object]]:
    """Give the ORDER BY: every column in the same direction."""
    return [kolom.desc() if omlaag else kolom.asc() for kolom in sleutel]


def voorbij(sleutel: Sleutel, waarden: Sequence[object], *, omlaag: bool) -> Voorwaarde:
    """Give the rows that come after a row with these values, in a direction."""
    kolommen = sa.tuple_(*sleutel)
    return kolommen < tuple(waarden) if omlaag else kolommen > tuple(waarden)
