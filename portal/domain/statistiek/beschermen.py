"""Which counts are shown and which are hidden, so that nobody calculates a small one back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek.getuigen import Getuigen, maak_getuigen
from portal.domain.statistiek.stelsel import Stelsel
from portal.domain.statistiek.tonen import (
    Bescherming,
    Getoond,
    Relatie,
    Toonsoort,
    kan_zijn,
    rond,
)

if TYPE_CHECKING:
    from portal.domain.statistiek.mogelijk import Grenzen

K = TypeVar("K", bound=Hashable)
MEER_DAN_TWEE = 3


def bescherm(
    cellen: Mapping[K, int | None],
    relaties: Iterable[Relatie[K]],
    regels: Bescherming,
    *,
    eerder: Mapping[K, Getoond] | None = None,
) -> Mapping[K, Getoond]:
    """Decide per cell what is shown.

    A count below the limit is hidden. Then every hidden cell is attacked: its possible values are
    those for which a whole table exists that agrees with all that is shown and with every sum. The
    attacker is given more than the page says: which hidden cells are small and which are not. With
    too few possible values the smallest number nearby is hidden too, and the attacked cell no
    longer says that it is small; until every hidden cell has enough.

    Args:
        cellen: Exact count per cell, >= 0; None is "geen opgave", which is never 0.
        relaties: Every sum a reader knows, also those with what was told before.
        regels: Numbers in force.
        eerder: Cells of `cellen` that were told before: they stay as they were told, and what they
            give away counts. "Geen opgave" here is a count that nobody handed in and that follows
            from others: it is protected as a hidden one.

    Returns:
        What is shown, per cell, in the order of `cellen`. Which extra cells are hidden depends only
        on what would be shown, not on the exact counts behind it.

    Raises:
        DomeinFout: `telling_klopt_niet` when a sum does not come out.

    Bron: [processen] D1, D3 and D4.
    """
    aantallen: dict[Hashable, int] = {
        cel: aantal for cel, aantal in cellen.items() if aantal is not None
    }
    sommen = list(_sommen(relaties, aantallen))
    resten, erbij = _resten(sommen, aantallen, regels)
    aantallen |= resten
    sommen += erbij
    verteld: dict[Hashable, Getoond] = dict((eerder or {}).items())
    getoond: dict[Hashable, Getoond] = {}
    for eigen, stelsel in _los(aantallen, sommen):
        getuigen = maak_getuigen(eigen, stelsel.sommen, regels.mogelijke_waarden)
        werk = _Werk(eigen, stelsel, regels, verteld, getuigen)
        werk.verberg_tot_veilig()
        getoond |= {cel: werk.getoond(cel) for cel in eigen}
    return {cel: getoond.get(cel, Getoond(Toonsoort.GEEN_OPGAVE)) for cel in cellen}


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a total counts beside one of its parts: nobody shows it, anybody can subtract."""

    totaal: Hashable
    deel: Hashable


def _los(
    aantallen: Mapping[Hashable, int], sommen: Sequence[Relatie[Hashable]]
) -> Iterator[tuple[Mapping[Hashable, int], Stelsel[Hashable]]]:
    """Divide a table into parts that no sum ties together, each in the order of the table."""
    groepen = Stelsel(sommen).groepen(aantallen)
    deel_van = {cel: nr for nr, groep in enumerate(groepen) for cel in groep}
    cellen: list[dict[Hashable, int]] = [{} for _ in groepen]
    eigen: list[list[Relatie[Hashable]]] = [[] for _ in groepen]
    for cel, aantal in aantallen.items():
        cellen[deel_van[cel]][cel] = aantal
    for som in sommen:
        eigen[deel_van[som.totaal]].append(som)
    yield from zip(cellen, map(Stelsel, eigen), strict=True)


def _sommen(
    relaties: Iterable[Relatie[K]], aantallen: Mapping[Hashable, int]
) -> Iterator[Relatie[Hashable]]:
    """Give the sums of which the total was counted, with the parts that were counted."""
    for relatie in relaties:
        if relatie.totaal not in aantallen:
            continue
        delen = tuple(cel for cel in relatie.delen if cel in aantallen)
        over = aantallen[relatie.totaal] - sum(aantallen[cel] for cel in delen)
        if over < 0 or (over and not relatie.minstens):
            raise DomeinFout("telling_klopt_niet", totaal=relatie.totaal)
        yield Relatie(relatie.totaal, delen, relatie.minstens)


def _resten(
    sommen: Iterable[Relatie[Hashable]], aantallen: Mapping[Hashable, int], regels: Bescherming
) -> tuple[dict[Hashable, int], list[Relatie[Hashable]]]:
    """Give what a total has beside one part, where that is a small count of several other parts."""
    resten: dict[Hashable, int] = {}
    erbij: list[Relatie[Hashable]] = []
    for som in sommen:
        for deel in () if som.minstens or len(som.delen) < MEER_DAN_TWEE else som.delen:
            over = aantallen[som.totaal] - aantallen[deel]
            if 0 < over < regels.grens_clienten:
                rest = _Rest(som.totaal, deel)
                resten[rest] = over
                erbij.append(Relatie(som.totaal, (deel, rest)))
                erbij.append(Relatie(rest, tuple(een for een in som.delen if een != deel)))
    return resten, erbij


@dataclass(slots=True)
class _Werk:
    """One table while it is being protected.

    Attributes:
        extra: Cells above the limit that are hidden to protect others.
        gedekt: Small cells that do not say that they are small.
    """

    aantallen: Mapping[Hashable, int]
    stelsel: Stelsel[Hashable]
    regels: Bescherming
    eerder: Mapping[Hashable, Getoond]
    getuigen: Getuigen
    extra: set[Hashable] = field(default_factory=set)
    gedekt: set[Hashable] = field(default_factory=set)

    def getoond(self, cel: Hashable) -> Getoond:
        """Say how a cell is shown now."""
        if cel in self.eerder:
            return self.eerder[cel]
        if cel in self.extra or cel in self.gedekt:
            return Getoond(Toonsoort.VERBORGEN)
        if self._is_klein(cel):
            return Getoond(Toonsoort.VERBORGEN_KLEIN)
        return Getoond(Toonsoort.GETAL, rond(self.aantallen[cel], self.regels.afronding))

    def verberg_tot_veilig(self) -> None:
        """Hide more until every hidden cell keeps enough possible values."""
        while (zwak := self._zwak()) and (kandidaten := self._kandidaten(zwak[0])):
            self.extra.add(min(kandidaten, key=self._voorrang(zwak[0])))

    def _is_klein(self, cel: Hashable) -> bool:
        return self.aantallen[cel] < self.regels.grens_clienten

    def _is_verborgen(self, cel: Hashable) -> bool:
        return not self.getoond(cel).is_getal

    def _zwak(self) -> list[Hashable]:
        """Give hidden cells with too few possible values; small ones stop saying that they are.

        In the order of the table; after the first only those that say that they are small.
        """
        grenzen, zwak = self._grenzen(), list[Hashable]()
        for cel in self.aantallen:
            zegt_klein = self._is_klein(cel) and cel not in self.eerder and cel not in self.gedekt
            zoek = zegt_klein or (not zwak and self._is_verborgen(cel))
            if zoek and not self.getuigen.zijn_genoeg(cel, grenzen):
                zwak.append(cel)
        self.gedekt.update(cel for cel in zwak if self._is_klein(cel))
        return zwak

    def _grenzen(self) -> Grenzen:
        """Give what the attacker knows."""
        bekend = {cel: self._bekend(cel) for cel in self.aantallen}
        meest = sum(tot for _, tot in bekend.values() if tot is not None)
        ruim = meest + self.regels.grens_clienten + self.regels.mogelijke_waarden
        return self.getuigen.begrens(
            {cel: (van, ruim if tot is None else tot) for cel, (van, tot) in bekend.items()}
        )

    def _bekend(self, cel: Hashable) -> tuple[int, int | None]:
        if isinstance(cel, _Rest) or self.getoond(cel).soort is Toonsoort.GEEN_OPGAVE:
            return 0, None
        if self._is_verborgen(cel) and not self._is_klein(cel):
            return self.regels.grens_clienten, None
        return kan_zijn(self.aantallen[cel], self.regels)

    def _kandidaten(self, zwak: Hashable) -> list[Hashable]:
        """Give the shown cells that are tied to a cell by sums, and that may still be hidden."""
        return [
            cel
            for cel in self.stelsel.rondom(zwak)
            if cel not in self.eerder and not self._is_verborgen(cel)
        ]

    def _voorrang(self, zwak: Hashable) -> Callable[[Hashable], tuple[bool, bool, int]]:
        """Hide first what stands in a sum with the cell, then a part before a total, then small."""
        samen = self.stelsel.naast([zwak])
        totalen = {som.totaal for som in self.stelsel.sommen}

        def sleutel(cel: Hashable) -> tuple[bool, bool, int]:
            return (
                cel not in samen,
                cel in totalen,
                rond(self.aantallen[cel], self.regels.afronding),
            )

        return sleutel
