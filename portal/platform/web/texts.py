"""Write dates, times, money, hours and counts the Dutch way, without a locale.

Every function is pure and takes exact values only: hours and shares are fractions, money is a
`Decimal` in euros or an `int` in cents. A float is refused by the types.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from portal.domain.waarden import Aandeel, percentage_afgekapt
from portal.platform.clock import AMSTERDAM

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAANDEN_KORT = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
WEEKDAGEN = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
VASTE_SPATIE = "\N{NO-BREAK SPACE}"
MIN = "\N{MINUS SIGN}"

Dag = date | datetime
Geld = Decimal | int
Breuk = Fraction | Decimal | int


def datum(dag: Dag) -> str:
    """Write a day in full: 27 november 2026."""
    lokaal = _lokaal(dag)
    return f"{lokaal.day} {MAANDEN[lokaal.month - 1]} {lokaal.year}"


def datum_dag(dag: Dag) -> str:
    """Write a day in full with its weekday: vrijdag 27 november 2026."""
    return f"{WEEKDAGEN[_lokaal(dag).weekday()]} {datum(dag)}"


def datum_kort(dag: Dag) -> str:
    """Write a day for a table: 27 nov 2026."""
    lokaal = _lokaal(dag)
    return f"{lokaal.day} {MAANDEN_KORT[lokaal.month - 1]} {lokaal.year}"


def maand(dag: Dag) -> str:
    """Write the month of a day: november 2026."""
    lokaal = _lokaal(dag)
    return f"{MAANDEN[lokaal.month - 1]} {lokaal.year}"


def tijd(op: datetime) -> str:
    """Write the Dutch clock time of a moment: 14.32 uur."""
    return f"{op.astimezone(AMSTERDAM):%H.%M} uur"


def moment(op: datetime) -> str:
    """Write day and clock time: 27 november 2026, 14.32 uur."""
    return f"{datum(op)}, {tijd(op)}"


def euro(bedrag: Geld) -> str:
    """Write money with cents, rounded half up: € 1.300,00."""
    centen = _naar_geheel(bedrag * 100 if isinstance(bedrag, Decimal) else Decimal(bedrag))
    heel, rest = divmod(abs(centen), 100)
    return _met_euroteken(f"{_duizendtallen(heel)},{rest:02d}", negatief=centen < 0)


def euro_heel(bedrag: Geld) -> str:
    """Write money in whole euros, rounded half up: € 1.300."""
    euros = _naar_geheel(bedrag if isinstance(bedrag, Decimal) else Decimal(bedrag) / 100)
    return _met_euroteken(_duizendtallen(abs(euros)), negatief=euros < 0)


def uren_hms(uren: Breuk) -> str:
    """Write hours as hours, minutes and seconds, rounded half up to a second: 66:30:00."""
    seconden = _half_omhoog(abs(Fraction(uren)) * 3600)
    minuten, seconde = divmod(seconden, 60)
    uur, minuut = divmod(minuten, 60)
    teken = MIN if uren < 0 and seconden else ""
    return f"{teken}{uur}:{minuut:02d}:{seconde:02d}"


def uren_getal(uren: Breuk) -> str:
    """Write hours as a number with at most two decimals, rounded half up: 10,5."""
    honderdsten = _half_omhoog(abs(Fraction(uren)) * 100)
    heel, rest = divmod(honderdsten, 100)
    decimalen = f"{rest:02d}".rstrip("0")
    teken = MIN if uren < 0 and honderdsten else ""
    return f"{teken}{_duizendtallen(heel)}" + (f",{decimalen}" if decimalen else "")


def procent(aandeel: Breuk) -> str:
    """Write a share of 1 as a percentage with one decimal, cut off and never rounded up: 24,9%."""
    tienden = int(percentage_afgekapt(Aandeel(abs(Fraction(aandeel)))) * 10)
    heel, tiende = divmod(tienden, 10)
    teken = MIN if aandeel < 0 and tienden else ""
    return f"{teken}{_duizendtallen(heel)}" + (f",{tiende}%" if tiende else "%")


def aantal(hoeveel: int, enkelvoud: str = "", meervoud: str = "") -> str:
    """Write a count, with its noun when given: 1.250, 1 werkdag, 3 werkdagen."""
    getal = (MIN if hoeveel < 0 else "") + _duizendtallen(abs(hoeveel))
    woord = enkelvoud if abs(hoeveel) == 1 else meervoud
    return f"{getal} {woord}" if woord else getal


def opsomming(delen: list[str]) -> str:
    """Join parts as a Dutch list: a, b en c."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def aaneen(nummer: str) -> str:
    """Keep a number with spaces in it, such as of a telephone, on one line."""
    return nummer.replace(" ", "\u00a0")


def initialen(naam: str) -> str:
    """Give the first letters of the first and the last word of a name: SB."""
    woorden = naam.split()
    return "".join(woord[0] for woord in (woorden[:1] + woorden[1:][-1:])).upper()


def _lokaal(dag: Dag) -> date:
    return dag.astimezone(AMSTERDAM).date() if isinstance(dag, datetime) else dag


def _naar_geheel(bedrag: Decimal) -> int:
    return int(bedrag.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _half_omhoog(getal: Fraction) -> int:
    return (2 * getal.numerator + getal.denominator) // (2 * getal.denominator)


def _duizendtallen(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _met_euroteken(getal: str, *, negatief: bool) -> str:
    return f"€{VASTE_SPATIE}{MIN if negatief else ''}{getal}"


FILTERS = {
    functie.__name__: functie
    for functie in (
        datum,
        datum_dag,
        datum_kort,
        maand,
        tijd,
        moment,
        euro,
        euro_heel,
        uren_hms,
        uren_getal,
        procent,
        aantal,
        opsomming,
        initialen,
    )
}
