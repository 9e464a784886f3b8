"""Sets each part of the content model as flowables."""

from collections.abc import Sequence
from itertools import islice

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    ListFlowable,
    LongTable,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from portal.platform.pdf import stijl
from portal.platform.pdf.document import (
    Alinea,
    Blok,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    PaginaEinde,
    Paren,
    Tabel,
)

KENMERKEN_NAAST_ELKAAR = 4
BLOKLABEL_BREEDTE = 55 * mm
ONDER_TABEL = 9
# A heading moves to the next page when less than this is left: itself and some lines after it.
BIJ_ELKAAR = 120
CEL_RUIMTE = 13
# A table sets its font before it draws a cell: without this one the file names Helvetica.
BASIS = TableStyle(
    [("FONTNAME", (0, 0), (-1, -1), stijl.GEWOON), ("VALIGN", (0, 0), (-1, -1), "TOP")]
)


def zet(
    onderdeel: Alinea | Blok | Kader | Kop | Lijst | PaginaEinde | Tabel, *, groot: bool = False
) -> list[Flowable]:
    """Give the flowables of one part; `zet_ondertekening` gives those of a signature."""
    match onderdeel:
        case Kop():
            kop = stijl.KOP2 if onderdeel.niveau == 2 else stijl.KOP3
            soort = stijl.op_maat(kop, groot=groot)
            return [CondPageBreak(BIJ_ELKAAR), _alinea(onderdeel.tekst, soort)]
        case Alinea():
            soort = stijl.NADRUK if onderdeel.nadruk else stijl.LOPEND
            return _lopend(onderdeel.tekst, stijl.op_maat(soort, groot=groot))
        case Lijst():
            return [_lijst(onderdeel)] if onderdeel.punten else []
        case Kader():
            return [_kader(onderdeel), Spacer(1, ONDER_TABEL)]
        case Blok():
            return [_blok(onderdeel.rijen), Spacer(1, ONDER_TABEL)] if onderdeel.rijen else []
        case _:
            return _zet_verder(onderdeel)


def _zet_verder(onderdeel: Tabel | PaginaEinde) -> list[Flowable]:
    match onderdeel:
        case Tabel():
            bijschrift = [
                CondPageBreak(BIJ_ELKAAR),
                _alinea(onderdeel.bijschrift, stijl.BIJSCHRIFT),
            ]
            tabel = [_tabel(onderdeel), Spacer(1, ONDER_TABEL)]
            return bijschrift + tabel if onderdeel.bijschrift else tabel
        case PaginaEinde():
            return [PageBreak()]


def zet_kenmerken(kenmerken: Paren) -> list[Flowable]:
    """Give the reference pairs in a grid, label above value."""
    if not kenmerken:
        return []
    reeks = iter(kenmerken)
    rijen = []
    while groep := list(islice(reeks, KENMERKEN_NAAST_ELKAAR)):
        leeg = [("", "")] * (KENMERKEN_NAAST_ELKAAR - len(groep))
        rijen.append([_paar(*paar) for paar in groep + leeg])
    breedten = [stijl.TEKSTBREEDTE / KENMERKEN_NAAST_ELKAAR] * KENMERKEN_NAAST_ELKAAR
    opmaak = TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ],
        parent=BASIS,
    )
    return [Table(rijen, breedten, style=opmaak, splitInRow=1), Spacer(1, 14)]


def zet_titel(titel: str) -> Flowable:
    """Give the heading of the document."""
    return _alinea(titel, stijl.TITEL)


def _alinea(tekst: str, soort: ParagraphStyle) -> Paragraph:
    return Paragraph(stijl.opgemaakt(tekst), soort)


def _lopend(tekst: str, soort: ParagraphStyle) -> list[Flowable]:
    *eerder, laatste = stijl.in_blokken(tekst)
    return [*(_alinea(blok, stijl.zonder_wit(soort)) for blok in eerder), _alinea(laatste, soort)]


def _aaneen(figuur: str) -> str:
    """Keep a figure on one line."""
    return figuur.replace(" ", "\u00a0")


def _paar(label: str, waarde: str) -> list[Paragraph]:
    return [_alinea(label, stijl.LABEL), _alinea(waarde, stijl.CEL)]


def _lijst(lijst: Lijst) -> ListFlowable:
    punten = [_alinea(punt, stijl.PUNT) for punt in lijst.punten]
    begin = {"start": 1, "bulletType": "1", "bulletFormat": "%s."}
    teken = {"start": "\u2022", "bulletType": "bullet"}
    return ListFlowable(
        punten,
        leftIndent=16,
        bulletFontName=stijl.GEWOON,
        bulletFontSize=stijl.PUNT.fontSize,
        bulletColor=stijl.HUISKLEUR,
        spaceAfter=5,
        **(begin if lijst.genummerd else teken),
    )


def _kader(kader: Kader) -> Table:
    inhoud = [[_alinea(kader.titel, stijl.KOPCEL)], [_alinea(kader.tekst, stijl.LOPEND)]]
    opmaak = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), stijl.VLAK),
            ("LINEBEFORE", (0, 0), (0, -1), 3, stijl.HUISKLEUR),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (0, 0), 8),
            ("TOPPADDING", (0, 1), (0, 1), 1),
            ("BOTTOMPADDING", (0, 0), (0, 0), 0),
            ("BOTTOMPADDING", (0, 1), (0, 1), 10),
        ],
        parent=BASIS,
    )
    return Table(inhoud, [stijl.TEKSTBREEDTE], style=opmaak, splitInRow=1)


def _blok(rijen: Paren) -> Table:
    cellen = [
        [_alinea(naam, stijl.BLOKLABEL), _alinea(waarde, stijl.CEL)] for naam, waarde in rijen
    ]
    opmaak = TableStyle(
        [
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, stijl.LIJN),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ],
        parent=BASIS,
    )
    breedten = [BLOKLABEL_BREEDTE, stijl.TEKSTBREEDTE - BLOKLABEL_BREEDTE]
    return LongTable(cellen, breedten, style=opmaak, splitInRow=1)


def _tabel(tabel: Tabel) -> LongTable:
    def rij(
        teksten: Sequence[str], links: ParagraphStyle, rechts: ParagraphStyle
    ) -> list[Paragraph]:
        return [
            _alinea(_aaneen(tekst), rechts) if kolom.rechts else _alinea(tekst, links)
            for tekst, kolom in zip(teksten, tabel.kolommen, strict=True)
        ]

    laatste = len(tabel.rijen) - 1
    cellen = [rij([kolom.titel for kolom in tabel.kolommen], stijl.KOPCEL, stijl.KOPCEL_RECHTS)]
    for nummer, teksten in enumerate(tabel.rijen):
        totaal = tabel.totaalrij and nummer == laatste
        links = stijl.TOTAALCEL if totaal else stijl.CEL
        cellen.append(rij(teksten, links, stijl.TOTAALCEL_RECHTS if totaal else stijl.CEL_RECHTS))
    return LongTable(
        cellen,
        _breedten(tabel),
        style=_tabelopmaak(totaalrij=tabel.totaalrij),
        repeatRows=1,
        splitInRow=1,
    )


def _breedten(tabel: Tabel) -> list[float]:
    """Divide the width by the shares, but give figures what keeps them on one line."""
    deel = stijl.TEKSTBREEDTE / sum(kolom.breedte for kolom in tabel.kolommen)
    minimum = [
        min(_breedste(tabel, nummer), stijl.TEKSTBREEDTE / 4) if kolom.rechts else 0.0
        for nummer, kolom in enumerate(tabel.kolommen)
    ]
    breedten = [
        max(kolom.breedte * deel, nodig)
        for kolom, nodig in zip(tabel.kolommen, minimum, strict=True)
    ]
    teveel = sum(breedten) - stijl.TEKSTBREEDTE
    ruimte = [breed - nodig for breed, nodig in zip(breedten, minimum, strict=True)]
    if teveel <= 0:
        return breedten
    if teveel >= sum(ruimte):
        return [breed * stijl.TEKSTBREEDTE / sum(breedten) for breed in breedten]
    over = teveel / sum(ruimte)
    return [breed - over * vrij for breed, vrij in zip(breedten, ruimte, strict=True)]


def _breedste(tabel: Tabel, nummer: int) -> float:
    """Give the width of the widest figure in a column, set in the heaviest face."""
    grootte = stijl.TOTAALCEL.fontSize
    figuren = (stijl.kaal(rij[nummer]) for rij in tabel.rijen)
    breedten = (stringWidth(figuur, stijl.VET, grootte) for figuur in figuren)
    return max(breedten, default=0.0) + CEL_RUIMTE


def _tabelopmaak(*, totaalrij: bool) -> TableStyle:
    opmaak = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), stijl.VLAK),
            ("LINEBELOW", (0, 0), (-1, 0), 1, stijl.HUISKLEUR),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, stijl.LIJN),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ],
        parent=BASIS,
    )
    if totaalrij:
        opmaak.add("LINEABOVE", (0, -1), (-1, -1), 1, stijl.HUISKLEUR)
    return opmaak


def zet_ondertekening(ondertekening: Ondertekening, ervoor: Sequence[Flowable]) -> Flowable:
    """Give the signature with what is said last: it never stands alone on a page."""
    regels = [_alinea(regel, stijl.ADRES) for regel in ondertekening.regels]
    groet = _alinea(ondertekening.groet, stijl.LOPEND)
    return KeepTogether([*ervoor, Spacer(1, 8), groet, Spacer(1, 18), *regels])
