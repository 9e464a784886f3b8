"""Steering figures of a zorgkantoor about its own work: exact, in view of one user."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from portal.monitoring.queries.sturing.doorlooptijd import list_doorlooptijden
from portal.monitoring.queries.sturing.keuze import Sturingkeuze, list_regios
from portal.monitoring.queries.sturing.kosten import list_kosten
from portal.monitoring.queries.sturing.monitor import list_monitor
from portal.monitoring.queries.sturing.open_werk import list_open_werk
from portal.monitoring.queries.sturing.tabel import Cijfertabel
from portal.monitoring.queries.sturing.uitkomsten import list_uitkomsten
from portal.monitoring.queries.sturing.werklast import list_werklast
from portal.toegang.models import Gebruiker

__all__ = [
    "DELEN",
    "Cijfertabel",
    "Sturingkeuze",
    "list_regios",
    "maak_deel",
]

Bron = Callable[[Sturingkeuze, Gebruiker, date], Sequence[Cijfertabel]]

DELEN: Mapping[str, Sequence[Bron]] = {
    "werk": (list_open_werk, list_werklast),
    "doorlooptijd": (list_doorlooptijden,),
    "uitkomsten": (list_uitkomsten,),
    "kosten": (list_kosten,),
    "monitor": (list_monitor,),
}
"""The tables of each part, in order."""


def maak_deel(
    deel: str, keuze: Sturingkeuze, *, voor: Gebruiker, op: date
) -> Sequence[Cijfertabel]:
    """Give the tables of one part.

    Raises:
        KeyError: There is no such part.
    """
    return [tabel for bron in DELEN[deel] for tabel in bron(keuze, voor, op)]
