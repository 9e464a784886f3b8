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


def groep(voorblad=None, clienten=(), regels=(), blad=None, **opties):
    """Give the bytes of a group workbook; clients and lines are cells by column, row by row."""
    return werkboek(
        {
            "Voorblad": {"C23": "Meervoudige aanvraag (groepsmeerzorg)"} | (voorblad or {}),
            "Clientgegevens": _rijen(clienten, 7),
            "Aanvraag-overzicht groep": _rijen(regels, 19) | (blad or {}),
        },
        **opties,
    )


def _rijen(rijen, eerste):
    return {
        f"{kolom}{eerste + nummer}": waarde
        for nummer, rij in enumerate(rijen)
        for kolom, waarde in rij.items()
    }


def groep_uit_geval(geval):
    """Give the bytes of the group workbook of an official case, with the outcome of the sheet."""
    invoer, uitvoer = geval["invoer"], geval["uitvoer"]
    posten = enumerate(invoer["context_euro"] or (), 11)
    blad = {f"C{rij}": float(post["bedrag"]) for rij, post in posten}
    if invoer["context_uren_jaar"] is not None:
        blad["C8"] = dagdeel(invoer["context_uren_jaar"])
    return groep(
        {
            "C17": float(invoer["tarief_fractie"]),
            "G37": float(uitvoer["groep"]["jaarbedrag_totaal"]),
        },
        [_client(c, u) for c, u in zip(invoer["clienten"], uitvoer["clienten"], strict=True)],
        [_regel(c, u) for c, u in zip(invoer["clienten"], uitvoer["clienten"], strict=True)],
        blad,
    )


def dagdeel(uren):
    """Write H:MM or H:MM:SS as a part of a day."""
    delen = [int(deel) for deel in uren.split(":")] + [0, 0]
    return (delen[0] * 3600 + delen[1] * 60 + delen[2]) / 86400


def _client(client, uitkomst):
    return {
        "D": client["naam"],
        "H": int(client["bsn"]),
        "J": client["zzp"],
        "L": client["dagbesteding"],
        "N": client["behandeling"],
        "P": uitkomst["prestatiecode"],
    }


def _regel(client, uitkomst):
    kolommen = {"D": "woonzorg", "E": "dagbesteding_uren", "F": "nachtzorg", "H": "behandelaren"}
    cellen = {
        kolom: dagdeel(client[veld])
        for kolom, veld in (kolommen | {"J": "min_uren"}).items()
        if client[veld] is not None
    }
    uren, bedrag = uitkomst["uren"], uitkomst["bedrag"]
    is_maatwerk = uitkomst["tekst_Q"] == "Maatwerk"
    uit = {
        "M": uren["totaal"] and float(uren["totaal"]) / 24,
        "N": uren["regulier"] and float(uren["regulier"]) / 24,
        "O": uitkomst["tekst_O"] or (uren["meerzorg"] and float(uren["meerzorg"]) / 24),
        "P": uitkomst["profiel"],
        "Q": uitkomst["tekst_Q"] or (bedrag["jaarbedrag"] and float(bedrag["jaarbedrag"])),
        "S": float(bedrag["jaarbedrag"]) if is_maatwerk else None,
        "V": bedrag["etmaalbedrag"] and float(bedrag["etmaalbedrag"]),
    }
    return cellen | {kolom: waarde for kolom, waarde in uit.items() if waarde is not None}
