"""The pages of messages: importing this package puts all of them on the blueprint."""

from portal.berichten.routes import (
    aandacht,
    afwezigheid,
    bereikbaarheid,
    lijst,
    mail,
    opnieuw,
    storing,
    taken,
    voorkeuren,
)
from portal.berichten.routes.blauwdruk import bp

__all__ = [
    "aandacht",
    "afwezigheid",
    "bereikbaarheid",
    "bp",
    "lijst",
    "mail",
    "opnieuw",
    "storing",
    "taken",
    "voorkeuren",
]
