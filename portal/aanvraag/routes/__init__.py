"""The pages of the aanvraag: importing this package puts all of them on the blueprint."""

from portal.aanvraag.routes.blauwdruk import bp

__all__ = ["bp"]
