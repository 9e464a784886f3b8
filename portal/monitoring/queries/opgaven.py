"""Opgaven of zorgkantoren: every version of one, and the columns of a file with them."""

import csv
import io
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Opgave
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

KOLOMMEN = ("zorgkantoor", "periode", "groep", *OPGEGEVEN, "opmerking")
MEESTE_BYTES, MEESTE_RIJEN, MEESTE_TEKENS = 200_000, 500, 1_000
HOOGSTE = 99_999
SCHEIDINGEN = (";", ",", "\t")
Cijfers = Mapping[str, Mapping[str, int | None]]
"""Leveringsvorm group -> measure -> number; None where it was not given."""


@dataclass(frozen=True, slots=True)
class Opgaverij:
    """One row of a file: its number as a spreadsheet counts, and text per column."""

    nr: int
    velden: Mapping[str, str]


def get_zorgkantoor(zorgkantoor_id: uuid.UUID, *, voor: Gebruiker) -> Organisatie:
    """Give a zorgkantoor of which this user hands in figures.

    Raises:
        NotFound: There is none, or it is not the own one.
    """
    for rij in list_zorgkantoren(voor=voor):
        if rij.id == zorgkantoor_id:
            return rij
    raise NotFound


def list_opgaven(zorgkantoor_id: uuid.UUID, periode: Periode) -> Sequence[Opgave]:
    """List every version, the newest first; call `get_zorgkantoor` before."""
    vraag = (
        sa.select(Opgave)
        .where(Opgave.zorgkantoor_id == zorgkantoor_id, Opgave.periode == str(periode))
        .options(joinedload(Opgave.door))
        .order_by(Opgave.nr.desc())
    )
    return db.session.scalars(vraag).all()


def lees_getal(tekst: str, kolom: str) -> int | None:
    """Read a count; empty is not given, which is not 0.

    Raises:
        DomeinFout: `opgave_geen_aantal`.
    """
    kaal = tekst.strip().replace(".", "")
    if not kaal:
        return None
    if not (kaal.isascii() and kaal.isdigit()) or int(kaal) > HOOGSTE:
        raise DomeinFout("opgave_geen_aantal", veld=kolom, kolom=kolom)
    return int(kaal)


def lees_opgavebestand(ruw: bytes) -> tuple[Opgaverij, ...]:
    """Read the rows of a CSV file; UTF-8 or the code page of Dutch Excel.

    Raises:
        DomeinFout: `bestand_leeg`, `csv_te_groot`, `bestand_geen_csv`, `kolommen_ontbreken` or
            `te_veel_rijen`.
    """
    if not ruw.strip():
        raise DomeinFout("bestand_leeg", veld="bestand")
    if len(ruw) > MEESTE_BYTES:
        raise DomeinFout("csv_te_groot", veld="bestand")
    tekst = _als_tekst(ruw)
    scheiding = max(SCHEIDINGEN, key=tekst.lstrip().partition("\n")[0].count)
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error as fout:
        raise DomeinFout("bestand_geen_csv", veld="bestand") from fout
    return _rijen(rijen)


def schrijf_opgaverijen(rijen: Iterable[Opgaverij]) -> str:
    """Write rows as CSV again, to mend and send anew."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDINGEN[0], lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows([rij.velden.get(kolom, "") for kolom in KOLOMMEN] for rij in rijen)
    return uit.getvalue()


def lees_opgaverij(
    rij: Opgaverij, kantoren: Mapping[str, Organisatie]
) -> tuple[Organisatie, Periode, str, Mapping[str, int | None]]:
    """Read one row: zorgkantoor, period, leveringsvorm group and figures.

    Args:
        rij: The row.
        kantoren: Zorgkantoren that this user hands in for, by name in small letters.

    Raises:
        DomeinFout: `opgave_zorgkantoor_onbekend`, `telperiode_onbekend`, `opgave_groep_onbekend`,
            `opgave_geen_aantal` or `opgave_leeg`.
    """
    kantoor = kantoren.get(rij.velden.get("zorgkantoor", "").strip().casefold())
    if kantoor is None:
        raise DomeinFout("opgave_zorgkantoor_onbekend", veld="zorgkantoor")
    periode = Periode.uit_tekst(rij.velden.get("periode", "").strip())
    groep = rij.velden.get("groep", "").strip().casefold()
    if groep not in {deel.id for deel in get_definities().groepen}:
        raise DomeinFout("opgave_groep_onbekend", veld="groep")
    cijfers = {maat: lees_getal(rij.velden.get(maat, ""), maat) for maat in OPGEGEVEN}
    if all(aantal is None for aantal in cijfers.values()):
        raise DomeinFout("opgave_leeg")
    return kantoor, periode, groep, cijfers


def _als_tekst(ruw: bytes) -> str:
    if b"\0" in ruw:
        raise DomeinFout("bestand_geen_csv", veld="bestand")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")


def _rijen(rijen: Sequence[Sequence[str]]) -> tuple[Opgaverij, ...]:
    gevuld = [(nr, rij) for nr, rij in enumerate(rijen, start=1) if any(cel.strip() for cel in rij)]
    namen = [cel.strip().casefold() for cel in gevuld[0][1]]
    mist = [naam for naam in KOLOMMEN[:3] if naam not in namen]
    if mist:
        raise DomeinFout("kolommen_ontbreken", veld="bestand", kolommen=", ".join(mist))
    if len(gevuld) - 1 > MEESTE_RIJEN:
        raise DomeinFout("te_veel_rijen", veld="bestand", hoogstens=MEESTE_RIJEN)
    return tuple(
        Opgaverij(nr, {naam: cel for naam, cel in zip(namen, rij, strict=False) if naam})
        for nr, rij in gevuld[1:]
    )
