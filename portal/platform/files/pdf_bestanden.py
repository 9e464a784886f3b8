"""Walks a PDF, compressed objects included, and refuses whatever can act or hide."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from portal.domain.fouten import DomeinFout

MAX_OBJECTEN: Final = 100_000
MAX_WAARDEN: Final = 2_000_000
MAX_OBJECTSTROMEN: Final = 40 * 1024 * 1024

BEGIN: Final = re.compile(rb"%PDF-[12]\.[0-9][\r\n \t%]")
EINDE: Final = b"%%EOF"
WIT: Final = b"\r\n \t\x00"

VERBODEN_SLEUTELS: Final = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "invulformulier",
    "/EF": "ingesloten_bestand",
    "/EmbeddedFiles": "ingesloten_bestand",
    "/Collection": "ingesloten_bestand",
    "/RichMediaContent": "ingesloten_media",
}
VERBODEN_ACTIES: Final = {
    "/JavaScript": "script",
    "/Launch": "start_programma",
    "/ImportData": "start_programma",
    "/SubmitForm": "verstuurt_gegevens",
    "/GoToE": "ingesloten_bestand",
    "/GoToR": "ander_bestand",
    "/Rendition": "ingesloten_media",
    "/RichMediaExecute": "ingesloten_media",
}
VERBODEN_SOORTEN: Final = {
    "/EmbeddedFile": "ingesloten_bestand",
    "/FileAttachment": "ingesloten_bestand",
    "/RichMedia": "ingesloten_media",
    "/Screen": "ingesloten_media",
    "/Movie": "ingesloten_media",
    "/Sound": "ingesloten_media",
    "/3D": "ingesloten_media",
}
# Opening on a given page is how office programs save; every other action at opening is refused.
ACTIE_BIJ_OPENEN: Final = "/GoTo"

STROOM_BEGIN: Final = re.compile(rb"(?<!end)stream\r?\n")
STROOM_EINDE: Final = b"endstream"
NAAM: Final = re.compile(rb"/[^\s/<>\[\](){}%]{1,60}")
CODE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
VERBODEN_NAMEN: Final = frozenset({
    *VERBODEN_SLEUTELS, "/Launch", "/ImportData", "/EmbeddedFile", "/FileAttachment", "/RichMedia",
})  # fmt: skip

# What a broken or hostile file makes the library raise besides its own errors.
LEESFOUTEN: Final = (
    PyPdfError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    OSError,
    zlib.error,
)


def keur_pdf(inhoud: bytes) -> None:
    """Judge a PDF.

    Raises:
        DomeinFout: `bestand_beschadigd`, `bestand_extra_gegevens`, `bestand_versleuteld`, or
            `bestand_gevaarlijk` with the `reden`: scripts, actions that start, send or open
            something, embedded files or media, forms in XFA, or more objects than a sane PDF.
    """
    if not BEGIN.match(inhoud):
        raise DomeinFout("bestand_beschadigd")
    einde = inhoud.rfind(EINDE)
    if einde < 0:
        raise DomeinFout("bestand_beschadigd")
    if inhoud[einde + len(EINDE) :].strip(WIT):
        raise DomeinFout("bestand_extra_gegevens", reden="na_het_einde")
    _keur_namen(inhoud)
    try:
        _keur_objecten(inhoud)
    except LEESFOUTEN as fout:
        raise DomeinFout("bestand_beschadigd") from fout


def _keur_namen(inhoud: bytes) -> None:
    """Refuse forbidden names outside streams, also in revisions that no index points at."""
    for gevonden in NAAM.finditer(_buiten_stromen(inhoud)):
        naam = CODE.sub(lambda code: bytes([int(code[1], 16)]), gevonden[0]).decode("latin-1")
        if naam in VERBODEN_NAMEN:
            raise DomeinFout("bestand_gevaarlijk", reden=VERBODEN_SLEUTELS.get(naam, "actie"))


def _buiten_stromen(inhoud: bytes) -> bytes:
    """Give the file without the data of its streams: those hold any byte by chance."""
    stukken, plek = list[bytes](), 0
    while begin := STROOM_BEGIN.search(inhoud, plek):
        einde = inhoud.find(STROOM_EINDE, begin.end())
        if einde < 0:
            break
        stukken.append(inhoud[plek : begin.start()])
        plek = einde + len(STROOM_EINDE)
    return b"\n".join([*stukken, inhoud[plek:]])


def _keur_objecten(inhoud: bytes) -> None:
    lezer = PdfReader(io.BytesIO(inhoud), xref_stream_maximum_entries=MAX_OBJECTEN)
    if lezer.is_encrypted:
        raise DomeinFout("bestand_versleuteld")
    nummers = [(nr, generatie) for generatie, rij in lezer.xref.items() for nr in rij]
    if len(nummers) + len(lezer.xref_objStm) > MAX_OBJECTEN:
        raise DomeinFout("bestand_gevaarlijk", reden="te_veel_objecten")
    _keur_objectstromen(lezer)
    nummers += [(nr, 0) for nr in lezer.xref_objStm]
    teller = 0
    for woordenboek in _woordenboeken(lezer, nummers):
        teller += len(woordenboek)
        if teller > MAX_WAARDEN:
            raise DomeinFout("bestand_gevaarlijk", reden="te_veel_objecten")
        _keur_woordenboek(woordenboek)
    wortel = lezer.trailer["/Root"]
    if not isinstance(wortel, DictionaryObject) or "/Pages" not in wortel:
        raise DomeinFout("bestand_beschadigd")


def _keur_objectstromen(lezer: PdfReader) -> None:
    """Unpack the object streams one by one, and stop before they grow out of hand."""
    totaal = 0
    for nummer in {stroom for stroom, _ in lezer.xref_objStm.values()}:
        stroom = IndirectObject(nummer, 0, lezer).get_object()
        if not isinstance(stroom, StreamObject):
            raise DomeinFout("bestand_beschadigd")
        totaal += len(stroom.get_data())
        if totaal > MAX_OBJECTSTROMEN:
            raise DomeinFout("bestand_gevaarlijk", reden="te_veel_objecten")


def _woordenboeken(lezer: PdfReader, nummers: list[tuple[int, int]]) -> Iterator[DictionaryObject]:
    """Give every dictionary in the file: those of all objects, and those nested inside."""
    yield lezer.trailer
    for nummer, generatie in nummers:
        stapel: list[object] = [IndirectObject(nummer, generatie, lezer).get_object()]
        while stapel:
            waarde = stapel.pop()
            if isinstance(waarde, DictionaryObject):
                yield waarde
                stapel += waarde.values()
            elif isinstance(waarde, ArrayObject):
                stapel += waarde


def _keur_woordenboek(woordenboek: DictionaryObject) -> None:
    for sleutel in woordenboek:
        if str(sleutel) in VERBODEN_SLEUTELS:
            raise DomeinFout("bestand_gevaarlijk", reden=VERBODEN_SLEUTELS[str(sleutel)])
    for sleutel, verboden in (
        ("/S", VERBODEN_ACTIES),
        ("/Type", VERBODEN_SOORTEN),
        ("/Subtype", VERBODEN_SOORTEN),
    ):
        reden = verboden.get(str(_waarde(woordenboek, sleutel)))
        if reden is not None:
            raise DomeinFout("bestand_gevaarlijk", reden=reden)
    openen = _waarde(woordenboek, "/OpenAction")
    if isinstance(openen, DictionaryObject) and _waarde(openen, "/S") != ACTIE_BIJ_OPENEN:
        raise DomeinFout("bestand_gevaarlijk", reden="actie_bij_openen")


def _waarde(woordenboek: DictionaryObject, sleutel: str) -> object:
    """Give a value, also when it only refers to another object."""
    waarde = woordenboek.get(sleutel)
    return waarde.get_object() if isinstance(waarde, IndirectObject) else waarde
