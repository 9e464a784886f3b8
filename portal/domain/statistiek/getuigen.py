"""What a hidden count can be to who knows all sums: values that a whole table was found for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.domain.statistiek.mogelijk import Beurten, Grenzen, Puzzel, Som
from portal.domain.statistiek.stelsel import Stelsel

if TYPE_CHECKING:
    from portal.domain.statistiek.tonen import Relatie

Bekend = tuple[int, int]
Zet = Mapping[int, int]
"""By how much counts differ between two tables in which every sum comes out."""


@dataclass(slots=True)
class Getuigen:
    """Tables that were found, and the values in them.

    Attributes:
        plek: The number of each cell in the puzzle; cells that are always the same have one number.
        gezien: Per number the values for which there is a table.
        zetten: Per number the ways that were found to change it.
    """

    puzzel: Puzzel
    plek: Mapping[Hashable, int]
    nodig: int
    gezien: list[set[int]] = field(init=False)
    zetten: list[list[Zet]] = field(init=False)

    def __post_init__(self) -> None:
        self.gezien = [{aantal} for aantal in self.puzzel.echt]
        self.zetten = [[] for _ in self.puzzel.echt]

    def begrens(self, bekend: Mapping[Hashable, Bekend]) -> Grenzen:
        """Give what follows for each count from what is known of each cell by itself."""
        aantal = len(self.gezien)
        grenzen = Grenzen([0] * aantal, [max(tot for _, tot in bekend.values())] * aantal)
        for cel, (van, tot) in bekend.items():
            nr = self.plek[cel]
            grenzen.laag[nr] = max(grenzen.laag[nr], van)
            grenzen.hoog[nr] = min(grenzen.hoog[nr], tot)
        self.puzzel.vernauw(grenzen, set(range(len(self.puzzel.sommen))))
        return grenzen

    def zijn_genoeg(self, cel: Hashable, grenzen: Grenzen) -> bool:
        """Look for tables in which one hidden cell has another value, the nearest values first."""
        nr = self.plek[cel]
        gevonden, echt = self.gezien[nr], self.puzzel.echt[nr]
        van, tot = grenzen.laag[nr], grenzen.hoog[nr]
        if tot - van + 1 < self.nodig:
            return False
        beurten = Beurten()
        for waarde in sorted(range(van, tot + 1), key=lambda een: abs(een - echt)):
            if len(gevonden) >= self.nodig or beurten.over <= 0:
                break
            if waarde not in gevonden and not self._herhaal(nr, waarde, grenzen):
                self._onthoud(self.puzzel.zoek_getuige(grenzen, nr, waarde, beurten))
        return len(gevonden) >= self.nodig

    def _onthoud(self, tabel: Sequence[int] | None) -> None:
        """Note the values of a table, and how it was reached: both help every other cell too."""
        if tabel is None:
            return
        zet = {
            nr: nieuw - oud
            for nr, (oud, nieuw) in enumerate(zip(self.puzzel.echt, tabel, strict=True))
            if nieuw != oud
        }
        for nr in zet:
            self.gezien[nr].add(tabel[nr])
            self.zetten[nr].append(zet)

    def _herhaal(self, nr: int, waarde: int, grenzen: Grenzen) -> bool:
        """Reach a value by a known change, more than once or the other way round."""
        verschil = waarde - self.puzzel.echt[nr]
        for zet in self.zetten[nr]:
            keer, over = divmod(verschil, zet[nr])
            if not over and (tabel := self._zet(zet, keer, grenzen)):
                for een in zet:
                    self.gezien[een].add(tabel[een])
                return True
        return False

    def _zet(self, zet: Zet, keer: int, grenzen: Grenzen) -> list[int] | None:
        echt, laag, hoog = self.puzzel.echt, grenzen.laag, grenzen.hoog
        tabel = list(echt)
        for nr, verschil in zet.items():
            tabel[nr] += keer * verschil
            if not laag[nr] <= tabel[nr] <= hoog[nr]:
                return None
        return tabel if self.puzzel.klopt_ruim(tabel) else None


def maak_getuigen(
    aantallen: Mapping[Hashable, int], sommen: Iterable[Relatie[Hashable]], nodig: int
) -> Getuigen:
    """Begin with the true table, in as few numbers as it has counts that can differ.

    Args:
        aantallen: Exact counts.
        sommen: Every sum between them.
        nodig: How many possible values are enough.

    Bron: [processen] D3.
    """
    sommen = list(sommen)
    groepen = Stelsel([som for som in sommen if _is_gelijk(som)]).groepen(aantallen)
    plek = {cel: nr for nr, groep in enumerate(groepen) for cel in groep}
    echt = [aantallen[groep[0]] for groep in groepen]
    return Getuigen(Puzzel(echt, list(dict.fromkeys(_genummerd(sommen, plek)))), plek, nodig)


def _is_gelijk(som: Relatie[Hashable]) -> bool:
    return len(som.delen) == 1 and not som.minstens


def _genummerd(sommen: Iterable[Relatie[Hashable]], plek: Mapping[Hashable, int]) -> Iterator[Som]:
    for som in sommen:
        delen = sorted(plek[cel] for cel in som.delen)
        if delen != [plek[som.totaal]]:
            yield Som(plek[som.totaal], tuple(delen), som.minstens)
