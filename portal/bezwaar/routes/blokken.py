"""What other modules show on the page of a bezwaar: each adds a source of one card here."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from portal.bezwaar.routes.beslisblok import wat_is_beslist, wat_wordt_beslist
from portal.bezwaar.routes.onderzoekblok import naar_de_beslissing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from portal.bezwaar.models import Bezwaar
    from portal.bezwaar.routes.onderdelen import Blok
    from portal.toegang.models import Gebruiker


Blokbron: TypeAlias = "Callable[[Bezwaar, Gebruiker, date], Blok | None]"

BLOKBRONNEN: Sequence[Blokbron] = (naar_de_beslissing, wat_wordt_beslist)
"""In the order of the page of the zorgkantoor; a source with nothing to show gives None."""
BLOKBRONNEN_AANBIEDER: Sequence[Blokbron] = (wat_is_beslist,)
"""The same for the aanbieder: nothing of the inner documents may be in one of these."""


def list_blokken(
    bezwaar: Bezwaar, bronnen: Sequence[Blokbron], *, voor: Gebruiker, op: date
) -> Sequence[Blok]:
    """Give the cards of other modules for a bezwaar in view."""
    gevonden = (bron(bezwaar, voor, op) for bron in bronnen)
    return [blok for blok in gevonden if blok is not None]
