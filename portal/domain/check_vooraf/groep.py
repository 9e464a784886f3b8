"""The check of one client of a group: what the group answered, with what differs for this client.

Bron: [regeling] §8; [procedure] §13.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from portal.domain.check_vooraf.doorlopen import Antwoord, mogelijke_keuzes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.domain.check_vooraf.berekend import Checkfeiten
    from portal.domain.check_vooraf.pad import Beslispad, Keuze, Knoop

GEWOON, VG7PLUS = "gewoon", "vg7plus"


def antwoorden_van_lid(
    pad: Beslispad,
    groep: Mapping[str, Antwoord],
    eigen: Mapping[str, Antwoord],
    feiten: Checkfeiten,
    *,
    vg7plus: bool,
) -> dict[str, Antwoord]:
    """Give the answers with which one client of a group walks the path.

    Args:
        pad: The path.
        groep: What was answered once for the group.
        eigen: What was answered for this client; counts only at nodes `per_client`.
        feiten: What the portal knows of this client.
        vg7plus: The prestatie of this client is VG7-plus.

    Returns:
        The answers of the group, without its ticked boxes, and those of the client over them.
        The route follows from the prestatie; where the zorgprofiel allows the route LVHC, only
        an answer for this client counts.

    Bron: [regeling] §8; [procedure] §13.
    """
    antwoorden = dict(groep)
    for knoop in pad.knopen.values():
        if not knoop.per_client:
            continue
        antwoord = eigen.get(knoop.id) or _van_groep(
            knoop, groep.get(knoop.id), mogelijke_keuzes(pad, knoop, feiten), vg7plus=vg7plus
        )
        antwoorden.pop(knoop.id, None)
        if antwoord is not None:
            antwoorden[knoop.id] = antwoord
    return antwoorden


def _van_groep(
    knoop: Knoop, antwoord: Antwoord | None, keuzes: tuple[Keuze, ...], *, vg7plus: bool
) -> Antwoord | None:
    """Give what counts for a client who has no answer of his own; None: he has to be asked."""
    if antwoord is None or knoop.meerkeuze:
        return None if antwoord is None else replace(antwoord, waarden=())
    routes = {keuze.zet.route: keuze.waarde for keuze in keuzes}
    if not routes.keys() <= {GEWOON, VG7PLUS}:
        return None
    route = VG7PLUS if vg7plus and VG7PLUS in routes else GEWOON
    return replace(antwoord, waarden=(routes[route],)) if route in routes else None
