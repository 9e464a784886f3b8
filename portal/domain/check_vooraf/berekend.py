"""Answers that the portal gives itself in the check."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.check_vooraf.gronden import Grond, Grondfeiten, bepaal_gronden
from portal.domain.check_vooraf.zet import NIET_VAN_TOEPASSING, Zet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from portal.domain.check_vooraf.gronden import Kenmerken
    from portal.domain.check_vooraf.pad import Knoop

GEEN_GROND = "geen"
NOG_NIET_BEKEND = "nog niet bekend"
PROFIEL, LVHC = "dagbedrag_profiel", "dagbedrag_lvhc_prestatie"


class Volumetoets(StrEnum):
    """What the rekentool says about the quarter, as the check words it."""

    GEHAALD = "ja of precies gelijk"
    NIET_GEHAALD = "nee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkfeiten:
    """What the portal knows before a person answers.

    Args:
        kenmerken: The gronden.
        profiel: Zorgprofiel of the indicatie, None when not known yet: then the gronden wait.
        ingangsdatum: Beoogde ingangsdatum, None when not known yet: then the gronden wait.
        geboortedatum: None when unknown.
        volumetoets: Outcome of the rekentool, None before there is one.
        meerzorg_per_dag: Etmaalbedrag of the meerzorg in euros, None before there is one.
        instellingen: Settings of the zorgkantoor that replace those of the path.
        gronden: Of a group as a whole: every grond that holds for one of its clients. None: the
            rule finds those of the one client.
    """

    kenmerken: Kenmerken
    profiel: str | None = None
    ingangsdatum: date | None = None
    geboortedatum: date | None = None
    volumetoets: Volumetoets | None = None
    meerzorg_per_dag: Decimal | None = None
    instellingen: Mapping[str, str] = field(default_factory=dict)
    gronden: tuple[Grond, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenplek:
    """One node at the moment the portal answers it."""

    knoop: Knoop
    feiten: Checkfeiten
    zet: Zet
    gekozen: tuple[str, ...]
    bedragen: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The portal's answers, with the gronden they rest on; no answers means: not yet."""

    waarden: tuple[str, ...] = ()
    gronden: tuple[Grond, ...] = ()


def _gronden(plek: Rekenplek) -> Uitkomst:
    """Give every grond that holds.

    Bron: [rlz] art. 2.2; [procedure] §6.4.
    """
    feiten = plek.feiten
    if feiten.gronden is not None:
        return _als_uitkomst(plek.knoop, feiten.gronden)
    if feiten.profiel is None or feiten.ingangsdatum is None or plek.zet.leveringsvorm is None:
        return Uitkomst()
    gronden = bepaal_gronden(
        Grondfeiten(
            profiel=feiten.profiel,
            leveringsvorm=plek.zet.leveringsvorm,
            ingangsdatum=feiten.ingangsdatum,
            geboortedatum=feiten.geboortedatum,
            aangevinkt=frozenset(plek.gekozen),
        ),
        feiten.kenmerken,
    )
    return _als_uitkomst(plek.knoop, gronden)


def _als_uitkomst(knoop: Knoop, gronden: tuple[Grond, ...]) -> Uitkomst:
    if not gronden:
        return Uitkomst((GEEN_GROND,))
    waarden = (_waarde_bij(knoop, grond) for grond in gronden)
    return Uitkomst(tuple(dict.fromkeys(waarden)), gronden)


def _waarde_bij(knoop: Knoop, grond: Grond) -> str:
    """Give the answer a grond falls under: `lid1-c-02` falls under `lid1-c`."""
    return next(
        keuze.waarde for keuze in knoop.keuzes if f"{grond.id}-".startswith(f"{keuze.waarde}-")
    )


def _volumetoets(plek: Rekenplek) -> Uitkomst:
    """Say whether the meerzorguren reach a quarter.

    Bron: [rlz] art. 2.2 lid 3.
    """
    if plek.zet.volumetoets == NIET_VAN_TOEPASSING:
        return Uitkomst((NIET_VAN_TOEPASSING,))
    return Uitkomst((plek.feiten.volumetoets or NOG_NIET_BEKEND,))


def _route(plek: Rekenplek) -> Uitkomst:
    """Repeat the route that an earlier answer fixed."""
    return Uitkomst((plek.zet.route,) if plek.zet.route else ())


def _lvhc_dagbedrag(plek: Rekenplek) -> Uitkomst:
    """Compare the profile plus meerzorg per day with the LVHC-prestatie; equal counts as under.

    Bron: [processen] J5 stap 4.
    """
    profiel, lvhc = plek.bedragen.get(PROFIEL), plek.bedragen.get(LVHC)
    meerzorg = plek.feiten.meerzorg_per_dag
    if profiel is None or lvhc is None:
        return Uitkomst(tuple(waarde for waarde in plek.gekozen if waarde == NOG_NIET_BEKEND))
    if meerzorg is None:
        return Uitkomst((NOG_NIET_BEKEND,))
    return Uitkomst(("ja" if profiel + meerzorg <= lvhc else "nee",))


REKENREGELS: Mapping[str, Callable[[Rekenplek], Uitkomst]] = {
    "gronden": _gronden,
    "volumetoets": _volumetoets,
    "route": _route,
    "lvhc-dagbedrag": _lvhc_dagbedrag,
}
