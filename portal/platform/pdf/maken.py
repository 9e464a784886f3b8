"""Renders a document to the bytes of a PDF: the same document is always the same bytes."""

import io
import threading

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

from portal.platform.pdf import blad, onderdelen, stijl
from portal.platform.pdf.document import Document, Ondertekening

MAKER = "Meerzorgportaal"
EERSTE_VAN_BOVEN_MET_ADRES = 92 * mm
EERSTE_VAN_BOVEN = 48 * mm
_EEN_TEGELIJK = threading.Lock()
"""The library keeps its place in the typeface while it embeds it: two threads would mix it up."""


def maak_pdf(document: Document) -> bytes:
    """Render a document on A4.

    Text of any length and any character is set; what the typeface lacks shows as a box. The
    date in the file is the document's own, and nothing of the moment or the machine enters it.

    Args:
        document: The content; a logo in it must be a sound PNG.

    Returns:
        The PDF: metadata, embedded typeface, "Pagina x van y" on every page.
    """
    uit = io.BytesIO()
    with _EEN_TEGELIJK:
        stijl.registreer_lettertype()
        aantal = _bouw(document, io.BytesIO(), aantal=0)
        _bouw(document, uit, aantal=aantal)
    return uit.getvalue()


def _bouw(document: Document, uit: io.BytesIO, *, aantal: int) -> int:
    """Set the whole document once and give the number of pages it takes.

    Done twice: the first time to learn the total that the foot of every page names.
    """
    doel = BaseDocTemplate(
        uit,
        pagesize=(stijl.BREEDTE, stijl.HOOGTE),
        pageTemplates=_bladen(document, aantal),
        title=stijl.kaal(document.titel),
        author=stijl.kaal(document.briefhoofd.organisatie),
        subject=stijl.kaal(document.onderwerp),
        creator=MAKER,
        producer=MAKER,
        lang="nl-NL",
        invariant=1,
        initialFontName=stijl.GEWOON,
    )
    doel.build(_verhaal(document))
    return doel.page


def _verhaal(document: Document) -> list[Flowable]:
    verhaal: list[Flowable] = [NextPageTemplate("vervolg")]
    verhaal += onderdelen.zet_kenmerken(document.kenmerken)
    verhaal.append(onderdelen.zet_titel(document.titel))
    for onderdeel in document.onderdelen:
        if isinstance(onderdeel, Ondertekening):
            slot = [verhaal.pop()] if isinstance(verhaal[-1], Paragraph) else []
            verhaal.append(onderdelen.zet_ondertekening(onderdeel, slot))
        else:
            verhaal += onderdelen.zet(onderdeel, groot=document.groot)
    return verhaal


def _bladen(document: Document, aantal: int) -> list[PageTemplate]:
    # Noon, so that the day is the same in every time zone a reader shows it in.
    datum = document.datum.strftime("D:%Y%m%d120000Z")

    def eerste(canvas: Canvas, doel: BaseDocTemplate) -> None:
        canvas.setDateFormatter(lambda *_: datum)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        blad.teken_eerste_blad(canvas, document)
        blad.teken_voet(canvas, document, doel.page, aantal)

    def vervolg(canvas: Canvas, doel: BaseDocTemplate) -> None:
        blad.teken_vervolgblad(canvas, document)
        blad.teken_voet(canvas, document, doel.page, aantal)

    boven = EERSTE_VAN_BOVEN_MET_ADRES if document.geadresseerde else EERSTE_VAN_BOVEN
    return [
        PageTemplate("eerste", [_vak("eerste", boven)], onPage=eerste),
        PageTemplate("vervolg", [_vak("vervolg", stijl.BOVEN)], onPage=vervolg),
    ]


def _vak(naam: str, boven: float) -> Frame:
    return Frame(
        stijl.LINKS,
        stijl.ONDER,
        stijl.TEKSTBREEDTE,
        stijl.HOOGTE - boven - stijl.ONDER,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=naam,
    )
