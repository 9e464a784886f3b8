"""A CSV file with toekenningen from before the portal: rows as text, whatever wrote the file."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.domain.fouten import DomeinFout
from portal.toekenning.queries.vooraf.velden import KOLOMMEN, VERPLICHT

MEESTE_BYTES = 1_000_000
MEESTE_RIJEN = 1000
SCHEIDINGEN = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class Bestandsrij:
    """One row: its number as a spreadsheet counts (the headings are row 1), and text per column."""

    nr: int
    velden: Mapping[str, str]


def lees_bestand(ruw: bytes) -> tuple[Bestandsrij, ...]:
    """Read the rows of a CSV file.

    Args:
        ruw: UTF-8 with or without a mark, or the code page of Dutch Excel; separated by
            semicolons, commas or tabs, which the line of headings shows.

    Returns:
        Every row that is not empty, in order.

    Raises:
        DomeinFout: `bestand_leeg`, `csv_te_groot`, `bestand_geen_csv` or `kolommen_ontbreken`.
    """
    if not ruw.strip():
        raise DomeinFout("bestand_leeg", veld="bestand")
    if len(ruw) > MEESTE_BYTES:
        raise DomeinFout("csv_te_groot", veld="bestand")
    tekst = _als_tekst(ruw)
    kop = tekst.lstrip().partition("\n")[0]
    scheiding = max(SCHEIDINGEN, key=kop.count)
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error as fout:
        raise DomeinFout("bestand_geen_csv", veld="bestand") from fout
    return _rijen(rijen)


def schrijf_rijen(rijen: Iterable[Bestandsrij]) -> str:
    """Write rows as CSV again, to mend and send anew."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDINGEN[0], lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows([rij.velden.get(kolom, "") for kolom in KOLOMMEN] for rij in rijen)
    return uit.getvalue()


def _als_tekst(ruw: bytes) -> str:
    if b"\0" in ruw:
        raise DomeinFout("bestand_geen_csv", veld="bestand")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Every byte means something in this code page, but for five that no keyboard gives.
        return ruw.decode("cp1252", errors="replace")


def _rijen(rijen: Sequence[Sequence[str]]) -> tuple[Bestandsrij, ...]:
    gevuld = [(nr, rij) for nr, rij in enumerate(rijen, start=1) if any(cel.strip() for cel in rij)]
    if not gevuld:
        raise DomeinFout("bestand_leeg", veld="bestand")
    namen = [cel.strip().casefold() for cel in gevuld[0][1]]
    mist = [naam for naam in VERPLICHT if naam not in namen]
    if mist:
        raise DomeinFout("kolommen_ontbreken", veld="bestand", kolommen=", ".join(mist))
    if len(gevuld) - 1 > MEESTE_RIJEN:
        raise DomeinFout("te_veel_rijen", veld="bestand", hoogstens=MEESTE_RIJEN)
    return tuple(
        Bestandsrij(nr, {naam: cel for naam, cel in zip(namen, rij, strict=False) if naam})
        for nr, rij in gevuld[1:]
    )
