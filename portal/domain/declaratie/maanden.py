"""Declarations per calendar month: every besluit its own days, and never two of the same amount."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.domain.maanden import plus_maanden
from portal.domain.waarden import Euro


@dataclass(frozen=True, slots=True)
class Declaratieregels:
    """Dated numbers of declaring.

    Attributes:
        verlaging: By how many euros an etmaalbedrag is declared lower when two are the same.
        eerste_lager: Of two periods of the same length the first one is declared lower.
    """

    verlaging: Euro
    eerste_lager: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Periode:
    """Days on which one besluit holds with one etmaalbedrag, both days inclusive.

    Attributes:
        kenmerk: Number of the besluit.
        etmaalbedrag: Euros per day, in cents, as the beschikking says.
    """

    kenmerk: str
    van: date
    tot_en_met: date
    etmaalbedrag: Euro


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratie:
    """One declaration: the days of one besluit in one month.

    Attributes:
        etmaalbedrag: Euros per day to declare, lowered already.
        verlaging: By how much it was lowered, 0 for most.
    """

    kenmerk: str
    van: date
    tot_en_met: date
    etmaalbedrag: Euro
    verlaging: Euro

    @property
    def dagen(self) -> int:
        """Give the number of days, the first and the last one included."""
        return (self.tot_en_met - self.van).days + 1

    @property
    def bedrag(self) -> Euro:
        """Give the amount: days times the etmaalbedrag.

        Bron: [declaraties] §2 DC5.
        """
        return Euro(self.dagen * self.etmaalbedrag)


@dataclass(frozen=True, slots=True)
class Declaratiemaand:
    """The declarations of one calendar month, in order of time; `eerste` is its first day."""

    eerste: date
    declaraties: tuple[Declaratie, ...]

    @property
    def bedrag(self) -> Euro:
        """Give the sum of the month."""
        return Euro(sum((regel.bedrag for regel in self.declaraties), Decimal("0.00")))


def declareer(
    perioden: Iterable[Periode], *, regels: Declaratieregels
) -> tuple[Declaratiemaand, ...]:
    """Divide the periods of one client over calendar months.

    Args:
        perioden: In any order; at most one is in force on a day.
        regels: Numbers in force.

    Returns:
        Every month with at least one day, in order. Two besluiten in one month are two
        declarations with their own days; of two with the same etmaalbedrag the shortest is lowered
        in that month only, of three the shortest twice as much, so that no two are the same.

    Bron: [declaraties] §2 DC3, DC4 and DC5.
    """
    per_maand: dict[date, list[Periode]] = {}
    for periode in sorted(perioden, key=lambda rij: rij.van):
        for deel in _per_maand(periode):
            per_maand.setdefault(deel.van.replace(day=1), []).append(deel)
    return tuple(
        Declaratiemaand(eerste, _declaraties(delen, regels))
        for eerste, delen in sorted(per_maand.items())
    )


def _per_maand(periode: Periode) -> Iterable[Periode]:
    eerste = periode.van.replace(day=1)
    while eerste <= periode.tot_en_met:
        volgende = plus_maanden(eerste, 1)
        laatste = date.fromordinal(volgende.toordinal() - 1)
        yield Periode(
            kenmerk=periode.kenmerk,
            van=max(periode.van, eerste),
            tot_en_met=min(periode.tot_en_met, laatste),
            etmaalbedrag=periode.etmaalbedrag,
        )
        eerste = volgende


def _declaraties(delen: Sequence[Periode], regels: Declaratieregels) -> tuple[Declaratie, ...]:
    """Lower what would be the same amount twice, the longest period keeping its own."""
    gebruikt: set[Euro] = set()
    gemaakt: dict[int, Declaratie] = {}
    for plaats in sorted(range(len(delen)), key=lambda nr: _voorrang(delen, nr, regels)):
        deel = delen[plaats]
        bedrag = deel.etmaalbedrag
        while bedrag in gebruikt:
            bedrag = Euro(bedrag - regels.verlaging)
        gebruikt.add(bedrag)
        gemaakt[plaats] = Declaratie(
            kenmerk=deel.kenmerk,
            van=deel.van,
            tot_en_met=deel.tot_en_met,
            etmaalbedrag=bedrag,
            verlaging=Euro(deel.etmaalbedrag - bedrag),
        )
    return tuple(gemaakt[plaats] for plaats in range(len(delen)))


def _voorrang(delen: Sequence[Periode], plaats: int, regels: Declaratieregels) -> tuple[int, int]:
    """Give what keeps its amount first: the longest; of the same length as the rules say."""
    deel = delen[plaats]
    dagen = (deel.tot_en_met - deel.van).days
    return (-dagen, -plaats if regels.eerste_lager else plaats)
