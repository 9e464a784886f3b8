"""The pages of messages: importing this package puts all of them on the blueprint."""

from portal.berichten.routes import aandacht, afwezigheid, lijst, mail, taken, voorkeuren
from portal.berichten.routes.blauwdruk import bp

__all__ = ["aandacht", "afwezigheid", "bp", "lijst", "mail", "taken", "voorkeuren"]
from portal.berichten.routes import bereikbaarheid

__all__ = ["afwezigheid", "bereikbaarheid", "bp", "lijst", "mail", "taken", "voorkeuren"]
