"""Tables of the assessment and the besluit."""

from portal.beoordeling.models.besluit import Besluit
from portal.beoordeling.models.poststuk import Poststuk
from portal.beoordeling.models.toekenning import (
    Doeldatum,
    Eindewijziging,
    Toekenning,
    ToekenningReeks,
)
from portal.beoordeling.models.toetsing import Notitie, Oordeel, Signaalreactie, Toekenningsvoorstel

__all__ = [
    "Besluit",
    "Doeldatum",
    "Eindewijziging",
    "Notitie",
    "Oordeel",
    "Poststuk",
    "Signaalreactie",
    "Toekenning",
    "ToekenningReeks",
    "Toekenningsvoorstel",
]
