"""What people and files write, read exactly: hours, euros, percentages and times of day.

Every reader bounds the number of digits, so that no text can make a calculation slow.
"""

import re
from fractions import Fraction
from typing import Final

from portal.domain.fouten import DomeinFout
from portal.domain.waarden.getallen import Aandeel, Bedrag, Uren

_DECIMAAL = re.compile(r"([+-]?)([0-9]{1,15})(?:\.([0-9]{1,20}))?")
_HMS = re.compile(r"([+-]?)([0-9]{1,9}):([0-5][0-9])(?::([0-5][0-9])(?:[.,]([0-9]{1,9}))?)?")
_DUIZENDTALLEN = re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,([0-9]{1,2}))?")
_PUNT_DUIZEND = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,20})?")
_CENTEN = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,2})?")
_TIJD = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::00)?")

_SECONDEN_PER_UUR: Final = 3600
_MINUTEN_PER_DAG: Final = 24 * 60


def decimaal_uit_tekst(tekst: str) -> Fraction:
    """Read a decimal number with a point, as files write it.

    Args:
        tekst: Optional sign, 1-15 digits, optional point and 1-20 digits. No exponent.

    Returns:
        The exact value, negative allowed; `-0` is 0.

    Raises:
        DomeinFout: `geen_getal` for anything else.

    Bron: [rekentool] par. 1.
    """
    gevonden = _DECIMAAL.fullmatch(tekst)
    if gevonden is None:
        raise DomeinFout("geen_getal")
    teken, heel, deel = gevonden.groups(default="")
    getal = int(heel + deel)
    return Fraction(-getal if teken == "-" else getal, 10 ** len(deel))


def uren_uit_tekst(tekst: str) -> Uren:
    """Read hours as people type them: `10,5`, `10.5`, `10:30` or `10:30:15`.

    Args:
        tekst: Hours as a decimal (comma or point) or as hours, minutes and seconds; minutes and
            seconds are two digits below 60. Blanks around it are ignored.

    Returns:
        The exact hours, >= 0.

    Raises:
        DomeinFout: `geen_getal` when it is no number, `negatief` below zero, `uren_dubbelzinnig`
            for `1.040`, which is 1040 or 1,04.

    Bron: [rekentool] par. 1.
    """
    schoon = tekst.strip()
    if _PUNT_DUIZEND.fullmatch(schoon) and schoon.count(".") == 1 and "," not in schoon:
        heel, deel = schoon.replace(".", ""), schoon.replace(".", ",").rstrip("0").rstrip(",")
        raise DomeinFout("uren_dubbelzinnig", heel=heel, deel=deel)
    return uren_uit_bestand(schoon)


def jaaruren_uit_tekst(tekst: str) -> Uren:
    """Read hours per year as people type them: as `uren_uit_tekst`, and `1.040` is 1040.

    Args:
        tekst: A point followed by exactly three digits groups thousands, as in `1.040,5`.

    Returns:
        The exact hours, >= 0.

    Raises:
        DomeinFout: `geen_getal` when it is no number, `negatief` below zero.

    Bron: [rekentool] par. 1.
    """
    schoon = tekst.strip()
    return uren_uit_bestand(schoon.replace(".", "") if _PUNT_DUIZEND.fullmatch(schoon) else schoon)


def uren_uit_bestand(tekst: str) -> Uren:
    """Read hours as files write them: as `uren_uit_tekst`, but a point is always decimal.

    Args:
        tekst: Hours as a decimal or as hours, minutes and seconds.

    Returns:
        The exact hours, >= 0.

    Raises:
        DomeinFout: `geen_getal` when it is no number, `negatief` below zero.

    Bron: [rekentool] par. 1.
    """
    schoon = tekst.strip()
    gevonden = _HMS.fullmatch(schoon)
    if gevonden is None:
        return Uren(_niet_negatief(decimaal_uit_tekst(schoon.replace(",", ".", 1))))
    teken, uren, minuten, seconden, deel = gevonden.groups(default="0")
    heel = int(uren) * _SECONDEN_PER_UUR + int(minuten) * 60 + int(seconden)
    schaal = 10 ** len(deel)
    totaal = Fraction(heel * schaal + int(deel), _SECONDEN_PER_UUR * schaal)
    return Uren(_niet_negatief(-totaal if teken == "-" else totaal))


def euro_uit_tekst(tekst: str) -> Bedrag:
    """Read an amount as people type it: `1234,50`, `1.234,50`, `1.234`, `1234.5` or `€ 1.234`.

    Args:
        tekst: Euros with at most two decimals. A point followed by exactly three digits groups
            thousands; blanks and a leading euro sign are ignored.

    Returns:
        The exact amount, >= 0.

    Raises:
        DomeinFout: `geen_getal` when it is no amount, `negatief` below zero.

    Bron: [rekentool] par. 1.
    """
    schoon = tekst.strip().removeprefix("€").strip()
    gevonden = _DUIZENDTALLEN.fullmatch(schoon)
    if gevonden is not None:
        heel, deel = gevonden.groups(default="0")
        schoon = f"{heel.replace('.', '')}.{deel}"
    elif _CENTEN.fullmatch(schoon) is None:
        raise DomeinFout("geen_getal")
    return Bedrag(_niet_negatief(decimaal_uit_tekst(schoon.replace(",", "."))))


def percentage_uit_tekst(tekst: str) -> Aandeel:
    """Read a percentage as people type it: `96`, `95,37`, `95.37` or `96%`.

    Args:
        tekst: Percents (not a fraction), comma or point, optional percent sign.

    Returns:
        The exact share: `96` is 96/100. Upper bounds belong to the rule that uses it.

    Raises:
        DomeinFout: `geen_getal` when it is no number, `negatief` below zero, `aandeel_getypt` for
            more than 0 and at most 1: then somebody typed a share as the rekentool has it.

    Bron: [rekentool] par. 1.
    """
    schoon = tekst.strip().removesuffix("%").rstrip().replace(",", ".", 1)
    procenten = _niet_negatief(decimaal_uit_tekst(schoon))
    if 0 < procenten <= 1:
        raise DomeinFout("aandeel_getypt")
    return Aandeel(procenten / 100)


def tijd_uit_tekst(tekst: str) -> int:
    """Read a time of day as minutes after midnight.

    Args:
        tekst: `H:MM` or `HH:MM`, 0:00 up to and including 24:00; seconds only as `:00`.

    Returns:
        Whole minutes, 0-1440.

    Raises:
        DomeinFout: `geen_tijd` for anything else.

    Bron: [rekentool] par. 1.
    """
    gevonden = _TIJD.fullmatch(tekst.strip())
    minuten = int(gevonden[1]) * 60 + int(gevonden[2]) if gevonden else _MINUTEN_PER_DAG + 1
    if minuten > _MINUTEN_PER_DAG:
        raise DomeinFout("geen_tijd")
    return minuten


def _niet_negatief(waarde: Fraction) -> Fraction:
    if waarde < 0:
        raise DomeinFout("negatief")
    return waarde
