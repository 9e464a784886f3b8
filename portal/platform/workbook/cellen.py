"""Reads the cells of an xlsx raw from its XML: exact text, no number formats, no tree in memory.

A spreadsheet library would round times to milliseconds, and hours must stay exact.
"""

import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax import SAXException  # the parser itself is defusedxml's
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from portal.domain.fouten import DomeinFout
from portal.platform.workbook.archief import lees_deel

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

MAX_CELLEN = 50_000
MAX_TEKSTEN = 50_000
MAX_TEKST = 32_767  # what a cell of the format can hold
WERKMAP = "xl/workbook.xml"
RELATIES = "xl/_rels/workbook.xml.rels"
TEKSTEN = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Cel:
    """One filled cell.

    Args:
        ruw: The stored text, exactly.
        is_tekst: True for text, False for a number (dates and hours are numbers).
        is_fout: True for an error value such as #N/A.
        heeft_formule: True when a formula gave the value.
    """

    ruw: str
    is_tekst: bool
    is_fout: bool
    heeft_formule: bool


Blad = Mapping[str, Cel]


def lees_bladen(archief: zipfile.ZipFile, namen: Sequence[str]) -> dict[str, Blad]:
    """Read the named sheets; names compare without case and outer spaces.

    Returns:
        The sheets that exist, each as address -> cell, empty cells left out.

    Raises:
        DomeinFout: `werkboek_beschadigd` for broken XML, `werkboek_gevaarlijk` for XML that
            declares entities or has far more cells than the official workbook.
    """
    werkmap = _Werkmap()
    _ontleed(lees_deel(archief, WERKMAP), werkmap)
    relaties = _Relaties()
    _ontleed(lees_deel(archief, RELATIES), relaties)
    teksten = _Teksten()
    if TEKSTEN in archief.namelist():
        _ontleed(lees_deel(archief, TEKSTEN), teksten)
    bladen: dict[str, Blad] = {}
    for naam in namen:
        doel = relaties.doelen.get(werkmap.bladen.get(_sleutel(naam), ""))
        if doel is not None:
            lezer = _Cellen(teksten.regels)
            _ontleed(lees_deel(archief, posixpath.normpath(posixpath.join("xl", doel))), lezer)
            bladen[naam] = lezer.cellen
    return bladen


def _sleutel(naam: str) -> str:
    return naam.strip().casefold()


def _ontleed(inhoud: bytes, lezer: ContentHandler) -> None:
    try:
        parseString(inhoud, lezer, forbid_dtd=True)
    except DefusedXmlException as fout:
        raise DomeinFout("werkboek_gevaarlijk", reden="xml_entiteiten") from fout
    except (SAXException, ValueError, LookupError) as fout:
        raise DomeinFout("werkboek_beschadigd") from fout


def _lokaal(naam: str) -> str:
    """Give the element name without prefix: other programs write their own prefixes."""
    return naam.rpartition(":")[2]


class _Werkmap(ContentHandler):
    """Collects sheet name -> relation id."""

    def __init__(self) -> None:
        super().__init__()
        self.bladen: dict[str, str] = {}

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX's name
        if _lokaal(name) == "sheet":
            self.bladen[_sleutel(attrs.get("name", ""))] = attrs.get("r:id", "")


class _Relaties(ContentHandler):
    """Collects relation id -> path of the part."""

    def __init__(self) -> None:
        super().__init__()
        self.doelen: dict[str, str] = {}

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX's name
        if _lokaal(name) == "Relationship":
            doel = attrs.get("Target", "")
            self.doelen[attrs.get("Id", "")] = doel.removeprefix("/xl/")


class _Teksten(ContentHandler):
    """Collects the shared strings in order; phonetic help is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.regels: list[str] = []
        self._stukken: list[str] = []
        self._in_tekst = False
        self._in_uitspraak = False

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: ARG002, N802 - SAX's name
        soort = _lokaal(name)
        if soort == "si":
            self._stukken = []
        self._in_uitspraak = self._in_uitspraak or soort == "rPh"
        self._in_tekst = soort == "t" and not self._in_uitspraak

    def characters(self, content: str) -> None:
        if self._in_tekst:
            self._stukken.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        soort = _lokaal(name)
        self._in_tekst = False
        if soort == "rPh":
            self._in_uitspraak = False
        if soort == "si":
            if len(self.regels) >= MAX_TEKSTEN:
                raise DomeinFout("werkboek_gevaarlijk", reden="te_veel_teksten")
            self.regels.append("".join(self._stukken))


class _Cellen(ContentHandler):
    """Collects address -> cell of one sheet."""

    def __init__(self, teksten: list[str]) -> None:
        super().__init__()
        self.cellen: dict[str, Cel] = {}
        self._teksten = teksten
        self._adres = ""
        self._soort = ""
        self._heeft_formule = False
        self._luistert = False
        self._stukken: list[str] = []

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX's name
        soort = _lokaal(name)
        if soort == "c":
            self._adres = attrs.get("r", "")
            self._soort = attrs.get("t", "n")
            self._heeft_formule = False
            self._stukken = []
        self._heeft_formule = self._heeft_formule or soort == "f"
        self._luistert = soort in {"v", "t"}

    def characters(self, content: str) -> None:
        if self._luistert:
            self._stukken.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        self._luistert = False
        if _lokaal(name) != "c" or not self._stukken:
            return
        ruw = "".join(self._stukken)
        if self._soort == "s":
            ruw = self._teksten[int(ruw)]
        if len(self.cellen) >= MAX_CELLEN or len(ruw) > MAX_TEKST:
            raise DomeinFout("werkboek_gevaarlijk", reden="te_veel_cellen")
        if ruw:
            tekst = self._soort in {"s", "str", "inlineStr"}
            self.cellen[self._adres] = Cel(ruw, tekst, self._soort == "e", self._heeft_formule)
