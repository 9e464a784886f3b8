"""Reads the official rekentool workbook as a zorgaanbieder fills it in."""

from portal.platform.workbook.groep import (
    Groepsvergelijking,
    Groepsverschil,
    als_groepsinvoer,
    is_groep_berekend,
    rijfouten,
    vergelijk_groep,
)
from portal.platform.workbook.inhoud import (
    ContextPost,
    DagprogrammaRegel,
    GelezenVeld,
    Groep,
    GroepRegel,
    GroepUitkomst,
    Individueel,
    Melding,
    Rekenuitkomst,
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
    jaarbedrag_van,
    vergelijk,
)

__all__ = [
    "ContextPost",
    "DagprogrammaRegel",
    "GelezenVeld",
    "Groep",
    "GroepRegel",
    "GroepUitkomst",
    "Groepsvergelijking",
    "Groepsverschil",
    "Individueel",
    "Melding",
    "OnzeUitkomst",
    "Rekenuitkomst",
    "Uitkomst",
    "Verschil",
    "Voorblad",
    "WerkboekClient",
    "WerkboekInhoud",
    "als_dagprogramma",
    "als_groepsinvoer",
    "als_onze_uitkomst",
    "als_rekeninvoer",
    "is_berekend",
    "is_groep_berekend",
    "jaarbedrag_van",
    "lees_werkboek",
    "rijfouten",
    "toon_veld",
    "toon_waarde",
    "vergelijk",
    "vergelijk_groep",
]
