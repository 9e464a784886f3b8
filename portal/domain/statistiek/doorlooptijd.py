"""How long a besluit took, with the days on which the term stood still apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
