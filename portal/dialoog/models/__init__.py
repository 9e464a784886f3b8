"""Tables of the meerzorgplan and the meerzorgdialoog."""

from portal.dialoog.models.dialoog import (
    Afspraak,
    Agendapunt,
    Akkoord,
    Deelnemer,
    Dialoog,
    Dialoogbrief,
    Dialooggebeurtenis,
)
from portal.dialoog.models.plan import Meerzorgplan, Plancijfer, Plantekst

__all__ = [
    "Afspraak",
    "Agendapunt",
    "Akkoord",
    "Deelnemer",
    "Dialoog",
    "Dialoogbrief",
    "Dialooggebeurtenis",
    "Meerzorgplan",
    "Plancijfer",
    "Plantekst",
]
