"""Read the JSON of a version: every value as the text that people see."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import (
    Uren,
    breuk_uit_tekst,
    centen,
    decimaal_als_tekst,
    euro_uit_tekst,
    hms,
)
from portal.platform.encrypted import JsonWaarde
from portal.platform.web import texts

Deel = Mapping[str, JsonWaarde]
LEEG: Deel = {}


def als_deel(waarde: JsonWaarde) -> Deel:
    """Give an object of the JSON, empty when it is anything else."""
    return waarde if isinstance(waarde, dict) else LEEG


def als_rijen(waarde: JsonWaarde) -> list[Deel]:
    """Give the objects of a list."""
    return [rij for rij in waarde if isinstance(rij, dict)] if isinstance(waarde, list) else []


def als_tekst(waarde: JsonWaarde) -> str:
    """Give a text or number as text, empty when there is nothing."""
    return str(waarde) if isinstance(waarde, str | int) else ""


def datum(waarde: JsonWaarde) -> str:
    """Write an ISO date in full; anything else as it stands."""
    tekst = als_tekst(waarde)
    try:
        return texts.datum(date.fromisoformat(tekst))
    except ValueError:
        return tekst


def ja_nee(waarde: JsonWaarde) -> str:
    """Write a yes or no."""
    return "ja" if waarde else "nee"


def euro_getypt(waarde: JsonWaarde) -> str:
    """Write an amount that a person typed; what is no amount stays as typed."""
    tekst = als_tekst(waarde)
    try:
        return texts.euro(centen(euro_uit_tekst(tekst))) if tekst else ""
    except DomeinFout:
        return tekst


def euro(waarde: JsonWaarde) -> str:
    """Write an exact amount `n/d` in cents."""
    return texts.euro(centen(_breuk(waarde))) if waarde is not None else ""


def uren(waarde: JsonWaarde) -> str:
    """Write exact hours `n/d` as 54:24:53."""
    return hms(Uren(_breuk(waarde))) if waarde is not None else ""


def aandeel(waarde: JsonWaarde) -> str:
    """Write an exact share `n/d` as a percentage with one decimal, cut off."""
    return texts.procent(_breuk(waarde)) if waarde is not None else ""


def tariefpercentage(waarde: JsonWaarde) -> str:
    """Write a tariefpercentage with every decimal that it has."""
    if waarde is None:
        return ""
    return f"{decimaal_als_tekst(_breuk(waarde) * 100, decimalen=4)}%".replace(".", ",")


def _breuk(waarde: JsonWaarde) -> Fraction:
    return breuk_uit_tekst(als_tekst(waarde))
