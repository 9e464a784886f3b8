"""What pages show of the calculation: outcome, trace, week programme and messages."""

from portal.aanvraag.queries.rekenweergave.botsing import toon_botsing
from portal.aanvraag.queries.rekenweergave.kaart import Kaart, Regel, maak_kaart
from portal.aanvraag.queries.rekenweergave.rooster import Dagtotaal, Rooster, bepaal_rooster
from portal.aanvraag.queries.rekenweergave.teksten import foutplaats, fouttekst, rekentekst
from portal.aanvraag.queries.rekenweergave.trace import Berekening, Tracestap, lees_berekening

__all__ = [
    "Berekening",
    "Dagtotaal",
    "Kaart",
    "Regel",
    "Rooster",
    "Tracestap",
    "bepaal_rooster",
    "foutplaats",
    "fouttekst",
    "lees_berekening",
    "maak_kaart",
    "rekentekst",
    "toon_botsing",
]
