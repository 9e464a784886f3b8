"""A stored calculation as steps that people read: in words, and with its own numbers."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.waarden import breuk_uit_tekst, centen, decimaal_als_tekst
from portal.platform.dated_files import read_toml
from portal.platform.web import texts

if TYPE_CHECKING:
    from portal.aanvraag.queries.stand.inhoud import Json

_WOORD = re.compile(r"[a-z][a-z_0-9]*|<=|>=|[*/,<>-]")
_TEKENS = {
    "*": "×",
    "/": "÷",
    "-": "−",
    ",": ";",
    "<=": "≤",
    ">=": "≥",
    "min": "het laagste van ",
    "max": "het hoogste van ",
    "centen": "op centen ",
}
_EENHEDEN = {
    "uren_per_week": "uren",
    "uren_per_jaar": "uren",
    "euro_per_jaar": "euro",
    "euro_per_etmaal": "euro",
    "aandeel": "aandeel",
    "ja_nee": "ja_nee",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracestap:
    """One step.

    Attributes:
        nr: Place in the calculation, from 1.
        groep: Heading it stands under.
        titel: What is calculated.
        woorden: The formula in words.
        getallen: The formula with its own numbers.
        uitkomst: The outcome with its unit.
        rij: Table and row that a number was read from, empty for none.
    """

    nr: int
    groep: str
    titel: str
    woorden: str
    getallen: str
    uitkomst: str
    rij: str


@dataclass(frozen=True, slots=True)
class Berekening:
    """A whole calculation: its table and its steps, per heading in order."""

    jaar: int
    versie: str
    groepen: Mapping[str, tuple[Tracestap, ...]]


def lees_berekening(gegevens: Mapping[str, object]) -> Berekening:
    """Read what `uitkomst_als_gegevens` wrote.

    Args:
        gegevens: A calculation as stored in a version or made just now.
    """
    trace, jaar = gegevens["trace"], gegevens["jaar"]
    assert isinstance(trace, list)
    assert isinstance(jaar, int)
    groepen: dict[str, tuple[Tracestap, ...]] = {}
    for nr, stap in enumerate(trace, start=1):
        assert isinstance(stap, Mapping)
        gelezen = _stap(nr, stap)
        groepen[gelezen.groep] = (*groepen.get(gelezen.groep, ()), gelezen)
    return Berekening(jaar, str(gegevens["versie"]), groepen)


def _titel(groep: str) -> str:
    return str(_teksten()["groep"][groep])


def _stap(nr: int, stap: Mapping[str, object]) -> Tracestap:
    tekst = _teksten()["stap"][str(stap["code"])]
    formule, invoer, rij = str(stap["formule"]), stap["invoer"], stap["rij"]
    assert isinstance(invoer, Mapping)
    namen = _teksten()["naam"]
    woorden = {naam: namen[naam]["tekst"] for naam in invoer}
    getallen = {
        naam: _schrijf(breuk_uit_tekst(str(waarde)), namen[naam]["soort"])
        for naam, waarde in invoer.items()
    }
    soort = _EENHEDEN[str(stap["eenheid"])]
    uitkomst = _schrijf(breuk_uit_tekst(str(stap["uitkomst"])), soort)
    return Tracestap(
        nr=nr,
        groep=_titel(tekst["groep"]),
        titel=tekst["titel"],
        woorden=_vul(formule, woorden),
        getallen=_vul(formule, getallen),
        uitkomst=f"{uitkomst} {_teksten()['eenheid'][str(stap['eenheid'])]}".strip(),
        rij=_rij(rij) if isinstance(rij, list) else "",
    )


def _vul(formule: str, namen: Mapping[str, str]) -> str:
    """Replace the names and signs of a formula by what people read."""
    return _WOORD.sub(lambda deel: namen.get(deel[0], _TEKENS.get(deel[0], deel[0])), formule)


def _schrijf(waarde: Fraction, soort: str) -> str:
    match soort:
        case "uren":
            return texts.uren_hms(waarde)
        case "euro":
            return texts.euro(Decimal(centen(abs(waarde))))
        case "euro_exact":
            return f"€{texts.VASTE_SPATIE}{_met_punten(_getal(waarde, 6))}"
        case "aandeel":
            return f"{_getal(waarde * 100, 6)}%"
        case "ja_nee":
            return "ja" if waarde else "nee"
    return _getal(waarde, 14)


def _getal(waarde: Fraction, decimalen: int) -> str:
    return decimaal_als_tekst(waarde, decimalen=decimalen).replace(".", ",")


def _met_punten(getal: str) -> str:
    heel, komma, deel = getal.partition(",")
    return f"{texts.aantal(int(heel))}{komma}{deel}"


def _rij(rij: "list[Json]") -> str:
    tabel, sleutel = rij
    return f"{_teksten()['tabel'][str(tabel)]['tekst']}, rij {sleutel}"


@functools.cache
def _teksten() -> dict[str, dict[str, dict[str, str]]]:
    return read_toml("teksten/rekentool_stappen.toml")
