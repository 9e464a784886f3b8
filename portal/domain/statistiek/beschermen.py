"""Which counts are shown and which are hidden, so that nobody calculates a small one back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek.mogelijk import Beurten, Grenzen, Stelsel
from portal.domain.statistiek.tonen import (
    Bescherming,
    Getoond,
    Relatie,
    Toonsoort,
    kan_zijn,
    rond,
)

K = TypeVar("K", bound=Hashable)
DICHTBIJ = 2
"""How many sums away a witness is looked for first."""


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
            give away counts.

    Returns:
        What is shown, per cell, in the order of `cellen`. Which extra cells are hidden depends only
        on what would be shown, not on the exact counts behind it.

    Raises:
        DomeinFout: `telling_klopt_niet` when a sum does not come out.

    Bron: [processen] D1, D3 and D4.
    """
    aantallen = {cel: aantal for cel, aantal in cellen.items() if aantal is not None}
    sommen = _sommen(relaties, aantallen)
    verteld = dict(eerder or {})
    getoond: dict[K, Getoond] = {}
    for deel in Stelsel(sommen).delen(aantallen):
        eigen = {cel: aantallen[cel] for cel in aantallen if cel in set(deel)}
        stelsel = Stelsel([som for som in sommen if som[0] in eigen])
        werk = _Werk(eigen, stelsel, regels, verteld)
        werk.verberg_tot_veilig()
        getoond |= {cel: werk.getoond(cel) for cel in eigen}
    return {cel: getoond.get(cel, Getoond(Toonsoort.GEEN_OPGAVE)) for cel in cellen}


def _sommen(relaties: Iterable[Relatie[K]], aantallen: Mapping[K, int]) -> list[tuple[K, ...]]:
    """Give the sums of which the total was counted, with the parts that were counted."""
    sommen = []
    for relatie in relaties:
        if relatie.totaal not in aantallen:
            continue
        delen = [cel for cel in relatie.delen if cel in aantallen]
        if aantallen[relatie.totaal] != sum(aantallen[cel] for cel in delen):
            raise DomeinFout("telling_klopt_niet", totaal=relatie.totaal)
        sommen.append((relatie.totaal, *delen))
    return sommen


@dataclass(slots=True)
class _Werk(Generic[K]):
    """One table while it is being protected.

    Attributes:
        mogelijk: Per hidden cell the values for which a witness was found.
        extra: Cells above the limit that are hidden to protect others.
        gedekt: Small cells that do not say that they are small.
    """

    aantallen: Mapping[K, int]
    stelsel: Stelsel[K]
    regels: Bescherming
    eerder: Mapping[K, Getoond]
    mogelijk: dict[K, set[int]] = field(default_factory=dict)
    extra: set[K] = field(default_factory=set)
    gedekt: set[K] = field(default_factory=set)

    def getoond(self, cel: K) -> Getoond:
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
        while zwak := self._te_weinig():
            self.gedekt.update(cel for cel in zwak if self._is_klein(cel))
            te_helpen = ((cel, self._kandidaten(cel)) for cel in zwak)
            keus = next(((cel, rest) for cel, rest in te_helpen if rest), None)
            if keus is None:
                return
            cel, kandidaten = keus
            self.extra.add(min(kandidaten, key=self._voorrang(cel)))

    def _is_klein(self, cel: K) -> bool:
        return self.aantallen[cel] < self.regels.grens_clienten

    def _is_verborgen(self, cel: K) -> bool:
        return not self.getoond(cel).is_getal

    def _te_weinig(self) -> list[K]:
        """Give the hidden cells with too few possible values, in the order of the table."""
        grenzen = self._grenzen()
        self.stelsel.vernauw(grenzen, tuple(grenzen))
        return [
            cel
            for cel in self.aantallen
            if self._is_verborgen(cel) and not self._houdt_genoeg(cel, grenzen)
        ]

    def _houdt_genoeg(self, cel: K, grenzen: Mapping[K, Grenzen]) -> bool:
        """Look for tables in which one hidden cell has another value, the nearest values first."""
        gevonden = self.mogelijk.setdefault(cel, {self.aantallen[cel]})
        van, tot = grenzen[cel]
        beurten, nodig = Beurten(), self.regels.mogelijke_waarden
        if tot - van + 1 < nodig:
            return False
        for waarde in sorted(range(van, tot + 1), key=lambda een: abs(een - self.aantallen[cel])):
            if len(gevonden) >= nodig or beurten.over <= 0:
                break
            if waarde not in gevonden:
                self._onthoud(cel, waarde, grenzen, beurten)
        return len(gevonden) >= nodig

    def _onthoud(self, cel: K, waarde: int, grenzen: Mapping[K, Grenzen], beurten: Beurten) -> None:
        """Search one witness and note its values: it is one for every other hidden cell too.

        First with only the cells nearby free to differ, which is fast, then with all of them.
        """
        ander = {cel: (waarde, waarde)}
        dichtbij = {een: (aantal, aantal) for een, aantal in self.aantallen.items()}
        dichtbij |= {een: grenzen[een] for een in self.stelsel.rondom(cel, DICHTBIJ)}
        getuige = None
        for vrij in (dichtbij, grenzen):
            getuige = getuige or self.stelsel.zoek_getuige(
                {**vrij, **ander}, self.aantallen, beurten
            )
        for een, gevonden in (getuige or {}).items():
            self.mogelijk.setdefault(een, {self.aantallen[een]}).add(gevonden)

    def _grenzen(self) -> dict[K, Grenzen]:
        """Give what the attacker knows of each cell by itself."""
        bekend = {cel: self._bekend(cel) for cel in self.aantallen}
        meest = sum(tot for _, tot in bekend.values() if tot is not None)
        ruim = meest + self.regels.grens_clienten + self.regels.mogelijke_waarden
        return {cel: (van, ruim if tot is None else tot) for cel, (van, tot) in bekend.items()}

    def _bekend(self, cel: K) -> tuple[int, int | None]:
        if self._is_verborgen(cel) and not self._is_klein(cel):
            return self.regels.grens_clienten, None
        return kan_zijn(self.aantallen[cel], self.regels)

    def _kandidaten(self, zwak: K) -> list[K]:
        """Give the shown cells that are tied to a cell by sums, and that may still be hidden."""
        return [
            cel
            for cel in self.stelsel.rondom(zwak)
            if cel not in self.eerder and not self._is_verborgen(cel)
        ]

    def _voorrang(self, zwak: K) -> Callable[[K], tuple[bool, bool, int]]:
        """Hide first what stands in a sum with the cell, then a part before a total, then small."""
        samen = {cel for nr in self.stelsel.per_cel[zwak] for cel in self.stelsel.sommen[nr]}
        totalen = {som[0] for som in self.stelsel.sommen}

        def sleutel(cel: K) -> tuple[bool, bool, int]:
            return (
                cel not in samen,
                cel in totalen,
                rond(self.aantallen[cel], self.regels.afronding),
            )

        return sleutel
