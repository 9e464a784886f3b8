"""The official rekentool: meerzorguren, profile or maatwerk, and amounts, with their trace."""

from portal.domain.rekentool.bereken import bereken
from portal.domain.rekentool.groep import Groepsinvoer, Groepsuitkomst, bereken_groep
from portal.domain.rekentool.groepsblad import (
    is_ongewogen_op_groepsblad,
    zoals_het_groepsblad,
)
from portal.domain.rekentool.groepsopslag import groepsuitkomst_als_gegevens, som_los
from portal.domain.rekentool.invoer import (
    Behandelaren,
    HandmatigeInvoer,
    Rekeninvoer,
    Woonzorg,
    splits_wonen,
)
from portal.domain.rekentool.maatwerk import bereken_buiten_banden, handmatig_maatwerk
from portal.domain.rekentool.opslag import (
    handmatige_invoer_uit_gegevens,
    invoer_als_gegevens,
    rekeninvoer_uit_gegevens,
    uitkomst_als_gegevens,
)
from portal.domain.rekentool.prijspeil import ONDERDELEN, bereken_op_prijspeil
from portal.domain.rekentool.trace import STAPSOORTEN, Eenheid, Stap, Stapsoort
from portal.domain.rekentool.uitkomst import (
    Bedragen,
    Maatwerkreden,
    Uitkomst,
    Uitkomstsoort,
    Urenopbouw,
    Volumetoets,
)

__all__ = [
    "ONDERDELEN",
    "STAPSOORTEN",
    "Bedragen",
    "Behandelaren",
    "Eenheid",
    "Groepsinvoer",
    "Groepsuitkomst",
    "HandmatigeInvoer",
    "Maatwerkreden",
    "Rekeninvoer",
    "Stap",
    "Stapsoort",
    "Uitkomst",
    "Uitkomstsoort",
    "Urenopbouw",
    "Volumetoets",
    "Woonzorg",
    "bereken",
    "bereken_buiten_banden",
    "bereken_groep",
    "bereken_op_prijspeil",
    "groepsuitkomst_als_gegevens",
    "handmatig_maatwerk",
    "handmatige_invoer_uit_gegevens",
    "invoer_als_gegevens",
    "is_ongewogen_op_groepsblad",
    "rekeninvoer_uit_gegevens",
    "som_los",
    "splits_wonen",
    "uitkomst_als_gegevens",
    "zoals_het_groepsblad",
]
