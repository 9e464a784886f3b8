"""Checks that a PNG or JPEG is whole, of a sane size, and ends where it says it ends."""

import zlib
from typing import Final

from portal.domain.fouten import DomeinFout

MAX_PIXELS: Final = 60_000_000
MAX_DELEN: Final = 20_000

PNG_BEGIN: Final = 8
PNG_KOP: Final = 13
PNG_RAND: Final = 12  # length, name and checksum around the data of a chunk

JPEG_LOS: Final = frozenset({0x01, *range(0xD0, 0xD8)})
JPEG_SCAN, JPEG_EINDE, JPEG_BEGIN = 0xDA, 0xD9, 0xD8
JPEG_KADER: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_KADER_LENGTE: Final = 8


def keur_png(inhoud: bytes) -> None:
    """Walk the chunks of a PNG.

    Raises:
        DomeinFout: `bestand_beschadigd`, `bestand_extra_gegevens`, or `bestand_gevaarlijk` when
            it holds more pixels than a sane picture.
    """
    plek, namen = PNG_BEGIN, list[bytes]()
    while not namen or namen[-1] != b"IEND":
        if len(namen) > MAX_DELEN:
            raise DomeinFout("bestand_gevaarlijk", reden="te_veel_delen")
        naam, gegevens = _png_deel(inhoud, plek)
        if (naam == b"IHDR") != (not namen):
            raise DomeinFout("bestand_beschadigd")
        if naam == b"IHDR":
            _keur_png_kop(gegevens)
        namen.append(naam)
        plek += PNG_RAND + len(gegevens)
    if b"IDAT" not in namen:
        raise DomeinFout("bestand_beschadigd")
    _keur_einde(inhoud, plek)


def _png_deel(inhoud: bytes, plek: int) -> tuple[bytes, bytes]:
    lengte = int.from_bytes(inhoud[plek : plek + 4], "big")
    naam = inhoud[plek + 4 : plek + 8]
    einde = plek + 8 + lengte
    if not naam.isalpha() or inhoud[einde : einde + 4] != _controle(inhoud[plek + 4 : einde]):
        raise DomeinFout("bestand_beschadigd")
    return naam, inhoud[plek + 8 : einde]


def _controle(deel: bytes) -> bytes:
    return zlib.crc32(deel).to_bytes(4, "big")


def _keur_png_kop(gegevens: bytes) -> None:
    if len(gegevens) != PNG_KOP:
        raise DomeinFout("bestand_beschadigd")
    _keur_maat(int.from_bytes(gegevens[:4], "big"), int.from_bytes(gegevens[4:8], "big"))


def keur_jpeg(inhoud: bytes) -> None:
    """Walk the segments of a JPEG, its scans included.

    Raises:
        DomeinFout: As `keur_png`.
    """
    plek, gezien = 2, set[int]()
    for _ in range(MAX_DELEN):
        merk, plek = _jpeg_merk(inhoud, plek)
        if merk == JPEG_EINDE:
            if JPEG_SCAN not in gezien or not gezien & JPEG_KADER:
                raise DomeinFout("bestand_beschadigd")
            _keur_einde(inhoud, plek)
            return
        gezien.add(merk)
        if merk not in JPEG_LOS:
            plek = _jpeg_segment(inhoud, plek, merk)
    raise DomeinFout("bestand_gevaarlijk", reden="te_veel_delen")


def _jpeg_merk(inhoud: bytes, plek: int) -> tuple[int, int]:
    """Give the marker at `plek` and the place after it; a marker may be padded with FF."""
    begin = plek
    while inhoud[plek : plek + 1] == b"\xff":
        plek += 1
    if plek == begin or plek >= len(inhoud) or inhoud[plek] in {0, JPEG_BEGIN}:
        raise DomeinFout("bestand_beschadigd")
    return inhoud[plek], plek + 1


def _jpeg_segment(inhoud: bytes, plek: int, merk: int) -> int:
    lengte = int.from_bytes(inhoud[plek : plek + 2], "big")
    einde = plek + lengte
    if lengte < 2 or einde > len(inhoud):
        raise DomeinFout("bestand_beschadigd")
    if merk in JPEG_KADER:
        if lengte < JPEG_KADER_LENGTE:
            raise DomeinFout("bestand_beschadigd")
        hoog, breed = inhoud[plek + 3 : plek + 5], inhoud[plek + 5 : plek + 7]
        _keur_maat(int.from_bytes(breed, "big"), int.from_bytes(hoog, "big"))
    return _na_scan(inhoud, einde) if merk == JPEG_SCAN else einde


def _na_scan(inhoud: bytes, plek: int) -> int:
    """Give the place of the first marker after scan data: FF00 and restarts belong to it."""
    while (plek := inhoud.find(b"\xff", plek)) >= 0:
        volgende = inhoud[plek + 1 : plek + 2]
        if volgende not in {b"\x00", b"\xff"} and not b"\xd0" <= volgende <= b"\xd7":
            return plek
        plek += 1 if volgende == b"\xff" else 2
    raise DomeinFout("bestand_beschadigd")


def _keur_maat(breed: int, hoog: int) -> None:
    if not breed or not hoog:
        raise DomeinFout("bestand_beschadigd")
    if breed * hoog > MAX_PIXELS:
        raise DomeinFout("bestand_gevaarlijk", reden="te_veel_pixels")


def _keur_einde(inhoud: bytes, plek: int) -> None:
    if plek != len(inhoud):
        raise DomeinFout("bestand_extra_gegevens", reden="na_het_einde")
