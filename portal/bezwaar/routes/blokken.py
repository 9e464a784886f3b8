"""What other modules show on the page of a bezwaar: each adds a source of one card here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from portal.bezwaar.models import Bezwaar
    from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Blok:
    """A card: the template that draws it reads `blok.gegevens`."""

    sjabloon: str
    gegevens: Mapping[str, object]


Blokbron: TypeAlias = "Callable[[Bezwaar, Gebruiker, date], Blok | None]"

BLOKBRONNEN: Sequence[Blokbron] = ()
"""In the order of the page of the zorgkantoor; a source with nothing to show gives None."""
BLOKBRONNEN_AANBIEDER: Sequence[Blokbron] = ()
"""The same for the aanbieder: nothing of the inner documents may be in one of these."""


def list_blokken(
    bezwaar: Bezwaar, bronnen: Sequence[Blokbron], *, voor: Gebruiker, op: date
) -> Sequence[Blok]:
    """Give the cards of other modules for a bezwaar in view."""
    gevonden = (bron(bezwaar, voor, op) for bron in bronnen)
    return [blok for blok in gevonden if blok is not None]
