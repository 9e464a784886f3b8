"""The pages of goede voorbeelden: importing this package puts all of them on the blueprint."""

from portal.voorbeelden.routes import beoordelen, lijst, voordragen
from portal.voorbeelden.routes.blauwdruk import bp

__all__ = ["beoordelen", "bp", "lijst", "voordragen"]
