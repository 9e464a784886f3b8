"""How counts hang together: which of them stand in one sum, and what else those sums tie to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from portal.domain.statistiek.tonen import K, Relatie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Stelsel(Generic[K]):
    """Sums that must come out.

    Attributes:
        per_cel: In which of them a cell stands, by number.
    """

    sommen: Sequence[Relatie[K]]
    per_cel: Mapping[K, Sequence[int]] = field(init=False)

    def __post_init__(self) -> None:
        per_cel: dict[K, list[int]] = {}
        for nr, som in enumerate(self.sommen):
            for cel in (som.totaal, *som.delen):
                per_cel.setdefault(cel, []).append(nr)
        object.__setattr__(self, "per_cel", per_cel)

    def naast(self, cellen: Iterable[K]) -> dict[K, None]:
        """Give the cells that stand in one sum with any of these, in the order of the sums."""
        nummers = {nr: None for cel in cellen for nr in self.per_cel.get(cel, ())}
        sommen = (self.sommen[nr] for nr in nummers)
        return dict.fromkeys(cel for som in sommen for cel in (som.totaal, *som.delen))

    def rondom(self, cel: K) -> list[K]:
        """Give the cells that sums tie to a cell, itself first, then the nearest."""
        bereikt, rand = {cel: None}, [cel]
        while rand:
            rand = [een for een in self.naast(rand) if een not in bereikt]
            bereikt |= dict.fromkeys(rand)
        return list(bereikt)

    def groepen(self, cellen: Iterable[K]) -> list[list[K]]:
        """Divide cells into groups that no sum ties together, in the order of the cells."""
        gezien: set[K] = set()
        gevonden = []
        for cel in cellen:
            if cel not in gezien:
                gevonden.append(self.rondom(cel))
                gezien.update(gevonden[-1])
        return gevonden
