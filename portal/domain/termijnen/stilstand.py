"""Periods in which a term stands still: joined, and added to the end of the term."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.termijnen.kalender import EEN_DAG, Kalender
from portal.domain.termijnen.termijn import Stap


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A period in which the term stands still, both days inclusive.

    Args:
        van: First day that does not count.
        tot_en_met: Last day that does not count.
        reden: `aanvulling`, `uitstel`, or both joined by a plus sign; of a bezwaar `verzuim`.
        voorlopig: The aanvulling has not come yet, so the period may still become shorter.
    """

    van: date
    tot_en_met: date
    reden: str
    voorlopig: bool = False

    @property
    def dagen(self) -> int:
        """Return the number of calendar days of the period."""
        return (self.tot_en_met - self.van).days + 1

    def omvat(self, dag: date) -> bool:
        """Say whether the term stands still on a day."""
        return self.van <= dag <= self.tot_en_met


def verenig(perioden: Iterable[Stilstand], *, na: date) -> tuple[Stilstand, ...]:
    """Join overlapping and touching periods and drop what lies on or before `na`.

    Bron: [procedure] §9.2.
    """
    verenigd: list[Stilstand] = []
    for periode in sorted(perioden, key=lambda p: (p.van, p.tot_en_met)):
        if periode.tot_en_met <= na:
            continue
        deel = Stilstand(
            max(periode.van, na + EEN_DAG), periode.tot_en_met, periode.reden, periode.voorlopig
        )
        if verenigd and deel.van <= verenigd[-1].tot_en_met + EEN_DAG:
            deel = _samen(verenigd.pop(), deel)
        verenigd.append(deel)
    return tuple(verenigd)


def tel_stilstand(
    perioden: Iterable[Stilstand], einde: date, kalender: Kalender
) -> tuple[tuple[Stilstand, ...], date, tuple[Stap, ...]]:
    """Add the days of each period to the end, as long as the term has not ended before it.

    Bron: [awb] art. 4:15, 7:10 lid 2; [procedure] §9.2.
    """
    meegeteld: list[Stilstand] = []
    stappen: list[Stap] = []
    for periode in perioden:
        if periode.van > kalender.verschuif_vooruit(einde) + EEN_DAG:
            stappen.append(Stap("stilstand_na_afloop", einde, vanaf=periode.van, dagen=0))
            continue
        einde += timedelta(days=periode.dagen)
        meegeteld.append(periode)
        stappen.append(
            Stap("stilstand", einde, vanaf=periode.van, dagen=periode.dagen, reden=periode.reden)
        )
        if einde < periode.tot_en_met:
            dagen = (periode.tot_en_met - einde).days
            stappen.append(Stap("loopt_weer", periode.tot_en_met, vanaf=einde, dagen=dagen))
            einde = periode.tot_en_met
    return tuple(meegeteld), einde, tuple(stappen)


def _samen(een: Stilstand, ander: Stilstand) -> Stilstand:
    redenen = {*een.reden.split("+"), *ander.reden.split("+")}
    return Stilstand(
        een.van,
        max(een.tot_en_met, ander.tot_en_met),
        "+".join(sorted(redenen)),
        een.voorlopig or ander.voorlopig,
    )
