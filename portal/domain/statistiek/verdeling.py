"""Medians and percentiles of durations and amounts, and when a group is large enough for them."""

from collections.abc import Mapping
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek.tonen import Bescherming, K

HELFT = Fraction(1, 2)


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


def mag_vergelijken(aantallen_per_organisatie: Mapping[K, int], regels: Bescherming) -> bool:
    """Say whether a figure about a group may be shown at all.

    Args:
        aantallen_per_organisatie: Clients per organisation; an organisation with 0 does not count.
        regels: Numbers in force.

    Returns:
        True when there are enough clients and enough organisations, also when the largest
        organisation takes its own clients out: so it learns nothing about fewer.

    Bron: [procedure] §12, kleine aantallen en minimum organisaties.
    """
    aantallen = sorted(aantal for aantal in aantallen_per_organisatie.values() if aantal > 0)
    zonder_grootste = aantallen[:-1]
    return (
        len(zonder_grootste) >= regels.grens_organisaties
        and sum(zonder_grootste) >= regels.grens_clienten
    )
