"""The pages of clients: importing this package puts all of them on the blueprint."""

from portal.clienten.routes import bsn, client, lijst, vertegenwoordiger, zorg
from portal.clienten.routes.blauwdruk import bp

__all__ = ["bp", "bsn", "client", "lijst", "vertegenwoordiger", "zorg"]
