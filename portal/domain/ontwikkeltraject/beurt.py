"""When a client with meerzorg is due for an ontwikkeltraject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.maanden import plus_maanden
from portal.domain.statistiek import sluit_aan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def bepaal_start(
    perioden: Iterable[tuple[date, date]], op: date, onderbreking_dagen: int
) -> date | None:
    """Give the first day of the uninterrupted meerzorg that runs on a day.

    Args:
        perioden: First and last day of each toekenning, both inclusive, in any order; they may
            touch or overlap, and one that ends before it begins counts on no day.
        op: The day.
        onderbreking_dagen: So many days after the last day, at most, the next period begins when
            it goes on.

    Returns:
        None when nothing runs on that day, also when the next period follows soon.

    Bron: [processen] G1; that it goes on as in [meerzorgplan] afgebouwd is a choice.
    """
    begonnen = sorted((van, tot) for van, tot in perioden if van <= tot and van <= op)
    start, einde = None, None
    for van, tot in begonnen:
        if einde is None or not sluit_aan(einde, van, onderbreking_dagen):
            start, einde = van, tot
        else:
            einde = max(einde, tot)
    return start if einde is not None and op <= einde else None


def bepaal_signaaldatum(start: date, laatste_traject: date | None, maanden: int) -> date:
    """Give the day on which the next ontwikkeltraject has to be finished.

    Args:
        start: First day of the uninterrupted meerzorg.
        laatste_traject: Day on which the last traject was finished, of the client or of a group
            that the client had meerzorg in; None without one.
        maanden: At least one traject in so many calendar months.

    Returns:
        The same day of the month so many months after the last traject, or after the start
        without one; the last day of a shorter month.

    Bron: [regeling] §10 Ontwikkeltrajecten; [processen] G1.
    """
    return plus_maanden(laatste_traject or start, maanden)
