"""What an installation can set: TOML per profile, the environment, and the secret keys."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from portal.platform import keys
from portal.platform.dated_files import read_toml
from portal.platform.keys import Sleutels
from portal.platform.mail.settings import WACHTWOORD, Mailinstellingen, lees_mailinstellingen

WORTEL = Path(__file__).resolve().parents[2]
PROFIELEN = ("ontwikkeling", "test", "productie")
LOKAAL = ("127.0.0.1", "localhost", "::1")
SLEUTELBESTAND = "MEERZORG_SLEUTELBESTAND"


class InstellingFout(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """A setting is missing or cannot be used."""


@dataclass(frozen=True, slots=True)
class Wachtwoordkosten:
    """Work that one Argon2id hash takes."""

    rondes: int
    geheugen_kib: int


@dataclass(frozen=True, slots=True)
class Sessieduur:
    """How long a session lives: without a request, and in all."""

    stil: timedelta
    max: timedelta


@dataclass(frozen=True, slots=True)
class Pogingen:
    """How many wrong tries are free within one window of time."""

    max_fout: int
    venster: timedelta


@dataclass(frozen=True, slots=True)
class Instellingen:
    """Every setting of one running portal."""

    profiel: str
    demo: bool
    instance: Path
    anker: Path
    database_url: str
    base_url: str
    toegestane_hosts: tuple[str, ...]
    vertrouwde_proxies: int
    log_niveau: str
    max_verzoek_bytes: int
    min_schijfruimte_mb: int
    sessie: Sessieduur
    pogingen: Pogingen
    wachtwoord: Wachtwoordkosten
    mail: Mailinstellingen
    sleutels: Sleutels

    @property
    def https(self) -> bool:
        """Say whether people reach the portal over https."""
        return self.base_url.startswith("https://")


def huidige_instellingen() -> Instellingen:
    """Give the settings of the current application."""
    instellingen = current_app.extensions["instellingen"]
    assert isinstance(instellingen, Instellingen)
    return instellingen


def laad_instellingen(overrides: Mapping[str, object] | None = None) -> Instellingen:
    """Combine base.toml, the profile's file, the environment and the overrides, in that order.

    Raises:
        InstellingFout: The profile is unknown or a value cannot be used.
        SleutelFout: A secret is missing or, outside demo mode, weak.
    """
    gegeven = dict(os.environ) | dict(overrides or {})
    profiel = str(gegeven.get("MEERZORG_PROFIEL", "ontwikkeling"))
    if profiel not in PROFIELEN:
        raise InstellingFout(f"MEERZORG_PROFIEL must be one of {', '.join(PROFIELEN)}")
    bron = _uit_bestanden(profiel)
    bron |= {naam: _als(bron[naam], gegeven[naam]) for naam in bron if naam in gegeven}
    instance = Path(str(gegeven.get("MEERZORG_INSTANCE", WORTEL / "instance"))).resolve()
    sessie, pogingen = bron["sessie"], bron["pogingen"]
    return Instellingen(
        profiel=profiel,
        demo=bron["DEMO"],
        instance=instance,
        anker=Path(str(gegeven.get("MEERZORG_ANKER", instance / "anker"))),
        database_url=str(gegeven.get("DATABASE_URL") or f"sqlite:///{instance / 'portaal.db'}"),
        base_url=_base_url(bron["BASE_URL"], profiel),
        toegestane_hosts=tuple(bron["TOEGESTANE_HOSTS"]),
        vertrouwde_proxies=bron["VERTROUWDE_PROXIES"],
        log_niveau=bron["LOG_NIVEAU"],
        max_verzoek_bytes=bron["MAX_VERZOEK_BYTES"],
        min_schijfruimte_mb=bron["MIN_SCHIJFRUIMTE_MB"],
        sessie=Sessieduur(
            timedelta(minutes=sessie["stil_minuten"]), timedelta(hours=sessie["max_uren"])
        ),
        pogingen=Pogingen(pogingen["max_fout"], timedelta(minutes=pogingen["venster_minuten"])),
        wachtwoord=Wachtwoordkosten(**bron["wachtwoord"]),
        mail=_mail(bron, str(gegeven.get(WACHTWOORD, "")), profiel),
        sleutels=_sleutels(gegeven, instance, demo=bron["DEMO"]),
    )


def _uit_bestanden(profiel: str) -> dict[str, Any]:
    samen: dict[str, Any] = {}
    for naam in ("base", profiel):
        samen |= read_toml(f"{naam}.toml")
    return samen


def _als(voorbeeld: object, gegeven: object) -> object:
    """Read a text from the environment as the type that the TOML value has."""
    if not isinstance(gegeven, str):
        return gegeven
    if isinstance(voorbeeld, bool):
        return gegeven.lower() in {"1", "true", "ja"}
    if isinstance(voorbeeld, int):
        return int(gegeven)
    return gegeven.replace(",", " ").split() if isinstance(voorbeeld, list) else gegeven


def _base_url(tekst: str, profiel: str) -> str:
    delen = urlsplit(tekst)
    if delen.scheme not in {"http", "https"} or not delen.hostname:
        raise InstellingFout("BASE_URL must be the address of the portal, like https://host")
    if profiel == "productie" and delen.scheme == "http" and delen.hostname not in LOKAAL:
        raise InstellingFout("BASE_URL must be https in production")
    return tekst.rstrip("/")


def _mail(bron: Mapping[str, Any], wachtwoord: str, profiel: str) -> Mailinstellingen:
    try:
        return lees_mailinstellingen(bron, wachtwoord, demo=bron["DEMO"], test=profiel == "test")
    except ValueError as fout:
        raise InstellingFout(str(fout)) from None


def _sleutels(gegeven: Mapping[str, object], instance: Path, *, demo: bool) -> Sleutels:
    bron = {naam: str(gegeven[naam]) for naam in keys.NAMEN if naam in gegeven}
    bestand = gegeven.get(SLEUTELBESTAND)
    if bestand is not None:
        bron = keys.lees_sleutelbestand(Path(str(bestand))) | bron
    elif demo and len(bron) < len(keys.NAMEN):
        bron = keys.lees_sleutelbestand(_demosleutels(instance)) | bron
    return keys.lees_sleutels(bron, zwak_mag=demo)


def _demosleutels(instance: Path) -> Path:
    """Make the keys of a demonstration once; two processes that start together share them."""
    pad = instance / "sleutels.env"
    instance.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=instance, prefix=".sleutels-") as tijdelijk:
        tijdelijk.write(keys.nieuwe_sleutels())
        tijdelijk.flush()
        with suppress(FileExistsError):
            os.link(tijdelijk.name, pad)
    return pad
