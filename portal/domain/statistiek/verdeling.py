"""Medians and percentiles of durations and amounts, and when a group is large enough for them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import TypeVar

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek.tonen import Bescherming, K

HELFT = Fraction(1, 2)
Samen = TypeVar("Samen", bound=tuple[Hashable, Hashable])
"""An organisation at one zorgkantoor."""


def percentiel(histogram: Mapping[int, int], deel: Fraction) -> int | None:
    """Give the nearest-rank percentile of values that were counted per value.

    Args:
        histogram: Value -> how often it occurs, >= 0; for instance days -> besluiten.
        deel: Which share lies at or below the answer, 0 < deel <= 1.

    Returns:
        The smallest value with at least that share at or below it: always a value that occurs,
        never a mean of two. None when nothing was counted.

    Raises:
        DomeinFout: `aandeel_onjuist` when the share is not above 0 and at most 1.

    Bron: [processen] D1, doorlooptijd; the nearest rank is our choice.
    """
    if not 0 < deel <= 1:
        raise DomeinFout("aandeel_onjuist", deel=deel)
    rang = deel * sum(histogram.values())
    tot_en_met = 0
    for waarde in sorted(waarde for waarde, aantal in histogram.items() if aantal):
        tot_en_met += histogram[waarde]
        if tot_en_met >= rang:
            return waarde
    return None


def mediaan(histogram: Mapping[int, int]) -> int | None:
    """Give the median by the nearest rank; of an even number the lower of the middle two.

    Bron: [processen] D1, doorlooptijd.
    """
    return percentiel(histogram, HELFT)


def verzamel(paren: Iterable[tuple[K, Hashable]]) -> dict[K, set[Hashable]]:
    """Give who stands behind a figure: the clients of each organisation, each client once.

    Args:
        paren: An organisation and one client of it; as often as they come.

    Bron: [procedure] §12, kleine aantallen: cliënten, not besluiten.
    """
    gevonden: dict[K, set[Hashable]] = defaultdict(set)
    for organisatie, client in paren:
        gevonden[organisatie].add(client)
    return gevonden


def mag_vergelijken(clienten: Mapping[K, AbstractSet[Hashable]], regels: Bescherming) -> bool:
    """Say whether a figure about a group may be shown at all.

    Args:
        clienten: Which clients each organisation has in it; one without clients does not count. A
            client is of one organisation.
        regels: Numbers in force.

    Returns:
        True when there are enough clients and enough organisations, also when the largest
        organisation takes its own clients out: so it learns nothing about fewer.

    Bron: [procedure] §12, kleine aantallen en minimum organisaties.
    """
    zonder_grootste = sorted(len(eigen) for eigen in clienten.values() if eigen)[:-1]
    return (
        len(zonder_grootste) >= regels.grens_organisaties
        and sum(zonder_grootste) >= regels.grens_clienten
    )


def mag_delen(clienten: Mapping[Samen, AbstractSet[Hashable]], regels: Bescherming) -> bool:
    """Say whether a figure may be shown to whoever knows a part of the group.

    Args:
        clienten: As in `resten`.
        regels: Numbers in force.

    Returns:
        True when each rest of `resten` counts enough clients of enough organisations.

    Bron: [procedure] §12, kleine aantallen en minimum organisaties.
    """
    return all(
        over >= regels.grens_clienten and organisaties >= regels.grens_organisaties
        for over, organisaties in resten(clienten)
    )


def resten(clienten: Mapping[Samen, AbstractSet[Hashable]]) -> list[tuple[int, int]]:
    """Give how many clients of how many organisations are left for who takes out those he knows.

    Args:
        clienten: Which clients each organisation has at one zorgkantoor; a client is of one
            organisation, and can be at two zorgkantoren.

    Returns:
        First without the largest organisation. Then without each zorgkantoor, which knows all
        clients of its own, wherever they are; the only one learns nothing about anybody else.

    Bron: [procedure] §12, kleine aantallen en minimum organisaties.
    """
    per_organisatie: dict[Hashable, set[Hashable]] = defaultdict(set)
    for (organisatie, _), eigen in clienten.items():
        per_organisatie[organisatie] |= eigen
    aantallen = sorted(len(eigen) for eigen in per_organisatie.values() if eigen)
    bekend, geheel = Counter[Hashable](), Counter[Hashable]()
    for (organisatie, kantoor), eigen in clienten.items():
        if eigen:
            bekend[kantoor] += len(eigen)
            geheel[kantoor] += len(eigen) == len(per_organisatie[organisatie])
    return [(sum(aantallen[:-1]), len(aantallen[:-1]))] + [
        (sum(aantallen) - aantal, len(aantallen) - geheel[kantoor])
        for kantoor, aantal in bekend.items()
        if len(bekend) > 1
    ]
