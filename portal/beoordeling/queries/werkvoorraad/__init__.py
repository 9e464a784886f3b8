"""The werkvoorraad of a zorgkantoor: filters, sort orders, pages by key and bounded counts."""

from portal.beoordeling.queries.werkvoorraad.lijst import (
    Bladzijde,
    list_alle,
    list_bladzijde,
    list_regels,
    list_van_clienten,
)
from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.beoordeling.queries.werkvoorraad.sorteren import SORTEERBAAR, SORTERINGEN
from portal.beoordeling.queries.werkvoorraad.tellen import TEGELS, Tellingen, schrijf_aantal, tel
from portal.beoordeling.queries.werkvoorraad.vraag import AANTALLEN, Filters, Lijstvraag

__all__ = [
    "AANTALLEN",
    "SORTEERBAAR",
    "SORTERINGEN",
    "TEGELS",
    "Bladzijde",
    "Filters",
    "Lijstvraag",
    "Regel",
    "Tellingen",
    "list_alle",
    "list_bladzijde",
    "list_regels",
    "list_van_clienten",
    "schrijf_aantal",
    "tel",
]
