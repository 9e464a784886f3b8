"""The pages of a toekenning: importing this package puts all of them on the blueprint."""

from portal.toekenning.routes import declaratie, vooraf
from portal.toekenning.routes.blauwdruk import bp

__all__ = ["bp", "declaratie", "vooraf"]
