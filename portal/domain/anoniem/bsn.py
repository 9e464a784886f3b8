"""What in a text can be a BSN."""

import re
from collections.abc import Iterator
from typing import Final

from portal.domain.waarden.bsn import is_bsn

_AANEEN: Final = "[0-9]{9}"
_LOS: Final = r"(?:[0-9](?:[ .-]?[0-9]){8}|[0-9]{2,5}[ ./_-]{1,3}[0-9]{2,4}[ ./_-]{1,3}[0-9]{2,4})"
_LINK: Final = re.compile(
    r"(?:https?://|(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}/)[^\s\"<>\\]+", re.IGNORECASE
)
_WEG: Final = "[getal weggelaten]"
_VERGADERNUMMER: Final = re.compile(
    r"(?:vergader|meeting|conferen)\w{0,20}[ -]?(?:id|nummer|number|code)\b[^\w\n]{0,3}"
    r"[0-9](?:[ -]?[0-9]){9,}",
    re.IGNORECASE,
)


def vind_bsns(tekst: str, *, aaneen: bool = False) -> list[str]:
    """Find the nine digits that can be a BSN by the elfproef.

    In a link they count as a part of their own only, so not among the letters and digits of an
    invitation to an online meeting. Its number counts when it has nine digits, not when it has
    more.

    Args:
        tekst: The text, with its signs as people see them.
        aaneen: Only nine digits without a sign between them, for a text that has numbers of its
            own.

    Returns:
        Each as it is written, those in a link last.

    Bron: [procedure] §11 (the text of a goed voorbeeld is anonymous, the CCE sees no BSN).
    """
    vorm = _AANEEN if aaneen else _LOS
    return [stuk for stuk in _negens(tekst, vorm) if is_bsn(re.sub(r"[^0-9]", "", stuk))]


def zonder_bsns(tekst: str) -> str:
    """Write a text without the nine digits that can be a BSN, for a letter.

    Args:
        tekst: A text that nobody can change any more.

    Returns:
        The text with words in their place; those words alone when they stand hidden in a link.

    Bron: [procedure] §11 (the CCE sees no BSN).
    """
    for stuk in vind_bsns(tekst, aaneen=True):
        tekst = tekst.replace(stuk, _WEG)
    return _WEG if vind_bsns(tekst, aaneen=True) else tekst


def _negens(tekst: str, vorm: str) -> Iterator[str]:
    buiten = _VERGADERNUMMER.sub(" | ", _LINK.sub(" | ", tekst))
    yield from re.findall(rf"(?<![0-9]){vorm}(?![0-9])", buiten)
    for link in _LINK.findall(tekst):
        yield from re.findall(rf"(?<![0-9A-Za-z]){vorm}(?![0-9A-Za-z])", _ontcijfer(link))


def _ontcijfer(link: str) -> str:
    """Write the signs of a link that stand in it as a percentage and two digits."""
    return re.sub("%([0-9A-Fa-f]{2})", lambda treffer: chr(int(treffer[1], 16)), link)
