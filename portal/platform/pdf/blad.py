"""What stands on the page around the text: letterhead, address window, foot with page numbers."""

import io
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepInFrame, Paragraph

from portal.platform.pdf import stijl
from portal.platform.pdf.document import Briefhoofd, Document

KOP_VAN_BOVEN = 14 * mm
LOGO_HOOGTE, LOGO_BREEDTE = 13 * mm, 60 * mm
HOOFD_BREEDTE, HOOFD_HOOGTE = 95 * mm, 24 * mm
CONTACT_BREEDTE = 55 * mm
# The window of a DL or C5 envelope, measured from the top of the sheet.
VENSTER_VAN_BOVEN, VENSTER_BREEDTE, VENSTER_HOOGTE = 47 * mm, 90 * mm, 38 * mm
VOET_VAN_ONDER = 13 * mm
KLEIN = 8.5


def teken_voet(canvas: Canvas, document: Document, nummer: int, totaal: int) -> None:
    """Draw the foot of a page."""
    rechts = f"Pagina {nummer} van {totaal}"
    rand = stijl.BREEDTE - stijl.RECHTS
    canvas.setStrokeColor(stijl.LIJN)
    canvas.setLineWidth(0.5)
    canvas.line(stijl.LINKS, VOET_VAN_ONDER + 12, rand, VOET_VAN_ONDER + 12)
    canvas.setFillColor(stijl.GEDEMPT)
    canvas.setFont(stijl.GEWOON, KLEIN)
    ruimte = stijl.TEKSTBREEDTE - stringWidth(rechts, stijl.GEWOON, KLEIN) - 10
    canvas.drawString(stijl.LINKS, VOET_VAN_ONDER, passend(document.voettekst, ruimte))
    canvas.drawRightString(rand, VOET_VAN_ONDER, rechts)


def passend(tekst: str, ruimte: float) -> str:
    """Give one line that fits in `ruimte` points of small print, cut with an ellipsis."""
    regel = " ".join(stijl.kaal(tekst[:500]).split())
    if stringWidth(regel, stijl.GEWOON, KLEIN) <= ruimte:
        return regel
    while regel and stringWidth(regel + "\u2026", stijl.GEWOON, KLEIN) > ruimte:
        regel = regel[:-1]
    return regel.rstrip() + "\u2026"


def teken_eerste_blad(canvas: Canvas, document: Document) -> None:
    """Draw letterhead and address window of the first page."""
    hoofd = document.briefhoofd
    canvas.setFillColor(stijl.HUISKLEUR)
    canvas.rect(0, stijl.HOOGTE - 4 * mm, stijl.BREEDTE, 4 * mm, stroke=0, fill=1)
    boven = stijl.HOOGTE - KOP_VAN_BOVEN
    onder_logo = _teken_logo(canvas, hoofd, boven)
    naam = [_regel(hoofd.organisatie, stijl.ORGANISATIE), _regel(hoofd.regio, stijl.AFZENDER)]
    _teken(canvas, naam, (stijl.LINKS, onder_logo, HOOFD_BREEDTE, HOOFD_HOOGTE))
    contact = [_regel(regel, stijl.AFZENDER) for regel in hoofd.adresregels + hoofd.contactregels]
    links = stijl.BREEDTE - stijl.RECHTS - CONTACT_BREEDTE
    _teken(canvas, contact, (links, boven, CONTACT_BREEDTE, VENSTER_VAN_BOVEN))
    if document.geadresseerde:
        _teken_venster(canvas, document)


def teken_vervolgblad(canvas: Canvas, document: Document) -> None:
    """Draw the slim head of the pages after the first."""
    hoogte = stijl.HOOGTE - 16 * mm
    canvas.setFillColor(stijl.GEDEMPT)
    canvas.setFont(stijl.GEWOON, KLEIN)
    helft = stijl.TEKSTBREEDTE / 2 - 5
    canvas.drawString(stijl.LINKS, hoogte, passend(document.briefhoofd.organisatie, helft))
    canvas.drawRightString(stijl.BREEDTE - stijl.RECHTS, hoogte, passend(document.titel, helft))
    canvas.setStrokeColor(stijl.LIJN)
    canvas.setLineWidth(0.5)
    canvas.line(stijl.LINKS, hoogte - 6, stijl.BREEDTE - stijl.RECHTS, hoogte - 6)


def _teken_venster(canvas: Canvas, document: Document) -> None:
    hoofd = document.briefhoofd
    afzender = " \u00b7 ".join((hoofd.organisatie, *hoofd.adresregels))
    regels = [_regel(f"Retouradres: {afzender}", stijl.RETOUR)]
    regels += [_regel(regel, stijl.ADRES) for regel in document.geadresseerde]
    boven = stijl.HOOGTE - VENSTER_VAN_BOVEN
    _teken(canvas, regels, (stijl.LINKS, boven, VENSTER_BREEDTE, VENSTER_HOOGTE))


def _teken_logo(canvas: Canvas, hoofd: Briefhoofd, boven: float) -> float:
    """Draw the logo when there is one and give the height at which the name may start."""
    if hoofd.logo is None:
        return boven
    beeld = ImageReader(io.BytesIO(hoofd.logo))
    breed, hoog = beeld.getSize()
    maat = min(LOGO_BREEDTE / breed, LOGO_HOOGTE / hoog)
    canvas.drawImage(
        beeld, stijl.LINKS, boven - hoog * maat, breed * maat, hoog * maat, mask="auto"
    )
    return boven - hoog * maat - 2 * mm


def _regel(tekst: str, soort: ParagraphStyle) -> Paragraph:
    return Paragraph(stijl.opgemaakt(tekst), soort)


def _teken(
    canvas: Canvas, inhoud: Sequence[Flowable], vak: tuple[float, float, float, float]
) -> None:
    """Draw flowables from the top of a box (left, top, width, height); too much is shrunk."""
    links, boven, breedte, hoogte = vak
    kader = KeepInFrame(breedte, hoogte, list(inhoud), mode="shrink")
    _, gebruikt = kader.wrapOn(canvas, breedte, hoogte)
    kader.drawOn(canvas, links, boven - gebruikt)
