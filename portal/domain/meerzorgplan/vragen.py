"""Aanvragen and questions that were stopped internally, in the window.

Bron: [meerzorgplan] mp-nieuw, mp-intern.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.meerzorgplan.cijfer import Deel, Eenheid, Rijsoort, procent, tel
from portal.domain.meerzorgplan.rijen import Aanvraagherkomst

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable

    from portal.domain.meerzorgplan.cijfer import Cijfer, Planmoment
    from portal.domain.meerzorgplan.rijen import Aanvraagrij, Internrij


def tel_nieuw(rijen: Iterable[Aanvraagrij], moment: Planmoment) -> Cijfer:
    """Count the new aanvragen, their clients, and their share of all aanvragen.

    Returns:
        What was withdrawn before a besluit stands apart and counts in neither; who joins a group
        that has meerzorg counts nowhere.

    Bron: [meerzorgplan] mp-nieuw.
    """
    ingediend = [
        rij for rij in _ingediend(rijen, moment) if rij.herkomst is not Aanvraagherkomst.MUTATIE
    ]
    blijvend = [rij for rij in ingediend if not rij.ingetrokken]
    nieuw = [rij for rij in blijvend if rij.herkomst is Aanvraagherkomst.NIEUW]
    clienten = frozenset[object]().union(*(rij.clienten for rij in nieuw))
    return (
        _aanvragen("nieuw", (rij.id for rij in nieuw)),
        Deel(sleutel="clienten", waarde=Fraction(len(clienten))),
        _aanvragen("noemer", (rij.id for rij in blijvend)),
        procent("procent", len(nieuw), len(blijvend)),
        _aanvragen("ingetrokken", (rij.id for rij in ingediend if rij.ingetrokken)),
    )


def tel_intern(
    intern: Iterable[Internrij], aanvragen: Iterable[Aanvraagrij], moment: Planmoment
) -> Cijfer:
    """Count the registrations intern niet-meerzorgwaardig, per exit of the check vooraf.

    Returns:
        The share is of these registrations plus every aanvraag that was submitted, also for who
        joins a group.

    Bron: [meerzorgplan] mp-intern.
    """
    per: dict[str, list[uuid.UUID]] = defaultdict(list)
    alle: list[uuid.UUID] = []
    for rij in intern:
        if moment.in_venster(rij.dag):
            per[rij.uitgang].append(rij.aanvraag)
            alle.append(rij.aanvraag)
    noemer = len(alle) + len(_ingediend(aanvragen, moment))
    return (
        _aanvragen("totaal", alle),
        Deel(sleutel="noemer", waarde=Fraction(noemer), eenheid=Eenheid.AANTAL),
        procent("procent", len(alle), noemer),
        *(_aanvragen("uitgang", per[uitgang], naam=uitgang) for uitgang in sorted(per)),
    )


def _ingediend(rijen: Iterable[Aanvraagrij], moment: Planmoment) -> list[Aanvraagrij]:
    return [rij for rij in rijen if moment.in_venster(rij.ingediend)]


def _aanvragen(sleutel: str, ids: Iterable[uuid.UUID], *, naam: str = "") -> Deel:
    return tel(sleutel, ids, naam=naam, eenheid=Eenheid.AANTAL, rijsoort=Rijsoort.AANVRAAG)
