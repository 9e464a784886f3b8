"""What a backup says of itself, sealed with the key of the audit log."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.platform.audit.anchor import Anker, Stand
from portal.platform.keys import Sleutels

MANIFEST = "manifest.json"
ZEGEL = "manifest.hmac"
DATABASE = "portaal.db"
VORM = 1
DOEL = b"reservekopie\0"
BLOK = 1 << 20


class ReservekopieFout(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """A backup cannot be made or put back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file of a backup, with its size in bytes and its SHA-256."""

    naam: str
    grootte: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is in a backup.

    Args:
        gemaakt_op: Moment just before the copy.
        revisies: Revision of the tables.
        bestand: The copy of the database.
        regels: Number of lines of the audit log.
        koppen: Last line of each chain in the copy.
        ankers: Where the anchors stood just before the copy: behind the copy, never ahead.
        sleutels: Fingerprint of each key that its content needs, by name.
    """

    gemaakt_op: datetime
    revisies: tuple[str, ...]
    bestand: Bestand
    regels: int
    koppen: Mapping[uuid.UUID, Stand]
    ankers: Mapping[uuid.UUID, Anker]
    sleutels: Mapping[str, str]


def beschrijf(pad: Path) -> Bestand:
    """Measure a file."""
    som = hashlib.sha256()
    with pad.open("rb") as bestand:
        while blok := bestand.read(BLOK):
            som.update(blok)
    return Bestand(pad.name, pad.stat().st_size, som.hexdigest())


def vingerafdrukken(sleutels: Sleutels) -> dict[str, str]:
    """Give a fingerprint per key that tells nothing of the key itself."""
    namen = {"index": sleutels.index}
    namen |= {f"gegevens {nr}": sleutel for nr, sleutel in sleutels.gegevens.items()}
    return {
        naam: hmac.digest(sleutel, DOEL + naam.encode(), "sha256").hex()[:16]
        for naam, sleutel in namen.items()
    }


def schrijf(map_: Path, manifest: Manifest, sleutels: Sleutels) -> None:
    """Write the manifest and its seal."""
    inhoud = json.dumps(_als_json(manifest), indent=1).encode("ascii")
    (map_ / MANIFEST).write_bytes(inhoud)
    (map_ / ZEGEL).write_text(f"{_zegel(inhoud, sleutels)}\n", encoding="ascii")


def lees(map_: Path, sleutels: Sleutels) -> tuple[Manifest, str]:
    """Read a manifest whose seal is whole; give it with its SHA-256.

    Raises:
        ReservekopieFout: A file is missing, or the manifest is not what was sealed.
    """
    try:
        inhoud = (map_ / MANIFEST).read_bytes()
        zegel = (map_ / ZEGEL).read_bytes().strip()
    except FileNotFoundError as fout:
        raise ReservekopieFout(f"{Path(fout.filename).name} is missing: not a backup") from None
    if not hmac.compare_digest(zegel, _zegel(inhoud, sleutels).encode()):
        raise ReservekopieFout(
            "the manifest was altered, or sealed with another MEERZORG_AUDITSLEUTEL"
        )
    return _uit_json(inhoud), hashlib.sha256(inhoud).hexdigest()


def _zegel(inhoud: bytes, sleutels: Sleutels) -> str:
    return hmac.digest(sleutels.audit, DOEL + inhoud, "sha256").hex()


def _als_json(manifest: Manifest) -> dict[str, object]:
    bestand = manifest.bestand
    return {
        "vorm": VORM,
        "gemaakt_op": manifest.gemaakt_op.isoformat(),
        "revisies": list(manifest.revisies),
        "bestand": [bestand.naam, bestand.grootte, bestand.sha256],
        "regels": manifest.regels,
        "koppen": {str(k): [s.nr, s.hmac.hex()] for k, s in manifest.koppen.items()},
        "ankers": {
            str(k): [a.stand.nr, a.stand.hmac.hex(), a.gebroken] for k, a in manifest.ankers.items()
        },
        "sleutels": dict(manifest.sleutels),
    }


def _uit_json(inhoud: bytes) -> Manifest:
    """Read what the seal vouches for."""
    gelezen = json.loads(inhoud)
    if gelezen["vorm"] != VORM:
        raise ReservekopieFout(f"the backup has form {gelezen['vorm']}, this portal reads {VORM}")
    return Manifest(
        gemaakt_op=datetime.fromisoformat(gelezen["gemaakt_op"]),
        revisies=tuple(gelezen["revisies"]),
        bestand=Bestand(*gelezen["bestand"]),
        regels=gelezen["regels"],
        koppen={
            uuid.UUID(keten): Stand(nr, bytes.fromhex(teken))
            for keten, (nr, teken) in gelezen["koppen"].items()
        },
        ankers={
            uuid.UUID(keten): Anker(Stand(nr, bytes.fromhex(teken)), gebroken)
            for keten, (nr, teken, gebroken) in gelezen["ankers"].items()
        },
        sleutels=gelezen["sleutels"],
    )
