"""The look on paper: embedded typeface, sizes, colours, margins."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

LETTERTYPEN = Path(__file__).resolve().parents[1] / "fonts"
GEWOON, HALFVET, VET = "SourceSans3", "SourceSans3-Semibold", "SourceSans3-Bold"

INKT = HexColor("#17252a")
GEDEMPT = HexColor("#4c5b60")
HUISKLEUR = HexColor("#17505a")
LIJN = HexColor("#b9c4c3")
VLAK = HexColor("#f4f6f5")

BREEDTE, HOOGTE = A4
MEESTE_REGELS = 50
LINKS, RECHTS, BOVEN, ONDER = 25 * mm, 20 * mm, 27 * mm, 24 * mm
TEKSTBREEDTE = BREEDTE - LINKS - RECHTS

# Characters that XML and PDF text cannot hold; line breaks and tabs are handled before.
ONTOONBAAR = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
AAN_GETAL_VAST = re.compile("([€≥≤]) (?=[0-9-])")


@cache
def registreer_lettertype() -> None:
    """Make Source Sans 3 known to the PDF library, once per process."""
    for naam, bestand in ((GEWOON, "Regular"), (HALFVET, "Semibold"), (VET, "Bold")):
        pdfmetrics.registerFont(TTFont(naam, LETTERTYPEN / f"SourceSans3-{bestand}.ttf"))
    pdfmetrics.registerFontFamily(GEWOON, normal=GEWOON, bold=VET, italic=GEWOON, boldItalic=VET)


def opgemaakt(tekst: str) -> str:
    """Make a user's text safe for a paragraph: no markup, line breaks kept, signs glued."""
    veilig = escape(AAN_GETAL_VAST.sub(lambda teken: teken[1] + "\u00a0", kaal(tekst)))
    return veilig.replace("\n", "<br/>")


def in_blokken(tekst: str) -> list[str]:
    """Cut a text of very many lines in blocks that stand below one another as if they were one.

    Setting and splitting one paragraph takes a time that grows with the square of its lines. A
    line that is empty at the end of a block is kept with a space, or it would fall away.
    """
    regels = kaal(tekst).split("\n")
    for nr in range(MEESTE_REGELS - 1, len(regels) - 1, MEESTE_REGELS):
        regels[nr] = regels[nr] if regels[nr].strip() else "\u00a0"
    blokken = range(0, len(regels), MEESTE_REGELS)
    return ["\n".join(regels[begin : begin + MEESTE_REGELS]) for begin in blokken]


def kaal(tekst: str) -> str:
    """Give text without what paper cannot show; accents composed, tabs as spaces."""
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return ONTOONBAAR.sub("\ufffd", unicodedata.normalize("NFC", regels))


LOPEND = ParagraphStyle(
    "lopend", fontName=GEWOON, fontSize=10.5, leading=15, textColor=INKT, spaceAfter=7
)
NADRUK = ParagraphStyle("nadruk", parent=LOPEND, fontName=HALFVET)
TITEL = ParagraphStyle(
    "titel",
    parent=LOPEND,
    fontName=VET,
    fontSize=17,
    leading=22,
    textColor=HUISKLEUR,
    spaceAfter=11,
)
KOP2 = ParagraphStyle(
    "kop2", parent=LOPEND, fontName=VET, fontSize=12.5, leading=17, textColor=HUISKLEUR,
    spaceBefore=11, spaceAfter=4,
)  # fmt: skip
KOP3 = ParagraphStyle(
    "kop3",
    parent=LOPEND,
    fontName=HALFVET,
    spaceBefore=6,
    spaceAfter=2,
)
PUNT = ParagraphStyle("punt", parent=LOPEND, spaceAfter=3)
CEL = ParagraphStyle("cel", parent=LOPEND, fontSize=9.5, leading=13, spaceAfter=0)
CEL_RECHTS = ParagraphStyle("cel_rechts", parent=CEL, alignment=TA_RIGHT)
KOPCEL = ParagraphStyle("kopcel", parent=CEL, fontName=HALFVET, textColor=HUISKLEUR)
KOPCEL_RECHTS = ParagraphStyle("kopcel_rechts", parent=KOPCEL, alignment=TA_RIGHT)
TOTAALCEL = ParagraphStyle("totaalcel", parent=CEL, fontName=VET)
TOTAALCEL_RECHTS = ParagraphStyle("totaalcel_rechts", parent=TOTAALCEL, alignment=TA_RIGHT)
BIJSCHRIFT = ParagraphStyle("bijschrift", parent=CEL, fontName=HALFVET, spaceBefore=5, spaceAfter=4)
LABEL = ParagraphStyle("label", parent=CEL, fontSize=8.5, leading=11, textColor=GEDEMPT)
BLOKLABEL = ParagraphStyle("bloklabel", parent=CEL, textColor=GEDEMPT)
AFZENDER = ParagraphStyle("afzender", parent=LABEL, fontSize=8.5, leading=11.5)
ORGANISATIE = ParagraphStyle(
    "organisatie", parent=LOPEND, fontName=VET, fontSize=16, leading=19, textColor=HUISKLEUR,
    spaceAfter=0,
)  # fmt: skip
ADRES = ParagraphStyle("adres", parent=LOPEND, leading=14, spaceAfter=0)
RETOUR = ParagraphStyle("retour", parent=LABEL, fontSize=7, leading=10)

GROTER = 13 / 10.5
"""Running text at 13 points instead of 10.5."""


def zonder_wit(soort: ParagraphStyle) -> ParagraphStyle:
    """Give a style for what goes on in the next paragraph."""
    return ParagraphStyle(f"{soort.name}_verder", parent=soort, spaceAfter=0)


def op_maat(soort: ParagraphStyle, *, groot: bool) -> ParagraphStyle:
    """Give a style in the size of the document."""
    return _groter(soort.name) if groot else soort


@cache
def _groter(naam: str) -> ParagraphStyle:
    soort = next(stijl for stijl in (LOPEND, NADRUK, KOP2, KOP3) if stijl.name == naam)
    return ParagraphStyle(
        f"{naam}_groot",
        parent=soort,
        fontSize=soort.fontSize * GROTER,
        leading=soort.leading * GROTER,
        spaceBefore=soort.spaceBefore * GROTER,
        spaceAfter=soort.spaceAfter * GROTER,
    )
