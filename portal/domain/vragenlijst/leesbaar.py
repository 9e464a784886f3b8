"""Can a part of an answer be read as what it should be?

Bron: [procedure] §7.1 G3 and §8.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.domain.voorwaarden import is_gevuld
from portal.domain.vragenlijst.vraag import Veldtype
from portal.domain.waarden import euro_uit_tekst, jaaruren_uit_tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from portal.domain.voorwaarden import Antwoordwaarde
    from portal.domain.vragenlijst.vraag import Doelveld, Subveld

_LEZERS: Mapping[Veldtype, Callable[[str], object]] = {
    Veldtype.GETAL: jaaruren_uit_tekst,
    Veldtype.BEDRAG: euro_uit_tekst,
    Veldtype.DATUM: date.fromisoformat,
}


def is_ingevuld(veld: Subveld | Doelveld, waarde: Antwoordwaarde) -> bool:
    """Say whether a part holds an answer of its own form.

    Args:
        veld: The part.
        waarde: What was typed. Dates stand as 2026-05-01; hours and amounts may have a comma.

    Returns:
        False for nothing, for a text where a number, amount or date belongs, and for a choice
        that does not exist.
    """
    if not is_gevuld(waarde) or isinstance(waarde, str) == (veld.type is Veldtype.RIJEN):
        return False
    if not isinstance(waarde, str):
        return True
    tekst = waarde.strip()
    if veld.type is Veldtype.KEUZE:
        return tekst in veld.opties
    try:
        _LEZERS.get(veld.type, str)(tekst)
    except (DomeinFout, ValueError):
        return False
    return True
