"""Tables of the assessment and the besluit."""

from portal.beoordeling.models.besluit import Besluit, BesluitStand
from portal.beoordeling.models.toetsing import Notitie, Oordeel, Signaalreactie, Toekenningsvoorstel

__all__ = [
    "Besluit",
    "BesluitStand",
    "Notitie",
    "Oordeel",
    "Signaalreactie",
    "Toekenningsvoorstel",
]
