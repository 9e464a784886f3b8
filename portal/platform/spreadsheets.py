"""Writes exports as CSV and XLSX so that no cell can ever start a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Celwaarde = str | int | Decimal | date | bool | None

# What spreadsheets take as the start of a formula, full-width twins included.
FORMULETEKENS = frozenset("=+-@\t\r\n|%＝＋－＠−")
# Read over by a spreadsheet before it looks for the sign.
VOORLOOP = " \u00a0\u200b\u200e\u200f\u2060\ufeff\u3000\0"
AANLOOP = re.compile(rf"\A[\s{VOORLOOP}]+")
HALVE_TEKENS = re.compile("[\ud800-\udfff]")
MAX_TEKST = 32_767
MAX_BREEDTE = 60
VASTE_TIJD = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class _Opmaak:
    kop: Format
    dag: Format
    bedrag: Format


def schrijf_csv(kolommen: Sequence[str], rijen: Iterable[Sequence[Celwaarde]]) -> bytes:
    """Write a CSV as Dutch Excel opens it: UTF-8 with BOM, semicolons, decimal commas.

    Args:
        kolommen: Headings.
        rijen: Cells per row; may be a generator.

    Returns:
        The file; text that could start a formula gets an apostrophe before it.
    """
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    schrijver.writerow([onschadelijk(kolom) for kolom in kolommen])
    schrijver.writerows([_als_tekst(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")


def schrijf_xlsx(
    kolommen: Sequence[str], rijen: Iterable[Sequence[Celwaarde]], *, blad: str = "Overzicht"
) -> bytes:
    """Write an XLSX with a fixed heading row, filter, and typed days and numbers.

    Args:
        kolommen: Headings.
        rijen: Cells per row; may be a generator, it is read once.
        blad: Name of the sheet.

    Returns:
        The file; the same content is always the same bytes.
    """
    uit = io.BytesIO()
    opties = {
        # Never through temporary files: those would hold names in clear.
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    boek = xlsxwriter.Workbook(uit, opties)
    boek.set_properties({"created": VASTE_TIJD})
    opmaak = _Opmaak(
        kop=boek.add_format({"bold": True, "bottom": 1}),
        dag=boek.add_format({"num_format": "dd-mm-yyyy"}),
        bedrag=boek.add_format({"num_format": "#,##0.00"}),
    )
    vel = boek.add_worksheet(blad)
    vel.freeze_panes(1, 0)
    for nummer, kolom in enumerate(kolommen):
        vel.write_string(0, nummer, _heel(kolom), opmaak.kop)
    laatste, breedten = 0, [max(len(kolom) + 4, 12) for kolom in kolommen]
    for laatste, rij in enumerate(rijen, start=1):
        for nummer, waarde in enumerate(rij):
            _schrijf_cel(vel, (laatste, nummer), waarde, opmaak)
            if isinstance(waarde, str):
                breedten[nummer] = max(breedten[nummer], len(waarde) + 1)
    for nummer, breedte in enumerate(breedten):
        vel.set_column(nummer, nummer, min(breedte, MAX_BREEDTE))
    vel.autofilter(0, 0, laatste, max(len(kolommen) - 1, 0))
    boek.close()
    return uit.getvalue()


def onschadelijk(tekst: str) -> str:
    """Give text that no spreadsheet takes for a formula: an apostrophe before what could be."""
    veilig = _heel(tekst)
    kaal = AANLOOP.sub("", veilig)
    begin = {veilig.lstrip(VOORLOOP)[:1], kaal[:1]}
    return veilig if begin.isdisjoint(FORMULETEKENS) else f"'{veilig}"


def _heel(tekst: str) -> str:
    """Give text that UTF-8 can hold and a cell has room for."""
    return HALVE_TEKENS.sub("\ufffd", tekst[:MAX_TEKST])


def _als_tekst(waarde: Celwaarde) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "Ja" if waarde else "Nee"
        case date():
            return waarde.strftime("%d-%m-%Y")
        case int() | Decimal():
            return f"{waarde:f}".replace(".", ",") if isinstance(waarde, Decimal) else str(waarde)
    return onschadelijk(waarde)


def _schrijf_cel(vel: Worksheet, plek: tuple[int, int], waarde: Celwaarde, opmaak: _Opmaak) -> None:
    match waarde:
        case None:
            return
        case bool():
            vel.write_string(*plek, "Ja" if waarde else "Nee")
        case date():
            vel.write_datetime(*plek, waarde, opmaak.dag)
        case Decimal():
            vel.write_number(*plek, waarde, opmaak.bedrag)
        case int():
            vel.write_number(*plek, waarde)
        case str():
            vel.write_string(*plek, _heel(waarde))
