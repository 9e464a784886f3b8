"""Which tables agree with everything that is shown: a search with bounds that gives a witness."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

Grenzen = tuple[int, int]
Stap = tuple[Mapping[K, Grenzen], Mapping[K, Grenzen], int]
"""Bounds, what is tried on top of them, and how many cells are settled."""
MEESTE_STAPPEN = 4000


@dataclass(slots=True)
class Beurten:
    """How much searching is left; when it is used up, nothing more is taken as proven."""

    over: int = MEESTE_STAPPEN

    def neem(self) -> bool:
        """Use one step; False when there is none left."""
        self.over -= 1
        return self.over >= 0


@dataclass(frozen=True, slots=True)
class Stelsel(Generic[K]):
    """Sums that must come out: every total equals its parts.

    Attributes:
        sommen: Per sum the total first, then the parts.
        per_cel: In which of them a cell stands.
    """

    sommen: Sequence[tuple[K, ...]]
    per_cel: Mapping[K, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        per_cel: dict[K, tuple[int, ...]] = {}
        for nr, som in enumerate(self.sommen):
            for cel in som:
                per_cel[cel] = (*per_cel.get(cel, ()), nr)
        object.__setattr__(self, "per_cel", per_cel)

    def vernauw(self, grenzen: dict[K, Grenzen], cellen: Sequence[K]) -> bool:
        """Narrow the bounds, in place, to what the sums leave; `cellen` are the changed ones.

        Returns:
            False when no value is left for some cell: no table agrees.
        """
        te_doen = {nr for cel in cellen for nr in self.per_cel.get(cel, ())}
        while te_doen:
            gewijzigd = self._vernauw_som(self.sommen[te_doen.pop()], grenzen)
            if gewijzigd is None:
                return False
            te_doen.update(nr for cel in gewijzigd for nr in self.per_cel[cel])
        return True

    @staticmethod
    def _vernauw_som(som: tuple[K, ...], grenzen: dict[K, Grenzen]) -> list[K] | None:
        """Narrow one sum; give the cells that changed, None when nothing fits."""
        totaal, *delen = som
        laag = sum(grenzen[cel][0] for cel in delen)
        hoog = sum(grenzen[cel][1] for cel in delen)
        t_laag, t_hoog = grenzen[totaal]
        nieuw = {totaal: (max(t_laag, laag), min(t_hoog, hoog))}
        for cel in delen:
            van, tot = grenzen[cel]
            nieuw[cel] = (max(van, t_laag - (hoog - tot)), min(tot, t_hoog - (laag - van)))
        if any(van > tot for van, tot in nieuw.values()):
            return None
        gewijzigd = [cel for cel, paar in nieuw.items() if paar != grenzen[cel]]
        grenzen.update(nieuw)
        return gewijzigd

    def delen(self, cellen: Iterable[K]) -> list[list[K]]:
        """Divide cells into parts that no sum ties together, in the order of the cells."""
        gezien: set[K] = set()
        gevonden = []
        for cel in cellen:
            if cel not in gezien:
                gevonden.append(self.rondom(cel))
                gezien.update(gevonden[-1])
        return gevonden

    def rondom(self, cel: K, stappen: int | None = None) -> list[K]:
        """Give the cells that sums tie to a cell, itself first; at most so many sums away."""
        bereikt, rand = {cel: None}, [cel]
        while rand and stappen != 0:
            sommen = {nr: None for een in rand for nr in self.per_cel.get(een, ())}
            naast = dict.fromkeys(een for nr in sommen for een in self.sommen[nr])
            rand = [een for een in naast if een not in bereikt]
            bereikt |= dict.fromkeys(rand)
            stappen = None if stappen is None else stappen - 1
        return list(bereikt)

    def zoek_getuige(
        self, grenzen: Mapping[K, Grenzen], voorkeur: Mapping[K, int], beurten: Beurten
    ) -> dict[K, int] | None:
        """Find a whole table within the bounds in which every sum comes out.

        Args:
            grenzen: Smallest and largest value per cell, both possible.
            voorkeur: A table to stay close to; any table gives the same yes or no.
            beurten: How much searching is allowed; it is used up here.

        Returns:
            The table, or None when there is none or the search became too long.
        """
        orde = tuple(grenzen)
        stapel: list[Stap[K]] = [(grenzen, {}, 0)]
        while stapel and beurten.neem():
            vorige, anders, plek = stapel.pop()
            huidig = {**vorige, **anders}
            if not self.vernauw(huidig, tuple(anders) or orde):
                continue
            while plek < len(orde) and huidig[orde[plek]][0] == huidig[orde[plek]][1]:
                plek += 1
            if plek == len(orde):
                return {cel: van for cel, (van, _) in huidig.items()}
            cel = orde[plek]
            takken = _splits(huidig[cel], voorkeur[cel])
            stapel.extend((huidig, {cel: tak}, plek) for tak in takken)
        return None


def _splits(grenzen: Grenzen, voorkeur: int) -> list[Grenzen]:
    """Divide bounds into below, above and exactly the preferred value, which is tried first."""
    van, tot = grenzen
    midden = min(max(voorkeur, van), tot)
    delen = [(van, midden - 1), (midden + 1, tot), (midden, midden)]
    return [(laag, hoog) for laag, hoog in delen if laag <= hoog]
