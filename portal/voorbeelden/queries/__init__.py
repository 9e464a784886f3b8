"""Every read of goede voorbeelden."""

from portal.voorbeelden.queries.adres import zoekadres
from portal.voorbeelden.queries.indeling import (
    list_maatregelen,
    list_themas,
    naam_van_maatregel,
    naam_van_thema,
)
from portal.voorbeelden.queries.voorbeelden import get_eigen, get_voorbeeld, list_eigen
from portal.voorbeelden.queries.zoeken import Zoekvraag, zoek_voorbeelden

__all__ = [
    "Zoekvraag",
    "get_eigen",
    "get_voorbeeld",
    "list_eigen",
    "list_maatregelen",
    "list_themas",
    "naam_van_maatregel",
    "naam_van_thema",
    "zoek_voorbeelden",
    "zoekadres",
]
