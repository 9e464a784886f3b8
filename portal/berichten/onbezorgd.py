"""Who else hears of an e-mail that did not arrive: the slices above know the behandelaar."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask, current_app

from portal.berichten.models import Mail

Melder = Callable[[Mail, datetime], None]
"""Tells of one e-mail, at a moment, in the transaction in which that is written down."""

_SLEUTEL = "onbezorgde-mail"


def registreer_onbezorgd(app: Flask, *melders: Melder) -> None:
    """Say who in an application is told of each e-mail that did not arrive."""
    app.extensions.setdefault(_SLEUTEL, []).extend(melders)


def melders_van_onbezorgd() -> list[Melder]:
    """Give who is told in this application."""
    melders: list[Melder] = current_app.extensions.get(_SLEUTEL, [])
    return melders
