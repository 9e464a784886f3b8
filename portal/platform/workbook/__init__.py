"""Reads the official rekentool workbook as a zorgaanbieder fills it in."""

from portal.platform.workbook.inhoud import (
    ContextPost,
    DagprogrammaRegel,
    GelezenVeld,
    Groep,
    GroepRegel,
    GroepUitkomst,
    Individueel,
    Melding,
    Uitkomst,
    Voorblad,
    WerkboekClient,
    WerkboekInhoud,
)
from portal.platform.workbook.lezen import lees_werkboek
from portal.platform.workbook.rekeninvoer import (
    als_dagprogramma,
    als_onze_uitkomst,
    als_rekeninvoer,
)
from portal.platform.workbook.tonen import toon_veld, toon_waarde
from portal.platform.workbook.vergelijken import (
    OnzeUitkomst,
    Verschil,
    is_berekend,
    vergelijk,
)

__all__ = [
    "ContextPost",
    "DagprogrammaRegel",
    "GelezenVeld",
    "Groep",
    "GroepRegel",
    "GroepUitkomst",
    "Individueel",
    "Melding",
    "OnzeUitkomst",
    "Uitkomst",
    "Verschil",
    "Voorblad",
    "WerkboekClient",
    "WerkboekInhoud",
    "als_dagprogramma",
    "als_onze_uitkomst",
    "als_rekeninvoer",
    "is_berekend",
    "lees_werkboek",
    "toon_veld",
    "toon_waarde",
    "vergelijk",
]
