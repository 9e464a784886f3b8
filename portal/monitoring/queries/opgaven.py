"""Opgaven of zorgkantoren: every version of one, and the columns of a file with them."""

import re
import uuid
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Opgave
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.platform.csv_files import Csvbestand, Csvrij
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie

KOLOMMEN = ("zorgkantoor", "periode", "groep", *OPGEGEVEN, "opmerking")
MEESTE_BYTES, MEESTE_TEKENS = 200_000, 1_000
BESTAND = Csvbestand(
    kolommen=KOLOMMEN, verplicht=KOLOMMEN[:3], meeste_bytes=MEESTE_BYTES, meeste_rijen=500
)
HOOGSTE = 99_999
GEHEEL = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2}")
"""A whole number, with or without dots between thousands: 2.5 is none, and not 25 either."""
Cijfers = Mapping[str, Mapping[str, int | None]]
"""Leveringsvorm group -> measure -> number; None where it was not given."""


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
    kaal = tekst.strip()
    if not kaal:
        return None
    getal = int(kaal.replace(".", "")) if GEHEEL.fullmatch(kaal) else HOOGSTE + 1
    if getal > HOOGSTE:
        raise DomeinFout("opgave_geen_aantal", veld=kolom, kolom=kolom)
    return getal


def lees_plek(
    rij: Csvrij, kantoren: Mapping[str, Organisatie]
) -> tuple[str | None, Periode | None]:
    """Read where a row belongs: zorgkantoor and period, each None when it cannot be read."""
    naam = rij.velden.get("zorgkantoor", "").strip().casefold()
    try:
        periode = Periode.uit_tekst(rij.velden.get("periode", "").strip())
    except DomeinFout:
        periode = None
    return naam if naam in kantoren else None, periode


def lees_cijfers(rij: Csvrij) -> Mapping[str, int | None]:
    """Read the figures of a row.

    Raises:
        DomeinFout: `opgave_geen_aantal`.
    """
    return {maat: lees_getal(rij.velden.get(maat, ""), maat) for maat in OPGEGEVEN}


def lees_opgaverij(rij: Csvrij, kantoren: Mapping[str, Organisatie]) -> tuple[str, Periode, str]:
    """Read of one row whose it is: zorgkantoor, period and leveringsvorm group.

    Args:
        rij: The row.
        kantoren: Zorgkantoren that this user hands in for, by name in small letters.

    Raises:
        DomeinFout: `opgave_zorgkantoor_onbekend`, `telperiode_onbekend`, `opgave_groep_onbekend`,
            `opgave_geen_aantal` or `opgave_leeg`.
    """
    naam, periode = lees_plek(rij, kantoren)
    if naam is None:
        raise DomeinFout("opgave_zorgkantoor_onbekend", veld="zorgkantoor")
    if periode is None:
        raise DomeinFout("telperiode_onbekend", veld="periode")
    groep = rij.velden.get("groep", "").strip().casefold()
    if groep not in {deel.id for deel in get_definities().groepen}:
        raise DomeinFout("opgave_groep_onbekend", veld="groep")
    cijfers = lees_cijfers(rij)
    if all(aantal is None for aantal in cijfers.values()):
        raise DomeinFout("opgave_leeg")
    return naam, periode, groep
