"""The pages of bezwaar: importing this package puts all of them on the blueprint."""

from portal.bezwaar.routes import (
    advies,
    behandelen,
    beslissing,
    bezwaar,
    brieven,
    horen,
    indienen,
    uitstel,
)
from portal.bezwaar.routes.blauwdruk import bp

__all__ = [
    "advies",
    "behandelen",
    "beslissing",
    "bezwaar",
    "bp",
    "brieven",
    "horen",
    "indienen",
    "uitstel",
]
