"""Who has meerzorg on a day, at what amount, and for how long already.

Bron: [meerzorgplan] begrippen.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from portal.domain.maanden import plus_maanden
from portal.domain.statistiek import sluit_aan

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from portal.domain.meerzorgplan.kader import Planregels
    from portal.domain.meerzorgplan.rijen import Eerderrij, Toekenningrij

Stand = dict["uuid.UUID", "Toekenningrij"]
"""The toekenning that counts, by client."""


def stand_op(rijen: Iterable[Toekenningrij], dag: date) -> Stand:
    """Give every client of the plan with meerzorg on a day, with the toekenning that counts.

    Args:
        rijen: Toekenningen; only those of the own zorgkantoor count.
        dag: The first and the last day of a toekenning count; one that ends before it begins is
            on no day in force.

    Returns:
        Each client once, in the order of the rows; of two toekenningen on one day the one that
        was made known last.

    Bron: [meerzorgplan] client_met_meerzorg_op_D, bedrag_op_D.
    """
    stand: Stand = {}
    for rij in rijen:
        if not rij.eigen or not rij.ingang <= dag <= rij.einde:
            continue
        eerder = stand.get(rij.client)
        if eerder is None or eerder.bekendgemaakt < rij.bekendgemaakt:
            stand[rij.client] = rij
    return stand


def bedrag_op(rij: Toekenningrij, dag: date, regels: Planregels) -> int:
    """Give the granted amount per year that holds on a day, in cents.

    Returns:
        After the first year that of later years, when eenmalige context posts are paid no more.

    Bron: [meerzorgplan] bedrag_op_D.
    """
    later = rij.bedrag_later_cent
    if later is None or dag < plus_maanden(rij.ingang, regels.eerste_jaar_maanden):
        return rij.bedrag_cent
    return later


def per_client(rijen: Iterable[Toekenningrij]) -> Mapping[uuid.UUID, Sequence[Toekenningrij]]:
    """Give the toekenningen of each client by their first day, in all places of the aanbieder.

    Bron: [meerzorgplan] begrippen.
    """
    verzameld: dict[uuid.UUID, list[Toekenningrij]] = defaultdict(list)
    for rij in rijen:
        if rij.ingang <= rij.einde:
            verzameld[rij.client].append(rij)
    for eigen in verzameld.values():
        eigen.sort(key=lambda rij: (rij.ingang, rij.bekendgemaakt))
    return verzameld


def onafgebroken_sinds(
    eigen: Sequence[Toekenningrij | Eerderrij], dag: date, regels: Planregels
) -> date:
    """Give the first day of the meerzorg that went on up to a day.

    Args:
        eigen: Toekenningen of one client by their first day, of which one is in force on the day;
            also those of before a move to this aanbieder.
        dag: The day.
        regels: Numbers in the definitions.

    Returns:
        The ingang of the first toekenning of which each next one began soon enough.

    Bron: [meerzorgplan] mp-ontwikkeltraject.
    """
    begin, einde = eigen[0].ingang, eigen[0].einde
    for rij in eigen:
        if rij.ingang > dag:
            break
        if not sluit_aan(einde, rij.ingang, regels.nieuwe_beschikking_dagen):
            begin = rij.ingang
        einde = max(einde, rij.einde)
    return begin
