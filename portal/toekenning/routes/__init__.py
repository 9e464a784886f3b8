"""The pages of a toekenning: importing this package puts all of them on the blueprint."""

from portal.toekenning.routes import (
    brieven,
    declaratie,
    einde,
    eindebesluit,
    evaluatie,
    heraanvraag,
    instroom,
    mutatie,
    mutatie_vaststellen,
    toekenning,
    verhuizing,
    verhuizing_tekenen,
    volgen,
    vooraf,
)
from portal.toekenning.routes.blauwdruk import bp

__all__ = [
    "bp",
    "brieven",
    "declaratie",
    "einde",
    "eindebesluit",
    "evaluatie",
    "heraanvraag",
    "instroom",
    "mutatie",
    "mutatie_vaststellen",
    "toekenning",
    "verhuizing",
    "verhuizing_tekenen",
    "volgen",
    "vooraf",
]
