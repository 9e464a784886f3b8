"""A workbook that was read: where it differs from the portal, and what it would fill in."""

from portal.aanvraag.queries.werkboek.groep import (
    Groepslezing,
    Rijstand,
    Werkboekrij,
    find_clienten,
    find_groep,
    lees_groep,
    totalen,
)
from portal.aanvraag.queries.werkboek.groepsvulling import (
    Groepsvulling,
    find_ingang,
    maak_groepsvulling,
    ontzegel_groep,
    verzegel_groep,
)
from portal.aanvraag.queries.werkboek.individueel import (
    Afwijking,
    Vergelijking,
    Vulling,
    afwijkingen,
    eis_zelfde_client,
    find_client,
    maak_vulling,
    ontzegel,
    tarief_anders,
    vergelijk_uitkomst,
    verzegel,
)
from portal.aanvraag.queries.werkboek.zegel import plaats_van

__all__ = [
    "Afwijking",
    "Groepslezing",
    "Groepsvulling",
    "Rijstand",
    "Vergelijking",
    "Vulling",
    "Werkboekrij",
    "afwijkingen",
    "eis_zelfde_client",
    "find_client",
    "find_clienten",
    "find_groep",
    "find_ingang",
    "lees_groep",
    "maak_groepsvulling",
    "maak_vulling",
    "ontzegel",
    "ontzegel_groep",
    "plaats_van",
    "tarief_anders",
    "totalen",
    "vergelijk_uitkomst",
    "verzegel",
    "verzegel_groep",
]
