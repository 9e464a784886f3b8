"""The anchor: how far each chain reached, kept outside the database.

It is written after the commit, so it may lag; it never leads. A chain that goes on from another
line than the anchored one was cut off: the anchor then stays where it is, and tells.
"""

import fcntl
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.platform.logs import LOGGER
from portal.platform.settings import huidige_instellingen


@dataclass(frozen=True, slots=True)
class Stand:
    """A line that a chain reached."""

    nr: int
    hmac: bytes


BEGIN = Stand(0, bytes(32))


@dataclass(frozen=True, slots=True)
class Anker:
    """The anchored line; `gebroken` when the chain went on from another one."""

    stand: Stand
    gebroken: bool = False


def zet(keten: uuid.UUID, *, na: Stand, tot: Stand) -> None:
    """Move the anchor of a chain to `tot`, the last line of a transaction that began after `na`.

    A disk that refuses makes the anchor lag; the event itself is already safe.
    """
    try:
        with _slot(keten) as bestand:
            anker = _lees(bestand)
            nieuw = _volgende(anker, na=na, tot=tot)
            if nieuw != anker:
                _schrijf(bestand, nieuw)
    except OSError as fout:
        LOGGER.error("anker niet bijgewerkt", exc_info=fout)


def verplaats(keten: uuid.UUID, anker: Anker) -> None:
    """Put the anchor where a backup that was put back ends; `restored` keeps where it stood.

    Raises:
        OSError: The disk refuses; the anchor is where it was.
    """
    with _slot(keten) as bestand:
        _schrijf(bestand, anker)


def lees_alle() -> dict[uuid.UUID, Anker]:
    """Give the anchor of every chain that has one."""
    bestanden = huidige_instellingen().anker.glob("*.anker")
    gelezen = ((uuid.UUID(bestand.stem), _lees(bestand)) for bestand in bestanden)
    return {keten: anker for keten, anker in gelezen if anker is not None}


def _volgende(anker: Anker | None, *, na: Stand, tot: Stand) -> Anker:
    """Decide where the anchor goes; a later transaction may have been here first."""
    if anker is None:
        return Anker(tot)
    if anker.gebroken or anker.stand.nr > tot.nr:
        return anker
    if anker.stand.nr == na.nr:
        klopt = anker.stand == na
    elif anker.stand.nr == tot.nr:
        klopt = anker.stand == tot
    else:
        klopt = anker.stand.nr < na.nr
    return Anker(tot) if klopt else Anker(anker.stand, gebroken=True)


@contextmanager
def _slot(keten: uuid.UUID) -> Iterator[Path]:
    """Keep other processes away from the anchor of one chain."""
    map_ = huidige_instellingen().anker
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (map_ / f"{keten}.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield map_ / f"{keten}.anker"


def _lees(bestand: Path) -> Anker | None:
    if not bestand.is_file():
        return None
    nr, hmac, *rest = bestand.read_text(encoding="ascii").split()
    return Anker(Stand(int(nr), bytes.fromhex(hmac)), gebroken=bool(rest))


def _schrijf(bestand: Path, anker: Anker) -> None:
    """Replace the file as a whole: a reader never sees half of it."""
    tijdelijk = bestand.with_suffix(".nieuw")
    teken = " gebroken" if anker.gebroken else ""
    tijdelijk.write_text(f"{anker.stand.nr} {anker.stand.hmac.hex()}{teken}\n", encoding="ascii")
    tijdelijk.replace(bestand)
