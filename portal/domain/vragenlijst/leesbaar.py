"""Can a part of an answer be read as what it should be?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import is_gevuld
from portal.domain.vragenlijst.vraag import Veldtype

if TYPE_CHECKING:
    from portal.domain.voorwaarden import Antwoordwaarde
    from portal.domain.vragenlijst.vraag import Doelveld, Subveld

_PATRONEN = {
    Veldtype.GETAL: re.compile(r"\d+([.,]\d+|:[0-5]\d)?"),
    Veldtype.BEDRAG: re.compile(r"\d+([.,]\d{1,2})?|\d{1,3}(\.\d{3})+(,\d{1,2})?"),
}


def _is_datum(tekst: str) -> bool:
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return True


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
    if veld.type is Veldtype.DATUM:
        return _is_datum(tekst)
    patroon = _PATRONEN.get(veld.type)
    return patroon is None or patroon.fullmatch(tekst) is not None
