"""The thread of every goal of a client: over aanvragen, toekenningen, evaluaties and trajecten."""

from portal.overzicht.queries.doelen.draad import Doeldraad, lees_draden
from portal.overzicht.queries.doelen.persoon import Persoon, get_persoon

__all__ = ["Doeldraad", "Persoon", "get_persoon", "lees_draden"]
