"""The pages of the assessment: importing this package puts all of them on the blueprint."""

from portal.beoordeling.routes import (
    berekening,
    beschikking,
    besluit,
    besluitbrief,
    dossier,
    ledenbesluit,
    notities,
    overnemen,
    papier,
    signalen,
    termijn,
    toekenning,
    toetsing,
    toewijzen,
    volledigheid,
    werkvoorraad,
    zoeken,
)
from portal.beoordeling.routes.blauwdruk import bp

__all__ = [
    "berekening",
    "beschikking",
    "besluit",
    "besluitbrief",
    "bp",
    "dossier",
    "ledenbesluit",
    "notities",
    "overnemen",
    "papier",
    "signalen",
    "termijn",
    "toekenning",
    "toetsing",
    "toewijzen",
    "volledigheid",
    "werkvoorraad",
    "zoeken",
]
