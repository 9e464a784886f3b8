"""Which figures of the whole group everybody may see, and how they are shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from portal.domain.spiegel.tellen import (
    DELEN,
    OVERIG,
    TOEGEKEND,
    VERDELINGEN,
    Maat,
    Sleutel,
    Telling,
    kwartielen,
)
from portal.domain.spiegel.vergelijkingen import Som, maak_vergelijkingen
from portal.domain.statistiek import Bescherming, bescherm, mag_vergelijken, rond

NOOIT = frozenset({TOEGEKEND, OVERIG})
"""Parts that are counted only because a reader could calculate them."""
Aantallen = Mapping[Sleutel, Counter[UUID]]


def publiceer(
    telling: Telling[UUID], rasters: Mapping[Maat, int], regels: Bescherming
) -> dict[Sleutel, dict[str, object]]:
    """Give every cell of the group of which something is shown, without any exact count.

    A count is shown when enough clients of enough aanbieders stand behind it, also without the
    largest one, so that no aanbieder who takes its own clients out is left with a few others. The
    same holds for whatever is left when shown parts are taken from a shown whole. Medians and
    quartiles stand on a raster and carry no count.

    Args:
        telling: By aanbieder.
        rasters: Of each measure that is a median, to what it is rounded; in its own unit.
        regels: Numbers in force.

    Returns:
        What is shown, by cell; a cell that is not there is hidden, whatever the reason.

    Bron: [procedure] §12; [processen] D3; [regeling] §11.
    """
    aantallen = telling.aantallen
    getoond = kies_getoond(aantallen, maak_vergelijkingen(aantallen.keys()), regels)
    cijfers = {sleutel: rond(aantallen[sleutel].total(), regels.afronding) for sleutel in getoond}
    cellen: dict[Sleutel, dict[str, object]] = {}
    for sleutel in sorted(aantallen):
        if sleutel.deel == "" and (cel := _aantalcel(sleutel, cijfers)):
            cellen[sleutel] = cel
    for sleutel, per_aanbieder in sorted(telling.verdelingen.items()):
        if sleutel.maat in VERDELINGEN and mag_vergelijken(_omvang(per_aanbieder), regels):
            alle = sum(per_aanbieder.values(), Counter[int]())
            raster = rasters[sleutel.maat]
            cellen[sleutel] = {
                naam: rond(getal, raster) for naam, getal in kwartielen(alle).items()
            }
    return cellen


def kies_getoond(
    aantallen: Aantallen, sommen: Collection[Som], regels: Bescherming
) -> frozenset[Sleutel]:
    """Choose which counts are shown; the others are hidden without a word about why.

    Args:
        aantallen: Of each count, how many each aanbieder has.
        sommen: What a reader can calculate with.
        regels: Numbers in force.

    Bron: [procedure] §12; [processen] D3.
    """
    totalen = {sleutel: per.total() for sleutel, per in aantallen.items()}
    beschermd = bescherm(totalen, sommen, regels)
    getoond = {
        sleutel
        for sleutel, cel in beschermd.items()
        if cel.is_getal
        and sleutel.deel not in NOOIT
        and mag_vergelijken(aantallen[sleutel], regels)
    }
    while verraden := _verraden(getoond, aantallen, sommen, regels):
        getoond.discard(min(verraden, key=lambda sleutel: (totalen[sleutel], sleutel)))
    return frozenset(getoond)


def _verraden(
    getoond: Collection[Sleutel], aantallen: Aantallen, sommen: Iterable[Som], regels: Bescherming
) -> list[Sleutel]:
    """Give shown counts of which one must go: together they tell of too few others."""
    bekend, groeit = set(getoond), True
    while groeit:
        groeit = False
        for som in sommen:
            rest = _rest(som, bekend)
            if not rest:
                continue
            if not mag_vergelijken(_samen(rest, aantallen), regels):
                eigen = [cel for cel in som.delen if cel in getoond]
                return eigen or [cel for cel in (som.totaal,) if cel in getoond] or list(getoond)
            if len(rest) == 1:
                bekend.update(rest)
                groeit = True
    return []


def _rest(som: Som, bekend: Collection[Sleutel]) -> tuple[Sleutel, ...]:
    """Give the unknown counts of which a sum tells the total; none when it tells nothing."""
    onbekend = tuple(cel for cel in som.delen if cel not in bekend)
    if som.totaal in bekend:
        return onbekend
    return () if onbekend else (som.totaal,)


def _samen(sleutels: Iterable[Sleutel], aantallen: Aantallen) -> Counter[UUID]:
    return sum((aantallen[sleutel] for sleutel in sleutels), Counter[UUID]())


def _omvang(per_aanbieder: Mapping[UUID, Counter[int]]) -> Mapping[UUID, int]:
    return {wie: histogram.total() for wie, histogram in per_aanbieder.items()}


def _aantalcel(sleutel: Sleutel, cijfers: Mapping[Sleutel, int]) -> dict[str, object]:
    """Give what is shown of one place, empty when nothing is."""
    delen = dict(_delen(sleutel, cijfers))
    if sleutel not in cijfers and not delen:
        return {}
    return {"aantal": cijfers.get(sleutel), "delen": delen}


def _delen(sleutel: Sleutel, cijfers: Mapping[Sleutel, int]) -> Iterator[tuple[str, int]]:
    for deel in DELEN.get(sleutel.maat, ()):
        if (eigen := sleutel._replace(deel=deel)) in cijfers:
            yield deel, cijfers[eigen]
