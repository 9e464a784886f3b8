"""The task list of an aanvraag, with how far each task is."""

from portal.aanvraag.queries.taken.lijst import bepaal_taken
from portal.aanvraag.queries.taken.model import (
    AFSTEMMING,
    CHECK,
    CLIENTEN,
    CONTROLEREN,
    DOEL,
    DRIEHOEK,
    GEGEVENS,
    LEDEN,
    ONDERTEKENEN,
    REKENTOOL,
    VERKLARINGEN,
    Fase,
    Taak,
    Taakstand,
    Taken,
)
from portal.aanvraag.queries.taken.standen import eigen_vragen

__all__ = [
    "AFSTEMMING",
    "CHECK",
    "CLIENTEN",
    "CONTROLEREN",
    "DOEL",
    "DRIEHOEK",
    "GEGEVENS",
    "LEDEN",
    "ONDERTEKENEN",
    "REKENTOOL",
    "VERKLARINGEN",
    "Fase",
    "Taak",
    "Taakstand",
    "Taken",
    "bepaal_taken",
    "eigen_vragen",
]
