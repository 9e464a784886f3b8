"""A CSV file that people bring: rows as text per column, whatever program wrote it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import IO

from portal.domain.fouten import DomeinFout

SCHEIDINGEN = (";", ",", "\t")
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Csvrij:
    """One row: its number as a spreadsheet counts (the headings are row 1), and text per column."""

    nr: int
    velden: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Csvbestand:
    """A kind of file: its columns, those that have to be there, and how large it may be."""

    kolommen: Sequence[str]
    verplicht: Sequence[str]
    meeste_bytes: int
    meeste_rijen: int

    def lees_gekozen(self, bestand: IO[bytes] | None, regels: str | None) -> tuple[Csvrij, ...]:
        """Read the chosen file, or without one the rows that were mended on the page.

        Raises:
            DomeinFout: As `lees`.
        """
        ruw = bestand.read(self.meeste_bytes + 1) if bestand else b""
        return self.lees(ruw or (regels or "").encode())

    def lees(self, ruw: bytes) -> tuple[Csvrij, ...]:
        """Read the rows of a file.

        Args:
            ruw: UTF-8 with or without a mark, or the code page of Dutch Excel; separated by
                semicolons, commas or tabs, which the line of headings shows.

        Returns:
            Every row that is not empty, in order.

        Raises:
            DomeinFout: `bestand_leeg`, `csv_te_groot`, `bestand_geen_csv`, `kolommen_ontbreken`,
                `kolommen_onbekend`, `kolom_dubbel`, `te_veel_rijen`, or
                `cel_zonder_kolom` for a row that shifted.
        """
        if len(ruw) > self.meeste_bytes:
            groot = self.meeste_bytes
            hoogstens = f"{groot // MB} MB" if groot >= MB else f"{groot // 1000} kB"
            raise DomeinFout("csv_te_groot", veld="bestand", hoogstens=hoogstens)
        rijen = enumerate(_lees_cellen(_als_tekst(ruw)), start=1)
        gevuld = [(nr, rij) for nr, rij in rijen if any(cel.strip() for cel in rij)]
        if not gevuld:
            raise DomeinFout("bestand_leeg", veld="bestand")
        namen = [cel.strip().casefold() for cel in gevuld[0][1]]
        mist = [naam for naam in self.verplicht if naam not in namen]
        if mist:
            raise DomeinFout("kolommen_ontbreken", veld="bestand", kolommen=", ".join(mist))
        onbekend = [naam for naam in dict.fromkeys(namen) if naam and naam not in self.kolommen]
        if onbekend:
            raise DomeinFout(
                "kolommen_onbekend",
                veld="bestand",
                kolommen=", ".join(onbekend),
                bekend=", ".join(self.kolommen),
            )
        if len(gevuld) - 1 > self.meeste_rijen:
            raise DomeinFout("te_veel_rijen", veld="bestand", hoogstens=self.meeste_rijen)
        dubbel = [naam for naam in dict.fromkeys(namen) if naam and namen.count(naam) > 1]
        if dubbel:
            raise DomeinFout("kolom_dubbel", veld="bestand", kolommen=", ".join(dubbel))
        return tuple(_als_rij(nr, namen, rij) for nr, rij in gevuld[1:])

    def schrijf(self, rijen: Iterable[Csvrij]) -> str:
        """Write rows as CSV again, to mend and send anew."""
        uit = io.StringIO(newline="")
        schrijver = csv.writer(uit, delimiter=SCHEIDINGEN[0], lineterminator="\n")
        schrijver.writerow(self.kolommen)
        schrijver.writerows([rij.velden.get(kolom, "") for kolom in self.kolommen] for rij in rijen)
        return uit.getvalue()


def _als_rij(nr: int, namen: Sequence[str], cellen: Sequence[str]) -> Csvrij:
    """Put the cells under their headings; one that stands under none means that they shifted."""
    paren = list(zip_longest(namen, cellen, fillvalue=""))
    if any(cel.strip() for naam, cel in paren if not naam):
        raise DomeinFout("cel_zonder_kolom", veld="bestand", regel=nr)
    return Csvrij(nr, {naam: cel for naam, cel in paren[: len(cellen)] if naam})


def _als_tekst(ruw: bytes) -> str:
    if b"\0" in ruw:
        raise DomeinFout("bestand_geen_csv", veld="bestand")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Every byte means something in this code page, but for five that no keyboard gives.
        return ruw.decode("cp1252", errors="replace")


def _lees_cellen(tekst: str) -> list[list[str]]:
    scheiding = max(SCHEIDINGEN, key=tekst.lstrip().partition("\n")[0].count)
    try:
        return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error as fout:
        raise DomeinFout("bestand_geen_csv", veld="bestand") from fout
