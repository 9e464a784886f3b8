"""The Dutch text of a refusal: codes come from the domain, texts from config/teksten."""

import functools
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.platform.dated_files import read_toml
from portal.platform.web import texts


def tekst_van(fout: DomeinFout) -> str:
    """Give the text that belongs to a refusal, with its data filled in.

    Raises:
        KeyError: config/teksten/fouten.toml has no text for the code.
    """
    gegevens = {naam: _schrijf(waarde) for naam, waarde in fout.gegevens.items()}
    return _teksten()[fout.code].format_map(gegevens)


@functools.cache
def _teksten() -> dict[str, str]:
    return read_toml("teksten/fouten.toml")


def _schrijf(waarde: object) -> str:
    """Write one value as people read it; enums by their value."""
    if isinstance(waarde, datetime):
        return texts.moment(waarde)
    if isinstance(waarde, date):
        return texts.datum(waarde)
    if isinstance(waarde, Decimal):
        return texts.euro(waarde)
    if isinstance(waarde, Fraction):
        return texts.uren_getal(waarde)
    return str(waarde)
