"""What other modules show on the page of a toekenning: each adds a source of one card here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.models import Toekenning
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Blok:
    """A card: the template that draws it reads `blok.gegevens`."""

    sjabloon: str
    gegevens: Mapping[str, object]


Blokbron = Callable[[Toekenning, Gebruiker, date], Blok | None]

BLOKBRONNEN: Sequence[Blokbron] = ()
"""In the order of the page; a source that has nothing to show gives None."""


def list_blokken(toekenning: Toekenning, *, voor: Gebruiker, op: date) -> Sequence[Blok]:
    """Give the cards of other modules for a toekenning in view."""
    gevonden = (bron(toekenning, voor, op) for bron in BLOKBRONNEN)
    return [blok for blok in gevonden if blok is not None]
