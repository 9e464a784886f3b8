"""Static files for ever cacheable: hashed names, compressed, served in front of Flask."""

import hashlib
import json
import re
import shutil
from collections.abc import MutableMapping
from pathlib import Path, PurePosixPath

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

MAP = "static"
MANIFEST = "manifest.json"
GEHASHT = r"^.+\.[0-9a-f]{12}\.[a-z0-9]+$"
MET_VERWIJZINGEN = frozenset({".css", ".mjs"})
VERWIJZING = re.compile(r'(?<=url\(")[^":]+(?="\))|(?<=from "\./)[^"]+(?=")')


def bouw(bron: Path, doel: Path) -> dict[str, str]:
    """Copy every file of `bron` to `doel` under a name with its digest, and compress it.

    Returns:
        The manifest: name in `bron` -> name in `doel`. It is also written there.
    """
    nieuw = doel.with_name(f"{doel.name}.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    nieuw.mkdir(parents=True)
    manifest: dict[str, str] = {}
    for bestand in sorted(bron.rglob("*")):
        if bestand.is_file():
            _plaats(bestand.relative_to(bron).as_posix(), bron, nieuw, manifest)
    (nieuw / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
    shutil.rmtree(doel, ignore_errors=True)
    nieuw.rename(doel)
    return manifest


def richt_in(app: Flask) -> None:
    """Serve the built files when there are any; otherwise Flask serves the plain ones."""
    map_ = Path(app.instance_path, MAP)
    if not (map_ / MANIFEST).is_file():
        return
    manifest: dict[str, str] = json.loads((map_ / MANIFEST).read_text(encoding="utf-8"))

    @app.url_defaults
    def gehasht(endpoint: str, waarden: MutableMapping[str, object]) -> None:
        if endpoint == "static":
            naam = str(waarden["filename"])
            waarden["filename"] = manifest.get(naam, naam)

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign] # Flask's own way to add a layer
        app.wsgi_app,
        root=map_,
        prefix="static/",
        immutable_file_test=GEHASHT,
        allow_all_origins=False,
    )


@click.command("static-build")
@with_appcontext
def static_build() -> None:
    """Prepare the static files for serving: hashed names, gzip and brotli."""
    manifest = bouw(Path(str(current_app.static_folder)), Path(current_app.instance_path, MAP))
    click.echo(f"{len(manifest)} statische bestanden klaargezet")


def _plaats(naam: str, bron: Path, doel: Path, manifest: dict[str, str]) -> str:
    """Place one file, what it refers to first, and give its new name."""
    if naam in manifest:
        return manifest[naam]
    pad = PurePosixPath(naam)
    inhoud = (bron / naam).read_bytes()
    if pad.suffix in MET_VERWIJZINGEN:

        def vervang(gevonden: re.Match[str]) -> str:
            buur = _plaats((pad.parent / gevonden[0]).as_posix(), bron, doel, manifest)
            return PurePosixPath(buur).name

        inhoud = VERWIJZING.sub(vervang, inhoud.decode()).encode()
    merk = hashlib.sha256(inhoud).hexdigest()[:12]
    manifest[naam] = pad.with_name(f"{pad.stem}.{merk}{pad.suffix}").as_posix()
    plek = doel / manifest[naam]
    plek.parent.mkdir(parents=True, exist_ok=True)
    plek.write_bytes(inhoud)
    compressor = Compressor(quiet=True)
    if compressor.should_compress(naam):
        compressor.compress(str(plek))
    return manifest[naam]
