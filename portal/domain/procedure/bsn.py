"""Whether nine digits can be a burgerservicenummer."""

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
DELER = 11


def is_bsn(tekst: str) -> bool:
    """Say whether a text is a possible BSN.

    Args:
        tekst: Exactly nine digits, without spaces or dots.

    Returns:
        True when the weighted sum (9 to 2, and -1 for the last digit) divides by eleven and is
        not zero, so that nine zeros are refused.

    Bron: [procedure] §7.1 G6.
    """
    if len(tekst) != len(GEWICHTEN) or not (tekst.isascii() and tekst.isdigit()):
        return False
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, tekst, strict=True))
    return som != 0 and som % DELER == 0
