"""What happened in the window: meerzorg that stopped, became less or ended otherwise.

Bron: [meerzorgplan] mp-afgebouwd; begrippen afgebouwd en verlaagd.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from portal.domain.meerzorgplan.cijfer import procent, tel
from portal.domain.meerzorgplan.rijen import Vervolg
from portal.domain.meerzorgplan.stand import per_client, stand_op
from portal.domain.statistiek import sluit_aan

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator, Sequence

    from portal.domain.meerzorgplan.cijfer import Cijfer, Planmoment
    from portal.domain.meerzorgplan.kader import Planregels
    from portal.domain.meerzorgplan.rijen import Toekenningrij

AFBOUWREDENEN = frozenset({"afbouw_bereikt", "past_binnen_profiel"})
AFGELOPEN, AFGEWEZEN, LOOPT_NOG = "", "heraanvraag_afgewezen", "heraanvraag_loopt"
_NUMMER = re.compile(r"(\d+)\s*$")


def tel_afgebouwd(rijen: Sequence[Toekenningrij], moment: Planmoment, regels: Planregels) -> Cijfer:
    """Count the clients whose meerzorg stopped, those with less, and why others ended.

    Args:
        rijen: Every toekenning of the aanbieder for clients of this plan.
        moment: The window.
        regels: Numbers in the definitions.

    Returns:
        `rest` by reason: who died, left, moved or stopped for another reason, whose her-aanvraag
        was refused, or still waits for its besluit. The shares are of `noemer`: clients with
        meerzorg on 1 January plus those who came in the window.

    Bron: [meerzorgplan] mp-afgebouwd.
    """
    noemer = _noemer(rijen, moment)
    per = per_client(rijen)
    einden: dict[str, list[uuid.UUID]] = defaultdict(list)
    for client in noemer:
        laatste = _gestopt(per[client], moment, regels)
        if laatste is not None:
            einden[_waarom(laatste)].append(laatste.id)
    afgebouwd = einden.pop(AFGELOPEN, [])
    verlaagd = [rij.id for client in noemer if (rij := _verlaagd(per[client], moment, regels))]
    return (
        tel("afgebouwd", afgebouwd),
        tel("verlaagd", verlaagd),
        tel("noemer", (rij.id for rij in noemer.values())),
        procent("afgebouwd_procent", len(afgebouwd), len(noemer)),
        procent("verlaagd_procent", len(verlaagd), len(noemer)),
        *(tel("rest", einden[reden], naam=reden) for reden in sorted(einden)),
    )


def _noemer(rijen: Sequence[Toekenningrij], moment: Planmoment) -> dict[uuid.UUID, Toekenningrij]:
    """Give who had meerzorg on 1 January, or got it in the window."""
    if moment.eind < moment.peildag:
        return {}
    gevonden = stand_op(rijen, moment.peildag)
    for rij in rijen:
        if rij.eigen and rij.ingang <= rij.einde and moment.in_venster(rij.ingang):
            gevonden.setdefault(rij.client, rij)
    return gevonden


def _gestopt(
    eigen: Sequence[Toekenningrij], moment: Planmoment, regels: Planregels
) -> Toekenningrij | None:
    """Give the last toekenning that ended in the window without a new one soon after it."""
    bekend = [rij for rij in eigen if rij.ingang <= moment.eind]
    laatste = max(bekend, key=lambda rij: (rij.einde, rij.bekendgemaakt))
    if not laatste.eigen or not moment.in_venster(laatste.einde):
        return None
    volgt = any(
        rij.ingang > laatste.ingang
        and sluit_aan(laatste.einde, rij.ingang, regels.nieuwe_beschikking_dagen)
        for rij in eigen
        if rij.einde > laatste.einde
    )
    return None if volgt else laatste


def _waarom(rij: Toekenningrij) -> str:
    """Say why meerzorg stopped; empty when it was phased out."""
    if rij.reden in AFBOUWREDENEN:
        return AFGELOPEN
    if rij.reden:
        return rij.reden
    return {Vervolg.AFGEWEZEN: AFGEWEZEN, Vervolg.LOOPT: LOOPT_NOG}.get(rij.vervolg, AFGELOPEN)


def _verlaagd(
    eigen: Sequence[Toekenningrij], moment: Planmoment, regels: Planregels
) -> Toekenningrij | None:
    """Give the last new toekenning in the window that is less than the one before it."""
    minder = [
        nieuw
        for vorig, nieuw in _opvolgers(eigen, regels)
        if nieuw.eigen and moment.in_venster(nieuw.ingang) and is_minder(vorig, nieuw, regels)
    ]
    return minder[-1] if minder else None


def _opvolgers(
    eigen: Sequence[Toekenningrij], regels: Planregels
) -> Iterator[tuple[Toekenningrij, Toekenningrij]]:
    """Give each toekenning with the one directly before it, when meerzorg went on."""
    for vorig, nieuw in pairwise(eigen):
        if sluit_aan(vorig.einde, nieuw.ingang, regels.nieuwe_beschikking_dagen):
            yield vorig, nieuw


def is_minder(vorig: Toekenningrij, nieuw: Toekenningrij, regels: Planregels) -> bool:
    """Say whether a toekenning is lower than the one before it.

    Returns:
        By the number of the meerzorgprofiel; where one of both is maatwerk by the hours, from the
        share of the rules. False when what it takes is not known.

    Bron: [meerzorgplan] verlaagd.
    """
    if vorig.maatwerk or nieuw.maatwerk:
        if vorig.uren is None or nieuw.uren is None:
            return False
        return vorig.uren - nieuw.uren >= regels.verlaagd_aandeel * vorig.uren > 0
    oud, nu = _NUMMER.search(vorig.profiel), _NUMMER.search(nieuw.profiel)
    return oud is not None and nu is not None and int(nu[1]) < int(oud[1])
