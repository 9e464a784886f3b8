"""Which tables agree with everything that is shown: a search with bounds that gives a witness."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MEESTE_STAPPEN = 1000
VLOT = 50
"""After so many steps the way that is mostly quick is given up for the other one."""


class Som(NamedTuple):
    """A total and its parts, by number; with `ruim` the total is only no less than its parts."""

    totaal: int
    delen: tuple[int, ...]
    ruim: bool = False


@dataclass(slots=True)
class Grenzen:
    """Smallest and largest value of every count."""

    laag: list[int]
    hoog: list[int]

    def met(self, cel: int, laag: int, hoog: int) -> Grenzen:
        """Give a copy in which one count has other bounds."""
        ander = Grenzen(self.laag.copy(), self.hoog.copy())
        ander.laag[cel], ander.hoog[cel] = laag, hoog
        return ander


Tak = tuple[Grenzen, int, int, int]
"""Bounds, and which count gets which other bounds in them."""


@dataclass(slots=True)
class Beurten:
    """How much searching is left; when it is used up, nothing more is taken as proven."""

    over: int = MEESTE_STAPPEN

    def neem(self) -> bool:
        """Use one step; False when there is none left."""
        self.over -= 1
        return self.over >= 0


@dataclass(frozen=True, slots=True)
class Puzzel:
    """Counts by number, and the sums between them that must come out.

    Attributes:
        echt: A table in which every sum comes out, to stay close to.
        per_cel: In which sums a count stands.
    """

    echt: Sequence[int]
    sommen: Sequence[Som]
    per_cel: Sequence[set[int]] = field(init=False)

    def __post_init__(self) -> None:
        per_cel: list[set[int]] = [set() for _ in self.echt]
        for nr, som in enumerate(self.sommen):
            for cel in (som.totaal, *som.delen):
                per_cel[cel].add(nr)
        object.__setattr__(self, "per_cel", per_cel)

    def vernauw(self, grenzen: Grenzen, te_doen: set[int]) -> bool:
        """Narrow the bounds, in place, to what the sums leave; `te_doen` are the sums to look at.

        Returns:
            False when no value is left for some count: no table agrees.
        """
        laag, hoog = grenzen.laag, grenzen.hoog
        while te_doen:
            nr = te_doen.pop()
            gewijzigd = _vernauw_som(self.sommen[nr], laag, hoog)
            if gewijzigd is None:
                return False
            for cel in gewijzigd:
                te_doen |= self.per_cel[cel]
            te_doen.discard(nr)
        return True

    def zoek_getuige(
        self, grenzen: Grenzen, cel: int, waarde: int, beurten: Beurten
    ) -> list[int] | None:
        """Find a whole table in which every sum comes out and one count has another value.

        First in the way that is mostly quick, then in the way that goes wrong least.

        Args:
            grenzen: Bounds that no sum narrows more.
            cel: Which count.
            waarde: Its value; every other count stays within its bounds.
            beurten: How much searching is allowed; it is used up here.

        Returns:
            The table, or None when there is none or the search became too long.
        """
        begin, wissel = (grenzen, cel, waarde, waarde), beurten.over - VLOT
        stapel = [begin]
        while stapel and beurten.neem():
            if beurten.over == wissel:
                stapel = [begin]
            tabel = self._probeer(stapel, krap=beurten.over <= wissel)
            if tabel is not None:
                return tabel
        return None

    def _probeer(self, stapel: list[Tak], *, krap: bool) -> list[int] | None:
        """Take one branch: give its table when every sum comes out, or else divide it further."""
        vorige, cel, van, tot = stapel.pop()
        grenzen = vorige.met(cel, van, tot)
        if not self.vernauw(grenzen, self.per_cel[cel].copy()):
            return None
        laag, hoog = grenzen.laag, grenzen.hoog
        tabel = [
            van if een < van else min(een, tot)
            for een, van, tot in zip(self.echt, laag, hoog, strict=True)
        ]
        scheef = self._scheef(tabel)
        if scheef is None:
            return tabel
        cel, doel = _kies(*scheef, tabel, grenzen, krap=krap)
        onder = doel - (doel > tabel[cel])
        takken = [(grenzen, cel, laag[cel], onder), (grenzen, cel, onder + 1, hoog[cel])]
        stapel += takken if doel > onder else reversed(takken)
        return None

    def klopt_ruim(self, tabel: Sequence[int]) -> bool:
        """Say whether every total that is no less than its parts is so in a table."""
        return all(
            tabel[som.totaal] >= sum([tabel[cel] for cel in som.delen])
            for som in self.sommen
            if som.ruim
        )

    def _scheef(self, tabel: Sequence[int]) -> tuple[Som, int] | None:
        """Give a sum that does not come out, and how much the parts are too low."""
        for som in self.sommen:
            over = tabel[som.totaal] - sum([tabel[cel] for cel in som.delen])
            if over < 0 or (over and not som.ruim):
                return som, over
        return None


def _kies(
    som: Som, over: int, tabel: Sequence[int], grenzen: Grenzen, *, krap: bool
) -> tuple[int, int]:
    """Choose which count of a sum to change, and to what.

    With `krap` the part with the fewest values left, otherwise the one that can change most. When
    bounds are narrowed there always is one; the total stands for a sum that can never come out.
    """
    laag, hoog = grenzen.laag, grenzen.hoog
    grens = hoog if over > 0 else laag
    kan = [cel for cel in som.delen if tabel[cel] != grens[cel]] or [som.totaal]
    if krap:
        cel = min(kan, key=lambda een: hoog[een] - laag[een])
    else:
        cel = max(kan, key=lambda een: abs(grens[een] - tabel[een]))
    stap = min(abs(over), abs(grens[cel] - tabel[cel]))
    return cel, tabel[cel] + (stap if over > 0 else -stap)


def _vernauw_som(som: Som, laag: list[int], hoog: list[int]) -> list[int] | None:
    """Narrow one sum; give the counts that changed, None when nothing fits."""
    totaal, delen, ruim = som
    som_laag, som_hoog = sum([laag[cel] for cel in delen]), sum([hoog[cel] for cel in delen])
    gewijzigd = []
    if som_laag > laag[totaal]:
        laag[totaal] = som_laag
        gewijzigd.append(totaal)
    if som_hoog < hoog[totaal] and not ruim:
        hoog[totaal] = som_hoog
        gewijzigd.append(totaal)
    if laag[totaal] > hoog[totaal]:
        return None
    erbij, eraf = hoog[totaal] - som_laag, som_hoog - laag[totaal]
    for cel in delen:
        van, tot = laag[cel], hoog[cel]
        if tot - van > erbij:
            hoog[cel] = van + erbij
            gewijzigd.append(cel)
        if tot - van > eraf and not ruim:
            laag[cel] = tot - eraf
            gewijzigd.append(cel)
    return gewijzigd
