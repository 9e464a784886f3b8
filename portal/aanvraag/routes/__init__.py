"""The pages of the aanvraag: importing this package puts all of them on the blueprint."""

from portal.aanvraag.routes import (
    check,
    driehoek,
    gegevens,
    intern,
    lijst,
    starten,
    taken,
    teksten,
)
from portal.aanvraag.routes.blauwdruk import bp

__all__ = [
    "bp",
    "check",
    "driehoek",
    "gegevens",
    "intern",
    "lijst",
    "starten",
    "taken",
    "teksten",
]
