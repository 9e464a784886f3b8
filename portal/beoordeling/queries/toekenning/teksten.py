"""The lines of what is granted, in words."""

from fractions import Fraction

from portal.beoordeling.queries.toekenning.regels import Regel, Regelsoort
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.waarden import Uren, centen, hms
from portal.platform.web import texts


def regelnaam(regel: Regel) -> str:
    """Give the name of a line: its subject for a context post."""
    return regel.naam if regel.is_post else woord("regel", regel.id)


def regelwaarde(regel: Regel, waarde: Fraction) -> str:
    """Write a value of a line with its unit."""
    if regel.soort is Regelsoort.EURO_JAAR:
        tekst = texts.euro(centen(waarde))
    elif regel.soort is Regelsoort.UREN_WEEK:
        tekst = hms(Uren(waarde))
    else:
        tekst = texts.uren_getal(waarde)
    return f"{tekst} {woord('eenheid', regel.soort.value)}"
