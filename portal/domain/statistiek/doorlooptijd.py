"""How long besluiten took: one definition for every figure, with the stopped days apart.

A lead time runs from the day of receipt to the day on which the besluit was sent, which is when it
holds for the client (Awb 3:41). Days on which the term stood still are left out of it and are
always shown beside it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from portal.domain.statistiek.verdeling import mediaan, percentiel

NEGENTIG = Fraction(9, 10)
Dagen = tuple[date, date]
"""A first and a last day, both inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorlooptijd:
    """How long one besluit took.

    Attributes:
        dagen: Calendar days from receipt to the day on which it was sent; the same day is 0.
        dagen_stil: How many of them the term stood still.
        op_tijd: It was sent on the beslisdatum or earlier.
    """

    dagen: int
    dagen_stil: int
    op_tijd: bool

    @property
    def dagen_netto(self) -> int:
        """Give the days without those on which the term stood still."""
        return self.dagen - self.dagen_stil


def meet_doorlooptijd(
    ontvangst: date, verzonden: date, *, beslisdatum: date, stilstand: Iterable[Dagen]
) -> Doorlooptijd:
    """Measure one besluit.

    Args:
        ontvangst: Day of receipt.
        verzonden: Day on which the besluit was sent.
        beslisdatum: Last day that was in time.
        stilstand: Disjoint periods in which the term stood still; days after `verzonden` or on the
            day of receipt do not count.

    Bron: [processen] D1; counting in calendar days with the stopped time apart is our choice.
    """
    dag = timedelta(days=1)
    stil = sum(
        max(0, (min(tot, verzonden) - max(van, ontvangst + dag)).days + 1) for van, tot in stilstand
    )
    return Doorlooptijd(
        dagen=(verzonden - ontvangst).days, dagen_stil=stil, op_tijd=verzonden <= beslisdatum
    )


@dataclass(slots=True)
class Doorlooptijden:
    """Lead times of many besluiten, counted per number of days.

    Attributes:
        dagen: Days without those on which the term stood still -> besluiten.
        stil: Days on which it stood still -> besluiten where it did.
        binnen: Besluiten sent on the beslisdatum or earlier.
    """

    dagen: Counter[int] = field(default_factory=Counter)
    stil: Counter[int] = field(default_factory=Counter)
    binnen: int = 0

    def tel_mee(self, duur: Doorlooptijd, aantal: int = 1) -> None:
        """Count so many besluiten that took this long.

        Bron: [processen] D1.
        """
        self.dagen[duur.dagen_netto] += aantal
        if duur.dagen_stil:
            self.stil[duur.dagen_stil] += aantal
        if duur.op_tijd:
            self.binnen += aantal

    @property
    def aantal(self) -> int:
        """Give the number of besluiten."""
        return self.dagen.total()

    @property
    def aandeel_binnen(self) -> Fraction:
        """Give the share that was in time; 0 when nothing was counted."""
        return Fraction(self.binnen, self.aantal or 1)

    @property
    def mediaan(self) -> int | None:
        """Give the median, None when nothing was counted."""
        return mediaan(self.dagen)

    @property
    def p90(self) -> int | None:
        """Give in how many days nine out of ten besluiten were there."""
        return percentiel(self.dagen, NEGENTIG)

    @property
    def met_stilstand(self) -> int:
        """Give the number of besluiten where the term stood still."""
        return self.stil.total()

    @property
    def mediaan_stil(self) -> int | None:
        """Give the median of the stopped days, of the besluiten that have them."""
        return mediaan(self.stil)
