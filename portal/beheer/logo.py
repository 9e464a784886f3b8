"""The logo of a letterhead: a small PNG, judged by its content."""

import zlib

from portal.domain.fouten import DomeinFout

HOOGSTE_BYTES = 50_000
HOOGSTE_ZIJDE = 2_000
BEGIN = b"\x89PNG\r\n\x1a\n"
EINDE = b"IEND"


def controleer_logo(inhoud: bytes) -> None:
    """Refuse what is not one whole PNG of modest size, with nothing behind its end.

    Raises:
        DomeinFout: `logo_te_groot` above 50 kB or 2,000 pixels; `logo_geen_png` for the rest.
    """
    if len(inhoud) > HOOGSTE_BYTES:
        raise DomeinFout("logo_te_groot", veld="logo")
    if not inhoud.startswith(BEGIN):
        raise DomeinFout("logo_geen_png", veld="logo")
    breedte, hoogte = _maten(inhoud)
    if not _is_heel(inhoud) or not breedte or not hoogte:
        raise DomeinFout("logo_geen_png", veld="logo")
    if max(breedte, hoogte) > HOOGSTE_ZIJDE:
        raise DomeinFout("logo_te_groot", veld="logo")


def _maten(inhoud: bytes) -> tuple[int, int]:
    """Give width and height, zero when the first chunk is not the header."""
    if inhoud[12:16] != b"IHDR" or len(inhoud) < 24:
        return 0, 0
    return int.from_bytes(inhoud[16:20]), int.from_bytes(inhoud[20:24])


def _is_heel(inhoud: bytes) -> bool:
    """Walk the chunks: each with its right checksum, the last one IEND, nothing after it."""
    plek = len(BEGIN)
    while plek + 12 <= len(inhoud):
        lengte = int.from_bytes(inhoud[plek : plek + 4])
        soort = inhoud[plek + 4 : plek + 8]
        einde = plek + 12 + lengte
        som = inhoud[einde - 4 : einde]
        if len(som) != 4 or int.from_bytes(som) != zlib.crc32(inhoud[plek + 4 : einde - 4]):
            return False
        if soort == EINDE:
            return einde == len(inhoud)
        plek = einde
    return False
