"""The pages of the assessment: importing this package puts all of them on the blueprint."""

from portal.beoordeling.routes.blauwdruk import bp

__all__ = ["bp"]
