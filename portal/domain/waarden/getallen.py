"""The units of every calculation, and their canonical text for storage."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NewType

from portal.domain.fouten import DomeinFout

Uren = NewType("Uren", Fraction)
"""Hours, exact and never rounded; per week unless the name says otherwise."""

Bedrag = NewType("Bedrag", Fraction)
"""Euros, exact and not rounded."""

Aandeel = NewType("Aandeel", Fraction)
"""A share or factor, exact: 1 is 100%."""

Euro = NewType("Euro", Decimal)
"""Euros in whole cents, as shown to people and declared."""

_BREUK = re.compile(r"(-?[0-9]{1,400})/([1-9][0-9]{0,399})")


def breuk_als_tekst(waarde: Fraction) -> str:
    """Write an exact value as `n/d` in lowest terms, also when it is whole (`5/1`).

    Bron: [rekentool] par. 4.
    """
    return f"{waarde.numerator}/{waarde.denominator}"


def breuk_uit_tekst(tekst: str) -> Fraction:
    """Read a value that `breuk_als_tekst` wrote.

    Args:
        tekst: `n/d` with d > 0, at most 400 digits each.

    Returns:
        The exact value; a text not in lowest terms is read too.

    Raises:
        DomeinFout: `geen_getal` when the text has another shape.

    Bron: [rekentool] par. 4.
    """
    gevonden = _BREUK.fullmatch(tekst)
    if gevonden is None:
        raise DomeinFout("geen_getal")
    return Fraction(int(gevonden[1]), int(gevonden[2]))
