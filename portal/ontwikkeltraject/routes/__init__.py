"""The pages of ontwikkeltrajecten: importing this package puts all of them on the blueprint."""

from portal.ontwikkeltraject.routes import beurt
from portal.ontwikkeltraject.routes.blauwdruk import bp

__all__ = ["beurt", "bp"]
