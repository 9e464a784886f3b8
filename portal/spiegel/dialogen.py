"""Where afspraken out of spiegelinformatie are made: the slice of dialogen says, when it is there.

Spiegel knows nothing of dialogen. Whoever does registers here when the application is built.
"""

from collections.abc import Callable
from typing import TypeAlias

from flask import Flask, current_app

from portal.domain.spiegel import Plek
from portal.toegang.models import Gebruiker

Wijzer: TypeAlias = Callable[[Plek, Gebruiker], str]
"""Gives the address where an afspraak between the two is made; empty when there is none."""
_SLEUTEL = "spiegeldialogen"


def registreer_dialogen(app: Flask, wijzer: Wijzer) -> None:
    """Say where an afspraak is made in an application."""
    app.extensions[_SLEUTEL] = wijzer


def adres_voor_afspraak(plek: Plek, *, voor: Gebruiker) -> str:
    """Give the address where this user makes an afspraak; empty when there is none."""
    wijzer: Wijzer | None = current_app.extensions.get(_SLEUTEL)
    return wijzer(plek, voor) if wijzer else ""
