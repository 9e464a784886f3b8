"""A workbook that was read: where it differs from the portal, and what it would fill in."""

from portal.aanvraag.queries.werkboek.individueel import (
    Afwijking,
    Vergelijking,
    Vulling,
    afwijkingen,
    eis_zelfde_client,
    find_client,
    maak_vulling,
    ontzegel,
    vergelijk_uitkomst,
    verzegel,
)
from portal.aanvraag.queries.werkboek.zegel import plaats_van

__all__ = [
    "Afwijking",
    "Vergelijking",
    "Vulling",
    "afwijkingen",
    "eis_zelfde_client",
    "find_client",
    "maak_vulling",
    "ontzegel",
    "plaats_van",
    "vergelijk_uitkomst",
    "verzegel",
]
