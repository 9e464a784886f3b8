"""The pages of ontwikkeltrajecten: importing this package puts all of them on the blueprint."""

from portal.ontwikkeltraject.routes import (
    beurt,
    lijst,
    lokaal,
    plannen,
    schrijven,
    traject,
    verloop,
)
from portal.ontwikkeltraject.routes.blauwdruk import bp

__all__ = ["beurt", "bp", "lijst", "lokaal", "plannen", "schrijven", "traject", "verloop"]
