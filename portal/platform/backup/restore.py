"""Put a backup back: check everything, tell it in every chain, then swap and anchor anew."""

import shutil
import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from portal.platform import clock, schema
from portal.platform.audit import AuditRegelInvoer, Breuk, anchor, restored
from portal.platform.audit.anchor import BEGIN, Anker, Stand
from portal.platform.audit.chain import voeg_toe
from portal.platform.audit.restored import Terugzetting
from portal.platform.audit.verify import controleer_op
from portal.platform.backup import manifest as manifesten
from portal.platform.backup.files import databasebestand, naar_schijf, open_kopie
from portal.platform.backup.manifest import Manifest, ReservekopieFout
from portal.platform.backup.swap import is_gevuld, maak_los, wissel
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen
from portal.platform.web.sessions import Sessie

Sprong = tuple[Stand, Stand]


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What was put back: its manifest, the kept old database, and breaks it already had."""

    manifest: Manifest
    bewaard: Path | None
    breuken: list[Breuk]


def zet_terug(bron: Path, *, vervang: bool) -> Uitslag:
    """Replace the database by a backup; nothing changes before every check has passed.

    Args:
        bron: Folder of the backup.
        vervang: Allow it in the place of a database that is there; that one is kept.

    Raises:
        ReservekopieFout: The backup, the keys, the tables or the target do not fit.
        OSError: The disk refuses; run it again.
    """
    doel = databasebestand()
    manifest, som = manifesten.lees(bron, huidige_instellingen().sleutels)
    _weiger_vreemd(manifest)
    if is_gevuld(doel) and not vervang:
        raise ReservekopieFout("there is a database already: --vervang keeps it beside the new one")
    doel.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=doel.parent, prefix=".terugzetten-") as tijdelijk:
        kopie = _haal(bron, Path(tijdelijk), manifest)
        db.engine.dispose()
        maak_los(doel)
        op, ankers = clock.now(), anchor.lees_alle()
        with open_kopie(kopie) as verbinding:
            breuken = controleer_op(verbinding, manifest.ankers)
            ketens = {*ankers, *manifest.koppen, *manifest.ankers}
            sprongen = _vertel(verbinding, sorted(ketens), som)
            verbinding.execute(sa.delete(Sessie))
        naar_schijf(kopie)
        bewaard = wissel(kopie, doel, op=op)
    _veranker(sprongen, ankers, op=op)
    _houd_gebroken(manifest, breuken)
    return Uitslag(manifest, bewaard, breuken)


def _weiger_vreemd(manifest: Manifest) -> None:
    eigen = manifesten.vingerafdrukken(huidige_instellingen().sleutels)
    anders = [naam for naam, druk in manifest.sleutels.items() if eigen.get(naam) != druk]
    if anders:
        raise ReservekopieFout(f"made with other keys: {', '.join(sorted(anders))}")
    verwacht = schema.verwacht()
    if manifest.revisies != verwacht:
        raise ReservekopieFout(
            f"the backup has revision {'+'.join(manifest.revisies)}, this portal needs"
            f" {'+'.join(verwacht)}: put it back with the release that made it, then upgrade"
        )


def _haal(bron: Path, tijdelijk: Path, manifest: Manifest) -> Path:
    """Copy the file and judge the copy, which nobody else can reach."""
    kopie = tijdelijk / manifest.bestand.naam
    try:
        shutil.copyfile(bron / manifest.bestand.naam, kopie)
    except FileNotFoundError:
        raise ReservekopieFout(f"{manifest.bestand.naam} is missing") from None
    kopie.chmod(0o600)
    if manifesten.beschrijf(kopie) != manifest.bestand:
        raise ReservekopieFout(f"{manifest.bestand.naam} was truncated or altered")
    return kopie


def _vertel(verbinding: Connection, ketens: list[uuid.UUID], som: str) -> dict[uuid.UUID, Sprong]:
    """Write in every chain that this backup was put back; also in one that it did not know."""
    return {
        keten: voeg_toe(
            verbinding,
            AuditRegelInvoer(
                keten=keten, code=restored.CODE, object_soort="reservekopie", versie=som
            ),
            verbinding.dialect.name,
        )
        for keten in ketens
    }


def _veranker(
    sprongen: Mapping[uuid.UUID, Sprong], ankers: Mapping[uuid.UUID, Anker], *, op: datetime
) -> None:
    """Record per chain what the anchor said, then move it: stopped halfway, it still tells."""
    huidige_instellingen().anker.mkdir(mode=0o700, parents=True, exist_ok=True)
    for keten, (kop, regel) in sprongen.items():
        stond = ankers[keten].stand if keten in ankers else BEGIN
        restored.leg_vast(keten, Terugzetting(moment=op, kop=kop, anker=stond, regel=regel))
        anchor.verplaats(keten, Anker(regel))


def _houd_gebroken(manifest: Manifest, breuken: list[Breuk]) -> None:
    """Let a chain that was broken in the backup stay so: putting back mends nothing."""
    for keten in {breuk.keten for breuk in breuken}:
        oud = manifest.ankers.get(keten) or Anker(manifest.koppen.get(keten, BEGIN))
        anchor.verplaats(keten, Anker(oud.stand, gebroken=True))
