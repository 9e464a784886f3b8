"""Finding an aanvraag by its number as people write it, whole or its start."""

import re

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.toegang.bereik import Voorwaarde

NUMMER = re.compile(r"(?:mz-?)?(\d{4})-(\d{0,9})", re.IGNORECASE)
CIJFERS = 5
"""Smallest number of digits of the second part of a number; more only without a zero in front."""
MEESTE_CIJFERS = 9


def heeft_nummer(tekst: str) -> Voorwaarde | None:
    """Give the condition that a number begins like this, None when it is not how a number begins.

    Args:
        tekst: `MZ-2026-00417`, without `MZ`, without its hyphen or only the start, in any case.
    """
    nummer = NUMMER.fullmatch(tekst)
    if nummer is None:
        return None
    begin, dit_jaar = nummer[2], Aanvraag.jaar == int(nummer[1])
    if not begin:
        return dit_jaar
    langste = MEESTE_CIJFERS if begin[0] != "0" else CIJFERS
    reeksen = [
        Aanvraag.volgnummer.between(
            int(begin) * 10 ** (lengte - len(begin)),
            (int(begin) + 1) * 10 ** (lengte - len(begin)) - 1,
        )
        for lengte in range(max(CIJFERS, len(begin)), langste + 1)
    ]
    return sa.and_(dit_jaar, sa.or_(sa.false(), *reeksen))
