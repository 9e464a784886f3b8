"""Opens an uploaded xlsx without trusting it: size, kind and contents before any parsing."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from portal.domain.fouten import DomeinFout

MAX_BYTES = 2 * 1024 * 1024
MAX_DELEN = 200
MAX_UITGEPAKT = 20 * 1024 * 1024
MAX_DEEL = 5 * 1024 * 1024
MAX_VERHOUDING = 40
# A tiny part may shrink a lot without harm; the official workbook has one of 2 KB at 117 to 1.
VERHOUDING_VANAF = 64 * 1024

ZIP_BEGIN = b"PK\x03\x04"
ZIP_EINDE = b"PK\x05\x06"
ZIP_EINDE_LENGTE = 22
OLE_BEGIN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
VERBODEN_DEEL = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|macrosheets|dialogsheets|customui", re.IGNORECASE
)
INHOUDSTYPEN = "[Content_Types].xml"
XLSX_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@contextmanager
def open_archief(inhoud: bytes) -> Iterator[zipfile.ZipFile]:
    """Check the bytes of an upload and open them as the archive an xlsx is.

    Raises:
        DomeinFout: `werkboek_leeg`, `werkboek_te_groot`, `werkboek_met_wachtwoord`,
            `werkboek_geen_xlsx`, `werkboek_beschadigd` or `werkboek_gevaarlijk`.
    """
    _keur_bytes(inhoud)
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise DomeinFout("werkboek_beschadigd") from fout
    with archief:
        _keur_delen(archief.infolist())
        _keur_soort(lees_deel(archief, INHOUDSTYPEN))
        yield archief


def lees_deel(archief: zipfile.ZipFile, naam: str) -> bytes:
    """Unpack one part, never more than it announced.

    Raises:
        DomeinFout: `werkboek_geen_xlsx` when the part is missing, `werkboek_beschadigd` when it
            cannot be unpacked, `werkboek_gevaarlijk` when it is larger than it may be.
    """
    try:
        info = archief.getinfo(naam)
    except KeyError as fout:
        raise DomeinFout("werkboek_geen_xlsx", deel=naam) from fout
    if info.file_size > MAX_DEEL:
        raise DomeinFout("werkboek_gevaarlijk", reden="deel_te_groot")
    try:
        with archief.open(info) as deel:
            # A bounded read: read() without a size would unpack past the announced length.
            return deel.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fout:
        raise DomeinFout("werkboek_beschadigd") from fout


def _keur_bytes(inhoud: bytes) -> None:
    if not inhoud:
        raise DomeinFout("werkboek_leeg")
    if len(inhoud) > MAX_BYTES:
        raise DomeinFout("werkboek_te_groot", maximum=MAX_BYTES)
    if inhoud.startswith(OLE_BEGIN) and OLE_VERSLEUTELD in inhoud:
        raise DomeinFout("werkboek_met_wachtwoord")
    if not inhoud.startswith(ZIP_BEGIN):
        raise DomeinFout("werkboek_geen_xlsx")
    if inhoud[-ZIP_EINDE_LENGTE:][: len(ZIP_EINDE)] != ZIP_EINDE:
        raise DomeinFout("werkboek_beschadigd")


def _keur_delen(delen: list[zipfile.ZipInfo]) -> None:
    namen = [deel.filename.casefold() for deel in delen]
    redenen = {
        "te_veel_delen": len(delen) > MAX_DELEN,
        "dubbele_delen": len(set(namen)) != len(namen),
        "te_groot_uitgepakt": sum(deel.file_size for deel in delen) > MAX_UITGEPAKT,
        "te_sterk_verkleind": any(_te_sterk_verkleind(deel) for deel in delen),
        "versleuteld_of_onbekend_verkleind": any(_onleesbaar(deel) for deel in delen),
        "macro_of_ingesloten_bestand": any(VERBODEN_DEEL.search(naam) for naam in namen),
    }
    for reden, geldt in redenen.items():
        if geldt:
            raise DomeinFout("werkboek_gevaarlijk", reden=reden)


def _te_sterk_verkleind(deel: zipfile.ZipInfo) -> bool:
    return (
        deel.file_size > VERHOUDING_VANAF and deel.file_size > MAX_VERHOUDING * deel.compress_size
    )


def _onleesbaar(deel: zipfile.ZipInfo) -> bool:
    versleuteld = bool(deel.flag_bits & 0x1)
    return versleuteld or deel.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _keur_soort(inhoudstypen: bytes) -> None:
    if b"macroenabled" in inhoudstypen.lower():
        raise DomeinFout("werkboek_gevaarlijk", reden="macro_of_ingesloten_bestand")
    if XLSX_TYPE not in inhoudstypen:
        raise DomeinFout("werkboek_geen_xlsx")
