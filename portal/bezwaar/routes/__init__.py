"""The pages of bezwaar: importing this package puts all of them on the blueprint."""

from portal.bezwaar.routes import behandelen, bezwaar, brieven, indienen
from portal.bezwaar.routes.blauwdruk import bp

__all__ = ["behandelen", "bezwaar", "bp", "brieven", "indienen"]
