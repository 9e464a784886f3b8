"""Start page, timeline, explained dates and public pages: importing this registers all of them."""

from portal.overzicht.routes import begin, brieven, doelen, dossier, informatie, volgen, werk
from portal.overzicht.routes.blauwdruk import bp

__all__ = ["begin", "bp", "brieven", "doelen", "dossier", "informatie", "volgen", "werk"]
