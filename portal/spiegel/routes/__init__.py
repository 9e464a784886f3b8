"""The pages of spiegelinformatie: importing this package puts all of them on the blueprint."""

from portal.spiegel.routes import spiegel
from portal.spiegel.routes.blauwdruk import bp

__all__ = ["bp", "spiegel"]
