"""Which lines a backup took with it when it was put back: signed records beside the anchors.

The chain tells it by a line of its own; the record stays when a later, older backup takes that
line away too. Each record is bound to the one before it, so none can be left out unseen.
"""

import hmac
import os
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.platform.audit.anchor import Stand
from portal.platform.settings import huidige_instellingen

CODE = "portaal.teruggezet"
EINDE = ".teruggezet"
DOEL = "terugzetting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugzetting:
    """One time that a backup replaced the database, for one chain.

    Args:
        moment: When.
        kop: Last line that the backup brought back.
        anker: Where the anchor stood: what came after `kop` is gone.
        regel: The line that says so, the first after `kop`.
    """

    moment: datetime
    kop: Stand
    anker: Stand
    regel: Stand


@dataclass(frozen=True, slots=True)
class Register:
    """The records of one chain up to the first that is not ours; `gaaf` when there is none."""

    terugzettingen: tuple[Terugzetting, ...] = ()
    gaaf: bool = True
    teken: str = ""

    @property
    def laatste_nr(self) -> int:
        """Give the number of the line of the last record, 0 without records."""
        return self.terugzettingen[-1].regel.nr if self.terugzettingen else 0


def leg_vast(keten: uuid.UUID, terugzetting: Terugzetting) -> None:
    """Add a record.

    Raises:
        OSError: The disk refuses.
    """
    pad = _pad(keten)
    vorige = _lees(keten, pad).teken if pad.exists() else ""
    tekst = _tekst(terugzetting)
    with pad.open("a", encoding="ascii") as bestand:
        bestand.write(f"{tekst} {_teken(keten, vorige, tekst)}\n")
        bestand.flush()
        os.fsync(bestand.fileno())


def lees_alle() -> dict[uuid.UUID, Register]:
    """Give the records of every chain that has them."""
    paden = sorted(huidige_instellingen().anker.glob(f"*{EINDE}"))
    return {uuid.UUID(pad.stem): _lees(uuid.UUID(pad.stem), pad) for pad in paden}


def _pad(keten: uuid.UUID) -> Path:
    return huidige_instellingen().anker / f"{keten}{EINDE}"


def _lees(keten: uuid.UUID, pad: Path) -> Register:
    gelezen: list[Terugzetting] = []
    vorige = ""
    for regel in pad.read_text(encoding="ascii", errors="replace").splitlines():
        tekst, _, teken = regel.rpartition(" ")
        if not hmac.compare_digest(teken.encode(), _teken(keten, vorige, tekst).encode()):
            return Register(tuple(gelezen), gaaf=False, teken=vorige)
        gelezen.append(_uit_tekst(tekst))
        vorige = teken
    return Register(tuple(gelezen), teken=vorige)


def _teken(keten: uuid.UUID, vorige: str, tekst: str) -> str:
    bericht = f"{DOEL}\0{keten.hex}\0{vorige}\0{tekst}".encode()
    return hmac.digest(huidige_instellingen().sleutels.audit, bericht, "sha256").hex()


def _tekst(terugzetting: Terugzetting) -> str:
    standen = (terugzetting.kop, terugzetting.anker, terugzetting.regel)
    delen = [f"{stand.nr} {stand.hmac.hex()}" for stand in standen]
    return " ".join([terugzetting.moment.isoformat(), *delen])


def _uit_tekst(tekst: str) -> Terugzetting:
    moment, *delen = tekst.split(" ")
    kop, anker, regel = (
        Stand(int(nr), bytes.fromhex(teken))
        for nr, teken in zip(delen[::2], delen[1::2], strict=True)
    )
    return Terugzetting(moment=datetime.fromisoformat(moment), kop=kop, anker=anker, regel=regel)
