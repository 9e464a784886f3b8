"""Every read of clients; a list decrypts nothing."""

from portal.clienten.queries.clienten import (
    get_client,
    get_indicatie,
    get_plaatsing,
    get_vertegenwoordiger,
    is_zichtbaar,
    zichtbaar_voor,
)
from portal.clienten.queries.lijst import Bladzijde, Clientrij, Venster, blader, list_gevonden
from portal.clienten.queries.profielen import (
    VG7PLUS_KEUZE,
    Profiel,
    bepaal_profiel,
    bestaat_combinatie,
    keuze_van,
    list_lvhc,
    list_profielen,
)
from portal.clienten.queries.zoeken import (
    ACHTERNAAM,
    ACHTERNAAM_GEBOORTEDATUM,
    BSN,
    Zoekvraag,
    client_ids_bij,
    naam_en_datum,
    normaliseer_naam,
    zoekwaarde,
)

__all__ = [
    "ACHTERNAAM",
    "ACHTERNAAM_GEBOORTEDATUM",
    "BSN",
    "VG7PLUS_KEUZE",
    "Bladzijde",
    "Clientrij",
    "Profiel",
    "Venster",
    "Zoekvraag",
    "bepaal_profiel",
    "bestaat_combinatie",
    "blader",
    "client_ids_bij",
    "get_client",
    "get_indicatie",
    "get_plaatsing",
    "get_vertegenwoordiger",
    "is_zichtbaar",
    "keuze_van",
    "list_gevonden",
    "list_lvhc",
    "list_profielen",
    "naam_en_datum",
    "normaliseer_naam",
    "zichtbaar_voor",
    "zoekwaarde",
]
