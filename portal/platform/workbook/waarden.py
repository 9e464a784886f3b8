"""Turns the stored text of a cell into a value; a refused cell says by a code why."""

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.platform.workbook.cellen import Cel

UREN_PER_DAG = 24
MINUTEN_PER_DAG = 24 * 60
SECONDEN_PER_UUR = 3600
# A typed h:mm:ss is stored as a double: far closer to its second than this.
RUIS_IN_SECONDEN = Fraction(1, 1000)

SCHRIKKELDAG_1900 = 60
EERSTE_DAG = date(1899, 12, 31)
LAATSTE_SERIENUMMER = 2_958_465
GETYPTE_DATUM = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
MAX_CIJFERS = 15


def tekst(cel: Cel) -> str:
    """Give the text without outer spaces; a whole number loses its decimal point."""
    if cel.is_tekst:
        return cel.ruw.strip()
    waarde = getal(cel)
    return str(int(waarde)) if waarde == waarde.to_integral_value() else str(waarde)


def getal(cel: Cel) -> Decimal:
    """Give the shortest decimal that is the stored double: 1.3300000000000001 is 1.33.

    Raises:
        DomeinFout: `werkboek_celfout` for an error value, `werkboek_geen_getal` for text.
    """
    if cel.is_fout:
        raise DomeinFout("werkboek_celfout")
    try:
        waarde = float(cel.ruw)
    except ValueError as fout:
        raise DomeinFout("werkboek_geen_getal") from fout
    if cel.is_tekst or not math.isfinite(waarde):
        raise DomeinFout("werkboek_geen_getal")
    return Decimal(repr(waarde).removesuffix(".0"))


def geheel(cel: Cel) -> int:
    """Give a whole number.

    Raises:
        DomeinFout: `werkboek_geen_geheel_getal` when it has decimals or is out of all range.
    """
    waarde = getal(cel)
    if waarde != waarde.to_integral_value() or waarde.adjusted() >= MAX_CIJFERS:
        raise DomeinFout("werkboek_geen_geheel_getal")
    return int(waarde)


def cijfers(cel: Cel, *, lengte: int) -> str:
    """Give digits with the leading zeros that a number cell lost.

    Raises:
        DomeinFout: `werkboek_geen_cijfers` when anything else stands there or it is too long.
    """
    gelezen = tekst(cel).replace(" ", "")
    if not (gelezen.isascii() and gelezen.isdigit() and len(gelezen) <= lengte):
        raise DomeinFout("werkboek_geen_cijfers", lengte=lengte)
    return gelezen.zfill(lengte)


def telefoon(cel: Cel) -> str:
    """Give the text as typed, or the ten digits of a number that lost its zero."""
    return tekst(cel) if cel.is_tekst else cijfers(cel, lengte=10)


def datum(cel: Cel) -> date:
    """Give the day of a serial number (1900 system) or of a typed d-m-yyyy.

    Raises:
        DomeinFout: `werkboek_geen_datum`.
    """
    getypt = GETYPTE_DATUM.fullmatch(cel.ruw.strip()) if cel.is_tekst else None
    try:
        if getypt is not None:
            dag, maand, jaar = (int(deel) for deel in getypt.groups())
            return date(jaar, maand, dag)
        serienummer = math.floor(getal(cel))
    except (ValueError, DomeinFout) as fout:
        raise DomeinFout("werkboek_geen_datum") from fout
    if not 0 < serienummer <= LAATSTE_SERIENUMMER or serienummer == SCHRIKKELDAG_1900:
        raise DomeinFout("werkboek_geen_datum")
    # The format counts 29 February 1900, which never was.
    return EERSTE_DAG + timedelta(days=serienummer - (serienummer > SCHRIKKELDAG_1900))


def uren(cel: Cel) -> Fraction:
    """Give exact hours of a day fraction; the noise of a double falls to the whole second."""
    seconden = Fraction(getal(cel)) * UREN_PER_DAG * SECONDEN_PER_UUR
    hele = round(seconden)
    return Fraction(hele if abs(seconden - hele) <= RUIS_IN_SECONDEN else seconden) / (
        SECONDEN_PER_UUR
    )


def minuten(cel: Cel) -> Fraction:
    """Give minutes after midnight of a time of day, not yet rounded.

    Raises:
        DomeinFout: `werkboek_geen_tijd` outside 0:00 to 24:00.
    """
    waarde = Fraction(getal(cel))
    if not 0 <= waarde <= 1:
        raise DomeinFout("werkboek_geen_tijd")
    return waarde * MINUTEN_PER_DAG


def keuze(cel: Cel, betekenis: Mapping[str, str]) -> str:
    """Give what a choice from a list means, whatever its capitals.

    Raises:
        DomeinFout: `werkboek_keuze_onbekend`.
    """
    gevonden = betekenis.get(cel.ruw.strip().casefold())
    if gevonden is None:
        raise DomeinFout("werkboek_keuze_onbekend")
    return gevonden


def uitslag(cel: Cel, *, maal: int = 1) -> Decimal | str:
    """Give a computed number times `maal`, or the text or error that stands instead."""
    return cel.ruw.strip() if cel.is_tekst or cel.is_fout else getal(cel) * maal
