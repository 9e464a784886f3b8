"""A value that was read from a workbook, as people write it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from portal.platform.web import texts
from portal.platform.workbook.inhoud import GelezenVeld, Waarde

EINDTIJD = ".tot"


def toon_veld(veld: GelezenVeld) -> str:
    """Write the value of a field; the end of a line of the dagprogramma is a time of day."""
    if veld.veld.endswith(EINDTIJD) and isinstance(veld.waarde, Fraction):
        uur, minuut = divmod(round(veld.waarde), 60)
        return f"{uur}:{minuut:02d}"
    return toon_waarde(veld.waarde)


def toon_waarde(waarde: Waarde) -> str:
    """Write a value: a date in full, hours as h:mm:ss, a dash for nothing."""
    match waarde:
        case None:
            return "-"
        case bool():
            return "ja" if waarde else "nee"
        case date():
            return texts.datum(waarde)
        case Fraction():
            return f"{texts.uren_hms(waarde)} uur"
        case Decimal():
            return f"{waarde:f}".replace(".", ",")
    return str(waarde)
