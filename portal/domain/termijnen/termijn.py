"""A term as the law writes it: a number of hours, days, weeks, months or years."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.fouten import DomeinFout
from portal.domain.maanden import plus_maanden


class Eenheid(StrEnum):
    """Unit in which a term is written; art. 4 of the Algemene termijnenwet looks at it."""

    UREN = "uren"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


@dataclass(frozen=True, slots=True)
class Termijn:
    """A length of time; the unit is kept, since twelve weeks and 84 days differ in law."""

    aantal: int
    eenheid: Eenheid


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a calculated date, for the page that shows how it came about.

    Args:
        code: What happened, such as `ontvangst`, `termijn`, `stilstand` or `verschoven`.
        dag: The date after this step.
        vanaf: First day of a period, or the date before a shift.
        dagen: Number of calendar days that the step adds, or counts back.
        reden: Code of the holiday, or of the kind of suspension.
        maanden: Number of whole months that the step adds.
    """

    code: str
    dag: date
    vanaf: date | None = None
    dagen: int | None = None
    reden: str | None = None
    maanden: int | None = None


@dataclass(frozen=True, slots=True)
class BerekendeDatum:
    """A last day with the steps that led to it; the day itself is still in time."""

    datum: date
    stappen: tuple[Stap, ...]


def einddatum(begin: date, termijn: Termijn) -> date:
    """Return the last day of a term before the Algemene termijnenwet is applied.

    Args:
        begin: Day of the event; the term runs from the day after.
        termijn: Length in days, weeks, months or years.

    Returns:
        The same day of the month for months and years, or the last day of a shorter month.

    Raises:
        DomeinFout: `termijn_in_uren` for a term in hours, which has no last day.

    Bron: [awb] art. 6:8 lid 1.
    """
    match termijn.eenheid:
        case Eenheid.DAGEN:
            return begin + timedelta(days=termijn.aantal)
        case Eenheid.WEKEN:
            return begin + timedelta(weeks=termijn.aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(begin, termijn.aantal)
        case Eenheid.JAREN:
            return plus_maanden(begin, 12 * termijn.aantal)
    raise DomeinFout("termijn_in_uren", aantal=termijn.aantal)
