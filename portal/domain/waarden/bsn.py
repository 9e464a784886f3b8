"""Say whether nine digits can be a burgerservicenummer."""

from typing import Final

_GEWICHTEN: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEGEN_NULLEN: Final = "000000000"


def voldoet_elfproef(bsn: str) -> bool:
    """Say whether a text of nine digits passes the elfproef.

    Args:
        bsn: The number as text with its leading zeros.

    Returns:
        True when it has exactly nine digits and the weighted sum is a multiple of eleven;
        `000000000` passes, as it does in the official workbook.

    Bron: [rekentool] werkboek par. 2.
    """
    if len(bsn) != len(_GEWICHTEN) or not (bsn.isascii() and bsn.isdigit()):
        return False
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, bsn, strict=True))
    return som % 11 == 0


def is_bsn(tekst: str) -> bool:
    """Say whether a text is a possible BSN: the elfproef, without the nine zeros that pass it.

    Args:
        tekst: Exactly nine digits, without spaces or dots.

    Bron: [procedure] §7.1 G6.
    """
    return tekst != _NEGEN_NULLEN and voldoet_elfproef(tekst)
