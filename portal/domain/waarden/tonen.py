"""Exact values as people see them: rounded once, here, and never in a calculation."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from portal.domain.waarden.getallen import Aandeel, Euro, Uren

_SECONDEN_PER_UUR: Final = 3600


def hms(uren: Uren) -> str:
    """Write hours as `54:24:53`: whole seconds, half up; a negative value gets a minus sign.

    Args:
        uren: Hours, exact.

    Returns:
        Hours without leading zeros, minutes and seconds of two digits. Half a second counts up.

    Bron: [procedure] par. 6.9.
    """
    seconden = _half_omhoog(abs(uren), maal=_SECONDEN_PER_UUR)
    minuten, seconde = divmod(seconden, 60)
    uur, minuut = divmod(minuten, 60)
    teken = "-" if uren < 0 and seconden else ""
    return f"{teken}{uur}:{minuut:02d}:{seconde:02d}"


def als_invoer(waarde: Fraction) -> str:
    """Write what somebody typed so that it reads back the same: `10,5`, or `10:20:00` for hours.

    Args:
        waarde: Exact, >= 0, as `uren_uit_tekst`, `euro_uit_tekst` or a percentage gave it.

    Returns:
        A decimal with a comma; hours that are no decimal in hours, minutes and seconds.

    Bron: [rekentool] par. 1.
    """
    decimaal = decimaal_als_tekst(waarde, decimalen=20)
    if Fraction(decimaal) == waarde:
        return decimaal.replace(".", ",")
    seconden, _, deel = decimaal_als_tekst(waarde * _SECONDEN_PER_UUR, decimalen=9).partition(".")
    tekst = hms(Uren(Fraction(int(seconden), _SECONDEN_PER_UUR)))
    return f"{tekst},{deel}" if deel else tekst


def uren_en_minuten(uren: Uren) -> tuple[int, int]:
    """Give the hours and minutes that a letter names: 54:24:53 is (54, 25).

    Args:
        uren: Hours, exact, >= 0.

    Returns:
        Whole hours and minutes 0-59; half a minute counts up, 59 and a half gives the next hour.

    Bron: [procedure] par. 6.9.
    """
    return divmod(_half_omhoog(uren, maal=60), 60)


def verschil_binnen_seconde(uren: Uren, grens: Uren) -> Fraction | None:
    """Give the difference in seconds when it is too small to see in whole seconds.

    Args:
        uren: Hours, exact.
        grens: The edge they are compared with, hours, exact.

    Returns:
        `uren - grens` in seconds when it is not zero and smaller than one second, else None.

    Bron: [rekentool] par. 3.
    """
    verschil = (uren - grens) * _SECONDEN_PER_UUR
    return verschil if verschil and abs(verschil) < 1 else None


def centen(bedrag: Fraction) -> Euro:
    """Round an exact amount to cents, half up.

    Args:
        bedrag: Euros, exact, >= 0.

    Returns:
        The amount with exactly two decimals; half a cent counts up.

    Bron: [procedure] par. 6.9.
    """
    euro, cent = divmod(_half_omhoog(bedrag, maal=100), 100)
    return Euro(Decimal(f"{euro}.{cent:02d}"))


def euro_als_tekst(bedrag: Euro) -> str:
    """Write an amount the Dutch way, without currency sign: `104.878,17`.

    Bron: [procedure] par. 6.9.
    """
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


def percentage_afgekapt(aandeel: Aandeel) -> Decimal:
    """Give a share in percents with one decimal, cut off: 0,24967 is 24.9 and never 25.0.

    Args:
        aandeel: Share, exact, >= 0; 1 is 100%.

    Returns:
        Percents with one decimal, never above the exact value.

    Bron: [procedure] par. 6.9.
    """
    heel, tiende = divmod(aandeel.numerator * 1000 // aandeel.denominator, 10)
    return Decimal(f"{heel}.{tiende}")


def een_decimaal(waarde: Fraction) -> Decimal:
    """Round a number (fte) to one decimal, half up.

    Args:
        waarde: Any exact number >= 0.

    Returns:
        The number with one decimal; exactly half counts up.

    Bron: [procedure] par. 6.9.
    """
    heel, tiende = divmod(_half_omhoog(waarde, maal=10), 10)
    return Decimal(f"{heel}.{tiende}")


def decimaal_als_tekst(waarde: Fraction, *, decimalen: int = 12) -> str:
    """Write an exact value as a plain decimal for files, half up, without trailing zeros.

    Args:
        waarde: Any exact number.
        decimalen: Most decimals written, >= 1.

    Returns:
        For example `39.192324561404`, `14` or `0`; a point, never an exponent.

    Bron: [rekentool] par. 4.
    """
    geheel = _half_omhoog(abs(waarde), maal=10**decimalen)
    heel, deel = divmod(geheel, 10**decimalen)
    staart = f"{deel:0{decimalen}d}".rstrip("0")
    teken = "-" if waarde < 0 and geheel else ""
    return f"{teken}{heel}.{staart}" if staart else f"{teken}{heel}"


def _half_omhoog(waarde: Fraction, *, maal: int) -> int:
    """Round `waarde * maal` to a whole number in integers only: no fraction to reduce."""
    return (2 * waarde.numerator * maal + waarde.denominator) // (2 * waarde.denominator)
