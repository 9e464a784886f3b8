"""What is asked when a toekenning ends, while it runs, and what is missing in the answers."""

from portal.domain.evaluatie.invulling import (
    Afspraakregel,
    Antwoorden,
    Evaluatievraag,
    Gebrek,
    Gebreksoort,
    Inzeteenheid,
    Inzetregel,
    Toegekend,
    lees_getal,
    lees_inzet,
    list_gebreken,
    list_vragen,
)
from portal.domain.evaluatie.kader import (
    Bijantwoord,
    Evaluatiekader,
    Evaluatieonderdeel,
    Evaluatieveld,
    Herhaling,
    Veldsoort,
    Vorm,
)

__all__ = [
    "Afspraakregel",
    "Antwoorden",
    "Bijantwoord",
    "Evaluatiekader",
    "Evaluatieonderdeel",
    "Evaluatieveld",
    "Evaluatievraag",
    "Gebrek",
    "Gebreksoort",
    "Herhaling",
    "Inzeteenheid",
    "Inzetregel",
    "Toegekend",
    "Veldsoort",
    "Vorm",
    "lees_getal",
    "lees_inzet",
    "list_gebreken",
    "list_vragen",
]
