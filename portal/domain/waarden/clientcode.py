"""Say whether a text can be the code of a client or of a group."""

import re
from typing import Final

_VORM: Final = re.compile(r"[A-Z0-9-]{3,12}")
_NEGEN_CIJFERS: Final = re.compile(r"[0-9]{9}")


def is_clientcode(tekst: str) -> bool:
    """Say whether a text can stand in lists instead of a name.

    Args:
        tekst: The code in capitals.

    Returns:
        True for 3 to 12 of A-Z, 0-9 and the hyphen; nine digits, with or without hyphens between
        them, could be a BSN and are refused.

    Bron: [procedure] §9 point 9.
    """
    return bool(_VORM.fullmatch(tekst)) and not _NEGEN_CIJFERS.search(tekst.replace("-", ""))
