"""Somebody who tries every table that agrees with what was shown, to find what a hidden count is.

Apart from the portal's own search: bounds per number, sums, and trying out values one by one.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Grens = tuple[int, int]
MEESTE_POGINGEN = 60


class Terugrekenaar(Generic[K]):
    """Knows bounds and sums, and gives values for which a whole table exists."""

    def __init__(
        self,
        grenzen: Mapping[K, Grens],
        sommen: Sequence[tuple[K, tuple[K, ...]]],
        echt: Mapping[K, int],
    ) -> None:
        """Narrow the bounds at once; `echt` is where the search begins, never what it ends with."""
        self.sommen, self.echt = sommen, echt
        self.bij: dict[K, list[int]] = {cel: [] for cel in grenzen}
        for nr, (totaal, delen) in enumerate(sommen):
            for cel in (totaal, *delen):
                self.bij[cel].append(nr)
        gevonden = self._vernauw(dict(grenzen), set(range(len(sommen))))
        assert gevonden is not None, "what was shown contradicts itself"
        self.grenzen = gevonden
        self.gezien: dict[K, set[int]] = {cel: {aantal} for cel, aantal in echt.items()}

    def mogelijk(self, cel: K, genoeg: int) -> set[int]:
        """Give values a count can have, until there are enough of them."""
        laag, hoog = self.grenzen[cel]
        for waarde in sorted(range(laag, hoog + 1), key=lambda een: abs(een - self.echt[cel])):
            if len(self.gezien[cel]) >= genoeg:
                break
            if waarde not in self.gezien[cel]:
                for een, gevonden in self._tabel(cel, waarde).items():
                    self.gezien[een].add(gevonden)
        return self.gezien[cel]

    def _tabel(self, cel: K, waarde: int) -> dict[K, int]:
        """Look for a table in which one count has this value; nothing when there is none.

        What he cannot settle in so many tries stays possible to him.
        """
        te_doen: list[tuple[dict[K, Grens], K, Grens]] = [(self.grenzen, cel, (waarde, waarde))]
        for _poging in range(MEESTE_POGINGEN):
            if not te_doen:
                return {}
            vorige, keus, grens = te_doen.pop()
            grenzen = self._vernauw({**vorige, keus: grens}, set(self.bij[keus]))
            if grenzen is None:
                continue
            open_ = [een for een, (laag, hoog) in grenzen.items() if laag < hoog]
            if not open_:
                return {een: laag for een, (laag, _) in grenzen.items()}
            krap = min(open_, key=lambda een: grenzen[een][1] - grenzen[een][0])
            te_doen += [(grenzen, krap, deel) for deel in self._delen(krap, grenzen[krap])]
        return {cel: waarde}

    def _delen(self, cel: K, grens: Grens) -> Iterator[Grens]:
        """Divide bounds; what comes last is tried first: the value nearest to the truth."""
        laag, hoog = grens
        dichtbij = min(max(self.echt[cel], laag), hoog)
        for deel in ((laag, dichtbij - 1), (dichtbij + 1, hoog), (dichtbij, dichtbij)):
            if deel[0] <= deel[1]:
                yield deel

    def _vernauw(self, grenzen: dict[K, Grens], te_doen: set[int]) -> dict[K, Grens] | None:
        """Narrow bounds by sums until nothing changes; None when no table is left."""
        while te_doen:
            totaal, delen = self.sommen[te_doen.pop()]
            laag = sum(grenzen[deel][0] for deel in delen)
            hoog = sum(grenzen[deel][1] for deel in delen)
            t_laag, t_hoog = grenzen[totaal]
            nieuw = {totaal: (laag, hoog)} | {
                deel: (t_laag - hoog + grenzen[deel][1], t_hoog - laag + grenzen[deel][0])
                for deel in delen
            }
            for cel, (van, tot) in nieuw.items():
                oud = grenzen[cel]
                grens = max(oud[0], van), min(oud[1], tot)
                if grens[0] > grens[1]:
                    return None
                if grens != oud:
                    grenzen[cel] = grens
                    te_doen.update(self.bij[cel])
        return grenzen
