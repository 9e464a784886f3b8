"""The pages of clients and groups: importing this package puts all of them on the blueprint."""

from portal.clienten.routes import (
    bsn,
    client,
    groep,
    groepen,
    groepsleden,
    lijst,
    vertegenwoordiger,
    zorg,
)
from portal.clienten.routes.blauwdruk import bp

__all__ = [
    "bp",
    "bsn",
    "client",
    "groep",
    "groepen",
    "groepsleden",
    "lijst",
    "vertegenwoordiger",
    "zorg",
]
