"""Says what kind of file an upload is, or by a code why it is refused."""

import re
import unicodedata
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Final

from portal.domain.fouten import DomeinFout
from portal.platform.files.beelden import keur_jpeg, keur_png
from portal.platform.files.pdf_bestanden import keur_pdf

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_NAAM: Final = 100
ZIP_EINDE: Final = b"PK\x05\x06"
ZIP_EINDE_LENGTE: Final = 22
# An archive may end in a comment of at most this length.
ZIP_STAART: Final = ZIP_EINDE_LENGTE + 0xFFFF
WEBPAGINA: Final = re.compile(rb"<(?:!doctype|html|script|\?php)", re.IGNORECASE)
WEBPAGINA_BEGIN: Final = 1024
NIET_IN_NAAM: Final = re.compile(r'[\\/:*?"<>|]')


class BestandSoort(StrEnum):
    """The kinds of file that can be accepted."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def mediatype(self) -> str:
        """The media type to serve it with."""
        return "application/pdf" if self is BestandSoort.PDF else f"image/{self.value}"

    @property
    def extensie(self) -> str:
        """The extension to offer it with."""
        return "jpg" if self is BestandSoort.JPEG else self.value


_HERKENNING: Final[dict[bytes, tuple[BestandSoort, Callable[[bytes], None]]]] = {
    b"%PDF-": (BestandSoort.PDF, keur_pdf),
    b"\x89PNG\r\n\x1a\n": (BestandSoort.PNG, keur_png),
    b"\xff\xd8\xff": (BestandSoort.JPEG, keur_jpeg),
}


def keur_bestand(inhoud: bytes, naam: str, toegestaan: Collection[BestandSoort]) -> BestandSoort:
    """Judge an upload by its content; its name decides nothing.

    Args:
        inhoud: The bytes.
        naam: Name as uploaded; only given back with a refusal.
        toegestaan: Kinds that may be uploaded here.

    Returns:
        The kind. The bytes are whole, hold one kind only and nothing that runs.

    Raises:
        DomeinFout: `bestand_leeg`, `bestand_te_groot`, `bestand_soort_niet_toegestaan`,
            `bestand_beschadigd`, `bestand_extra_gegevens` (something after the end, or a second
            kind of file inside), `bestand_versleuteld`, `bestand_gevaarlijk` (with `reden`). Each
            with `naam`.
    """
    try:
        return _keur(inhoud, toegestaan)
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **fout.gegevens, naam=naam) from fout


def veilige_naam(naam: str, soort: BestandSoort) -> str:
    """Give a name to offer a download under: no path, no control signs, extension of its kind."""
    kaal = unicodedata.normalize("NFC", naam.replace("\\", "/").rpartition("/")[2])
    zichtbaar = "".join(teken for teken in kaal if unicodedata.category(teken)[0] != "C")
    stam = NIET_IN_NAAM.sub("", zichtbaar).rpartition(".")[0] or NIET_IN_NAAM.sub("", zichtbaar)
    return f"{stam.strip(' .')[:MAX_NAAM].strip(' .') or 'bestand'}.{soort.extensie}"


def _keur(inhoud: bytes, toegestaan: Collection[BestandSoort]) -> BestandSoort:
    if not inhoud:
        raise DomeinFout("bestand_leeg")
    if len(inhoud) > MAX_BYTES:
        raise DomeinFout("bestand_te_groot", maximum=MAX_BYTES)
    for begin, (soort, keur) in _HERKENNING.items():
        if inhoud.startswith(begin) and soort in toegestaan:
            _keur_tweede_soort(inhoud)
            keur(inhoud)
            return soort
    raise DomeinFout("bestand_soort_niet_toegestaan")


def _keur_tweede_soort(inhoud: bytes) -> None:
    """Refuse a file that another program would open as an archive or a web page."""
    staart = inhoud[-ZIP_STAART:]
    plek = staart.find(ZIP_EINDE)
    while plek >= 0:
        lengte = staart[plek + ZIP_EINDE_LENGTE - 2 : plek + ZIP_EINDE_LENGTE]
        einde = plek + ZIP_EINDE_LENGTE + int.from_bytes(lengte, "little")
        if len(lengte) == 2 and einde <= len(staart):
            raise DomeinFout("bestand_extra_gegevens", reden="archief")
        plek = staart.find(ZIP_EINDE, plek + 1)
    if WEBPAGINA.search(inhoud[:WEBPAGINA_BEGIN]):
        raise DomeinFout("bestand_extra_gegevens", reden="webpagina")
