"""Which figures of the whole group everybody may see, and how they are shown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from uuid import UUID

from portal.domain.spiegel.feiten import Plek
from portal.domain.spiegel.tellen import (
    DELEN,
    OVERIG,
    TOEGEKEND,
    Maat,
    Sleutel,
    Telling,
    kwartielen,
)
from portal.domain.spiegel.vergelijkingen import Som, maak_vergelijkingen
from portal.domain.statistiek import Bescherming, bescherm, mag_delen, rond

NOOIT = frozenset({TOEGEKEND, OVERIG})
"""Parts that are counted only because a reader could calculate them."""
Genoeg = Callable[[tuple[Sleutel, ...]], bool]


def publiceer(
    telling: Telling, rasters: Mapping[Maat, int], regels: Bescherming
) -> dict[Sleutel, dict[str, object]]:
    """Give every cell of the group of which something is shown, without any exact count.

    A count is shown when enough clients of enough aanbieders stand behind it, also without the
    largest one and without those of any zorgkantoor, so that nobody who takes out the clients he
    knows is left with a few others. Who has two besluiten is one client. The same holds for
    whatever is left when shown parts are taken from a shown whole. Medians and quartiles stand on a
    raster and carry no count.

    Args:
        telling: What was counted.
        rasters: Of each measure that is a median, to what it is rounded; in its own unit.
        regels: Numbers in force.

    Returns:
        What is shown, by cell; a cell that is not there is hidden, whatever the reason.

    Bron: [procedure] §12; [processen] D3; [regeling] §11.
    """
    aantallen = telling.aantallen
    getoond = kies_getoond(telling, maak_vergelijkingen(aantallen.keys()), regels)
    cijfers = {sleutel: rond(aantallen[sleutel].total(), regels.afronding) for sleutel in getoond}
    cellen: dict[Sleutel, dict[str, object]] = {}
    for sleutel in sorted(aantallen):
        if sleutel.deel == "" and (cel := _aantalcel(sleutel, cijfers)):
            cellen[sleutel] = cel
    for sleutel, per_plek in sorted(telling.verdelingen.items()):
        if mag_delen(telling.clienten[sleutel], regels):
            alle = sum(per_plek.values(), Counter[int]())
            raster = rasters[sleutel.maat]
            cellen[sleutel] = {
                naam: rond(getal, raster) for naam, getal in kwartielen(alle).items()
            }
    return cellen


def kies_getoond(
    telling: Telling, sommen: Collection[Som], regels: Bescherming
) -> frozenset[Sleutel]:
    """Choose which counts are shown; the others are hidden without a word about why.

    Args:
        telling: What was counted.
        sommen: What a reader can calculate with.
        regels: Numbers in force.

    Bron: [procedure] §12; [processen] D3.
    """

    @cache
    def genoeg(sleutels: tuple[Sleutel, ...]) -> bool:
        return mag_delen(_samen(sleutels, telling), regels)

    totalen = {sleutel: per.total() for sleutel, per in telling.aantallen.items()}
    beschermd = bescherm(totalen, sommen, regels)
    getoond = {
        sleutel
        for sleutel, cel in beschermd.items()
        if cel.is_getal and sleutel.deel not in NOOIT and genoeg((sleutel,))
    }
    while verraden := _verraden(getoond, sommen, genoeg):
        getoond.discard(min(verraden, key=lambda sleutel: (totalen[sleutel], sleutel)))
    return frozenset(getoond)


def _verraden(getoond: Collection[Sleutel], sommen: Iterable[Som], genoeg: Genoeg) -> list[Sleutel]:
    """Give shown counts of which one must go: together they tell of too few others."""
    bekend, groeit = set(getoond), True
    while groeit:
        groeit = False
        for som in sommen:
            rest = _rest(som, bekend)
            if not rest:
                continue
            if not genoeg(rest):
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


def _samen(sleutels: tuple[Sleutel, ...], telling: Telling) -> Mapping[Plek, AbstractSet[UUID]]:
    """Give who stands behind some counts together; who is in two of them counts once."""
    eerste, *rest = (telling.clienten[sleutel] for sleutel in sleutels)
    if not rest:
        return eerste
    samen: dict[Plek, set[UUID]] = defaultdict(set)
    for per_plek in (eerste, *rest):
        for plek, clienten in per_plek.items():
            samen[plek] |= clienten
    return samen


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
