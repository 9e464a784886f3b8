"""Which old experiments a location had: the slice that keeps them says, when it is there.

Locations and groups know nothing of proeftuinen. Whoever does registers here when the application
is built.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask import Flask, current_app

from portal.toegang.models import Gebruiker

_SLEUTEL = "proeftuinen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proeftuinmerk:
    """An experiment that a location had.

    Attributes:
        tot: Last day.
        geleerd: What came of it, without names; empty when nobody wrote that down.
        url: Where all of them stand, empty for who may not open that.
    """

    naam: str
    van: date
    tot: date
    geleerd: str
    url: str


class Proeftuinbron(Protocol):
    """Tells which experiments a location had."""

    def __call__(self, locatie_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Proeftuinmerk]:
        """Give those in view of a user, the oldest first."""


def registreer_proeftuinen(app: Flask, bron: Proeftuinbron) -> None:
    """Say who tells of proeftuinen in an application."""
    app.extensions[_SLEUTEL] = bron


def list_proeftuinmerken(locatie_id: uuid.UUID, *, voor: Gebruiker) -> Sequence[Proeftuinmerk]:
    """Give the experiments that a location had, as far as they are in view."""
    bron: Proeftuinbron = current_app.extensions[_SLEUTEL]
    return bron(locatie_id, voor=voor)
