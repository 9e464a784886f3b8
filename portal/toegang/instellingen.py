"""Settings per organisation: what exists, its default on a day, and what was chosen."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import sqlalchemy as sa
from flask import g

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.platform.dated_files import read_toml, version_for
from portal.toegang.models import Instelling

Waarde: TypeAlias = bool | int | str | list[str]

BESTAND = "instellingen.toml"


class Soort(StrEnum):
    """What a setting holds."""

    JA_NEE = "ja_nee"
    GETAL = "getal"
    TIENTAL = "tiental"
    EURO = "euro"
    KEUZE = "keuze"
    LIJST = "lijst"


@dataclass(frozen=True, slots=True)
class Definitie:
    """One setting that exists.

    Args:
        sleutel: Key in the file and in the database.
        groep: Part of the settings page.
        label: What people read.
        soort: What it holds.
        eenheid: Unit behind a number.
        keuzes: Allowed texts of a choice.
        minimum: Smallest number, inclusive.
        maximum: Largest number, inclusive.
        soorten: Kinds of organisation that may choose it.
        eigen_keuze: The default is a choice of the portal, without a source.
        standaard: Default from `van`, or None when it stands in a dated file.
        van: First day of the default.
        standaard_uit: Folder of the dated file and the keys in it.
    """

    sleutel: str
    groep: str
    label: str
    soort: Soort
    eenheid: str = ""
    keuzes: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0
    soorten: frozenset[OrganisatieSoort] = frozenset({OrganisatieSoort.ZORGKANTOOR})
    eigen_keuze: bool = False
    standaard: Waarde | None = None
    van: date | None = None
    standaard_uit: tuple[str, ...] = ()


@cache
def definities() -> Mapping[str, Definitie]:
    """Give every setting by its key, in the order of the file."""
    return {
        sleutel: Definitie(
            sleutel=sleutel,
            groep=tabel["groep"],
            label=tabel["label"],
            soort=Soort(tabel["soort"]),
            eenheid=tabel.get("eenheid", ""),
            keuzes=tuple(tabel.get("keuzes", ())),
            minimum=tabel.get("minimum", 0),
            maximum=tabel.get("maximum", 0),
            soorten=frozenset(map(OrganisatieSoort, tabel.get("soorten", ["zorgkantoor"]))),
            eigen_keuze=tabel.get("keuze", False),
            standaard=tabel.get("standaard"),
            van=tabel.get("van"),
            standaard_uit=tuple(tabel.get("standaard_uit", ())),
        )
        for sleutel, tabel in read_toml(BESTAND).items()
    }


def standaard_op(definitie: Definitie, op: date) -> tuple[Waarde, date]:
    """Give the default on a day and the first day of that default."""
    if definitie.standaard is not None and definitie.van is not None:
        return definitie.standaard, definitie.van
    map_, *sleutels = definitie.standaard_uit
    versie = version_for(map_, op)
    waarde = _uit_bestand(f"{map_}/{versie}.toml", tuple(sleutels))
    return (int(waarde) if isinstance(waarde, str) else waarde), versie


@cache
def _uit_bestand(bestand: str, sleutels: tuple[str, ...]) -> bool | int | str:
    inhoud: object = read_toml(bestand)
    for sleutel in sleutels:
        assert isinstance(inhoud, dict)
        inhoud = inhoud[sleutel]
    assert isinstance(inhoud, bool | int | str)
    return inhoud


def get_instelling(sleutel: str, organisatie_id: uuid.UUID, op: date) -> Waarde:
    """Give the value in force on a day: the newest choice of the organisation, or the default.

    All choices of an organisation are read once per request.
    """
    definitie = definities()[sleutel]
    gekozen = [
        rij
        for rij in keuzes_van(organisatie_id)
        if rij.sleutel == sleutel and rij.van <= op and rij.waarde is not None
    ]
    return _waarde(gekozen[-1].waarde) if gekozen else standaard_op(definitie, op)[0]


def get_getal(sleutel: str, organisatie_id: uuid.UUID, op: date) -> int:
    """Give a setting that holds a number: whole, tenths or euros, as its kind says."""
    waarde = get_instelling(sleutel, organisatie_id, op)
    assert isinstance(waarde, int)
    assert not isinstance(waarde, bool)
    return waarde


def get_ja_nee(sleutel: str, organisatie_id: uuid.UUID, op: date) -> bool:
    """Give a setting that is yes or no."""
    waarde = get_instelling(sleutel, organisatie_id, op)
    assert isinstance(waarde, bool)
    return waarde


def get_keuze(sleutel: str, organisatie_id: uuid.UUID, op: date) -> str:
    """Give a setting that is one of some texts."""
    waarde = get_instelling(sleutel, organisatie_id, op)
    assert isinstance(waarde, str)
    return waarde


def get_lijst(sleutel: str, organisatie_id: uuid.UUID, op: date) -> list[str]:
    """Give a setting that is a list of texts."""
    waarde = get_instelling(sleutel, organisatie_id, op)
    assert isinstance(waarde, list)
    return waarde


def keuzes_van(organisatie_id: uuid.UUID) -> Sequence[Instelling]:
    """List the choices of one organisation by first day; read once per request."""
    bewaard: dict[uuid.UUID, Sequence[Instelling]] = g.setdefault("instellingen", {})
    if organisatie_id not in bewaard:
        bewaard[organisatie_id] = db.session.scalars(
            sa.select(Instelling)
            .where(Instelling.organisatie_id == organisatie_id)
            .order_by(Instelling.van, Instelling.sleutel)
        ).all()
    return bewaard[organisatie_id]


def lees_keuzes(organisatie_ids: Collection[uuid.UUID]) -> None:
    """Read the choices of several organisations at once, for who asks for them one by one."""
    if not organisatie_ids:
        return
    bewaard: dict[uuid.UUID, Sequence[Instelling]] = g.setdefault("instellingen", {})
    per_organisatie: dict[uuid.UUID, list[Instelling]] = {nr: [] for nr in organisatie_ids}
    vraag = sa.select(Instelling).where(Instelling.organisatie_id.in_(organisatie_ids))
    for rij in db.session.scalars(vraag.order_by(Instelling.van, Instelling.sleutel)):
        per_organisatie[rij.organisatie_id].append(rij)
    bewaard.update(per_organisatie)


def vergeet_keuzes() -> None:
    """Read the choices again after a change."""
    g.pop("instellingen", None)


def _waarde(ruw: object) -> Waarde:
    assert isinstance(ruw, bool | int | str | list)
    return ruw
