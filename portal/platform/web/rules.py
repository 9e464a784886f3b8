"""Which access rule a view declares; a view without one is refused."""

from collections.abc import Callable
from typing import TypeVar

OPENBAAR = "openbaar"
KENMERK = "toegangsregel"
# Answered for every host, and also while the database is away.
GEZONDHEID = ("health.healthz", "health.readyz")

View = TypeVar("View", bound=Callable[..., object])


def openbaar(view: View) -> View:
    """Declare that everybody may ask for this page, also without signing in."""
    return verklaar(view, OPENBAAR)


def verklaar(view: View, regel: str) -> View:
    """Write the access rule of a view down where `regel_van` finds it."""
    setattr(view, KENMERK, regel)
    return view


def regel_van(view: Callable[..., object]) -> str | None:
    """Give the declared rule of a view, None when it declares nothing."""
    return getattr(view, KENMERK, None)
