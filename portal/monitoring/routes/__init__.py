"""The pages of monitoring: importing this package puts all of them on the blueprint."""

from portal.monitoring.routes import (
    deelnemers,
    onderdelen,
    opgave,
    proeftuinen,
    rapport,
    signalen,
    sturing,
)
from portal.monitoring.routes.blauwdruk import bp

__all__ = [
    "bp",
    "deelnemers",
    "onderdelen",
    "opgave",
    "proeftuinen",
    "rapport",
    "signalen",
    "sturing",
]
