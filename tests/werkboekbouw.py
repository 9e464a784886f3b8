"""Builds small workbooks with the sheets of the rekentool, sound or hostile, for the tests."""

import io
import zipfile
from xml.sax.saxutils import escape

BLADEN = (
    "Voorblad",
    "Clientgegevens",
    "Aanvraag individueel",
    "Overzicht individueel ",
    "Aanvraag-overzicht groep",
)
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ONDERTEKEND = {"C23": "Enkelvoudige aanvraag (individueel)"}


def cel(adres, waarde):
    """Write one cell: str, number, or a ready piece of XML in bytes."""
    if isinstance(waarde, bytes):
        return waarde.decode()
    if isinstance(waarde, str):
        return f'<c r="{adres}" t="inlineStr"><is><t>{escape(waarde)}</t></is></c>'
    return f'<c r="{adres}"><v>{waarde!r}</v></c>'


def blad(cellen):
    rijen = "".join(cel(adres, waarde) for adres, waarde in cellen.items())
    return f'<?xml version="1.0"?><worksheet {NS}><sheetData><row>{rijen}</row></sheetData></worksheet>'


def delen(inhoud=None, *, versie="Versie 2026.01", bladen=BLADEN):
    """Give the parts of a workbook as name -> text."""
    gevuld = {naam.strip(): dict(cellen) for naam, cellen in (inhoud or {}).items()}
    if versie is not None:
        gevuld.setdefault("Voorblad", {})["G6"] = versie
    lijst = "".join(
        f'<sheet name="{naam}" sheetId="{n}" r:id="r{n}"/>' for n, naam in enumerate(bladen, 1)
    )
    relaties = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(1, len(bladen) + 1)
    )
    uit = {
        "[Content_Types].xml": f'<Types><Override ContentType="{XLSX}"/></Types>',
        "xl/workbook.xml": f"<workbook {NS} {REL}><sheets>{lijst}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relaties}</Relationships>",
    }
    for n, naam in enumerate(bladen, 1):
        uit[f"xl/worksheets/s{n}.xml"] = blad(gevuld.get(naam.strip(), {}))
    return uit


def inpakken(onderdelen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in onderdelen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def werkboek(inhoud=None, *, versie="Versie 2026.01", bladen=BLADEN, extra=None):
    """Give the bytes of a workbook; `extra` adds or replaces parts."""
    return inpakken(delen(inhoud, versie=versie, bladen=bladen) | (extra or {}))


def individueel(voorblad=None, client=None, aanvraag=None, overzicht=None, **opties):
    """Give the bytes of an individual workbook with at least a soort."""
    return werkboek(
        {
            "Voorblad": ONDERTEKEND | (voorblad or {}),
            "Clientgegevens": client or {},
            "Aanvraag individueel": aanvraag or {},
            "Overzicht individueel": overzicht or {},
        },
        **opties,
    )
