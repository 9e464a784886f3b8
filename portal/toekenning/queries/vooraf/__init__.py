"""Toekenningen from before the portal: read what was typed or uploaded, and where it belongs."""

from portal.toekenning.queries.vooraf.bestand import BESTAND, MEESTE_BYTES
from portal.toekenning.queries.vooraf.bevestigen import (
    get_te_bevestigen,
    list_te_bevestigen,
    tel_te_bevestigen,
)
from portal.toekenning.queries.vooraf.indicatie import find_indicatie, is_anders_geindiceerd
from portal.toekenning.queries.vooraf.plaats import Plaats, find_client, vind_plaats
from portal.toekenning.queries.vooraf.velden import (
    KOLOMMEN,
    LEVERINGSVORMEN,
    SOORTEN,
    VERPLICHT,
    Vooraf,
    Voorafpersoon,
    lees_velden,
)

__all__ = [
    "BESTAND",
    "KOLOMMEN",
    "LEVERINGSVORMEN",
    "MEESTE_BYTES",
    "SOORTEN",
    "VERPLICHT",
    "Plaats",
    "Vooraf",
    "Voorafpersoon",
    "find_client",
    "find_indicatie",
    "get_te_bevestigen",
    "is_anders_geindiceerd",
    "lees_velden",
    "list_te_bevestigen",
    "tel_te_bevestigen",
    "vind_plaats",
]
