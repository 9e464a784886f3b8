"""Lays the workbook's outcome beside the portal's: every difference, to the cent."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from portal.platform.workbook.inhoud import Rekenuitkomst

# The workbook computes in doubles, the portal exactly: below this no difference is meant.
RUIS_IN_UREN = Fraction(1, 1_000_000)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class OnzeUitkomst:
    """The portal's outcome in the workbook's terms.

    Args:
        uitkomst: `profiel`, `maatwerk`, `niet_meerzorgwaardig`, `binnen_zzp` or
            `combinatie_ongeldig`; None in the gap under the first band.
        totaal_uren: Exact hours per week; likewise the next two, None when there are none.
        profiel: As the workbook writes it, `Meerzorgprofiel 4`.
        jaarbedrag: Euros, unrounded or in cents; None when there is no amount.
        etmaalbedrag: The same, per day.
    """

    uitkomst: str | None
    prestatiecode: str | None
    totaal_uren: Fraction | None
    regulier_uren: Fraction | None
    meerzorg_uren: Fraction | None
    profiel: str | None
    jaarbedrag: Decimal | None
    etmaalbedrag: Decimal | None


@dataclass(frozen=True, slots=True)
class Verschil:
    """One line on which workbook and portal differ; hours as decimals, euros in cents."""

    veld: str
    werkboek: Decimal | str | None
    portaal: Decimal | str | None


def is_berekend(werkboek: Rekenuitkomst) -> bool:
    """Say whether the workbook holds an outcome at all."""
    return werkboek.totaal_uren is not None


def vergelijk(werkboek: Rekenuitkomst, onze: OnzeUitkomst) -> tuple[Verschil, ...]:
    """Name every line on which workbook and portal differ for one client.

    Args:
        werkboek: Outcome as read from the workbook.
        onze: Outcome of the portal for the same input.

    Returns:
        Differences in a fixed order; hours count from a millionth, amounts from a cent, after
        rounding half up. A text of the workbook where a figure belongs counts as no figure.
        Empty when all is equal.
    """
    kandidaten = (
        _teksten("uitkomst", werkboek.uitkomst, onze.uitkomst),
        _teksten("prestatiecode", _code(werkboek), onze.prestatiecode),
        _uren("totaal_uren", werkboek.totaal_uren, onze.totaal_uren),
        _uren("regulier_uren", werkboek.regulier_uren, onze.regulier_uren),
        _uren("meerzorg_uren", werkboek.meerzorg_uren, onze.meerzorg_uren),
        _teksten("profiel", _profiel(werkboek), onze.profiel),
        vergelijk_bedrag("jaarbedrag", jaarbedrag_van(werkboek), onze.jaarbedrag),
        vergelijk_bedrag("etmaalbedrag", werkboek.etmaalbedrag, onze.etmaalbedrag),
    )
    return tuple(verschil for verschil in kandidaten if verschil is not None)


def jaarbedrag_van(werkboek: Rekenuitkomst) -> Decimal | str | None:
    """Give the amount per year of a workbook, that of maatwerk where it is maatwerk."""
    is_maatwerk = werkboek.uitkomst == "maatwerk"
    return werkboek.maatwerkbedrag if is_maatwerk else werkboek.jaarbedrag


def _code(werkboek: Rekenuitkomst) -> str | None:
    return None if werkboek.uitkomst == "combinatie_ongeldig" else werkboek.prestatiecode


def _profiel(werkboek: Rekenuitkomst) -> str | None:
    return werkboek.profiel if werkboek.uitkomst in {"profiel", "maatwerk"} else None


def _teksten(veld: str, werkboek: str | None, onze: str | None) -> Verschil | None:
    return None if werkboek == onze else Verschil(veld, werkboek, onze)


def _uren(veld: str, werkboek: Decimal | str | None, onze: Fraction | None) -> Verschil | None:
    gelezen = werkboek if isinstance(werkboek, Decimal) else None
    if gelezen is None and onze is None:
        return None
    if gelezen is not None and onze is not None and abs(Fraction(gelezen) - onze) <= RUIS_IN_UREN:
        return None
    portaal = None if onze is None else Decimal(onze.numerator) / Decimal(onze.denominator)
    return Verschil(veld, gelezen, portaal)


def vergelijk_bedrag(
    veld: str, werkboek: Decimal | str | None, onze: Decimal | None
) -> Verschil | None:
    """Lay two amounts side by side in cents, half up; None when they are equal."""
    gelezen = _centen(werkboek) if isinstance(werkboek, Decimal) else None
    portaal = None if onze is None else _centen(onze)
    return None if gelezen == portaal else Verschil(veld, gelezen, portaal)


def _centen(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(CENT, rounding=ROUND_HALF_UP)
