"""Read the forms and frameworks of `config/` once, and give the version that is in force."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from portal.domain.check_vooraf import Beslispad, Kenmerken
from portal.domain.fouten import DomeinFout
from portal.domain.toetsingskader import Toetsingskader
from portal.domain.vragenlijst import Verklaringen, Vragenlijst

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from portal.domain.gegevens import Gegevens

CONFIG = Path(__file__).resolve().parents[2] / "config"


class Versie(Protocol):
    """Anything that stands in one file per version."""

    @property
    def versie(self) -> str:
        """Name of the version, equal to the name of its file."""

    @property
    def geldig_vanaf(self) -> date:
        """First day on which it is used."""


V = TypeVar("V", bound=Versie)


def kies(versies: tuple[V, ...], versie: str | None, op: date | None) -> V:
    """Choose one of several versions.

    Args:
        versies: From old to new.
        versie: The recorded version of a dossier, None for the one in force.
        op: Day on which it must be in force; None is the newest of all.

    Raises:
        DomeinFout: `versie_onbekend` when there is none.
    """
    passend = [
        gegevens
        for gegevens in versies
        if versie in {None, gegevens.versie} and (op is None or gegevens.geldig_vanaf <= op)
    ]
    if not passend:
        raise DomeinFout("versie_onbekend", versie=versie, op=op)
    return passend[-1]


def _lees(map_: str, lees: Callable[[Gegevens], V]) -> tuple[V, ...]:
    gelezen = (
        lees(tomllib.loads(pad.read_text(encoding="utf-8")))
        for pad in (CONFIG / map_).glob("*.toml")
    )
    return tuple(sorted(gelezen, key=lambda gegevens: gegevens.geldig_vanaf))


@functools.cache
def _check_vooraf() -> tuple[Beslispad, ...]:
    return _lees("check_vooraf", Beslispad.uit_gegevens)


@functools.cache
def _kenmerken() -> tuple[Kenmerken, ...]:
    return _lees("kenmerken", Kenmerken.uit_gegevens)


@functools.cache
def _vragenlijst() -> tuple[Vragenlijst, ...]:
    return _lees("vragenlijst", Vragenlijst.uit_gegevens)


@functools.cache
def _toetsingskader() -> tuple[Toetsingskader, ...]:
    return _lees("toetsingskader", Toetsingskader.uit_gegevens)


@functools.cache
def _verklaringen() -> tuple[Verklaringen, ...]:
    return _lees("verklaringen", Verklaringen.uit_gegevens)


def get_check_vooraf(versie: str | None = None, *, op: date | None = None) -> Beslispad:
    """Give the decision path of a version, or the one in force on a day."""
    return kies(_check_vooraf(), versie, op)


def get_kenmerken(versie: str | None = None, *, op: date | None = None) -> Kenmerken:
    """Give the gronden of a version, or the ones in force on a day."""
    return kies(_kenmerken(), versie, op)


def get_vragenlijst(versie: str | None = None, *, op: date | None = None) -> Vragenlijst:
    """Give the vragenlijst of a version, or the one in force on a day."""
    return kies(_vragenlijst(), versie, op)


def get_toetsingskader(versie: str | None = None, *, op: date | None = None) -> Toetsingskader:
    """Give the toetsingskader of a version, or the one in force on a day."""
    return kies(_toetsingskader(), versie, op)


def get_verklaringen(versie: str | None = None, *, op: date | None = None) -> Verklaringen:
    """Give the verklaringen of a version, or the ones in force on a day."""
    return kies(_verklaringen(), versie, op)
