"""The pages of the aanvraag: importing this package puts all of them on the blueprint."""

from portal.aanvraag.routes import (
    check,
    doelen,
    driehoek,
    gegevens,
    intern,
    lijst,
    opslaan,
    starten,
    taken,
    teksten,
    vragenlijst,
    vragenteksten,
)
from portal.aanvraag.routes.blauwdruk import bp

__all__ = [
    "bp",
    "check",
    "doelen",
    "driehoek",
    "gegevens",
    "intern",
    "lijst",
    "opslaan",
    "starten",
    "taken",
    "teksten",
    "vragenlijst",
    "vragenteksten",
]
