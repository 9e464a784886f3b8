"""What asks for attention around a day: the slices above tell, messages remind and list it.

Messages know nothing of aanvragen, toekenningen or bezwaren. Whoever does registers its sources
here when the application is built. One source asks a constant number of queries for any window.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.orm import InstrumentedAttribute

from portal.domain.berichten import Venster
from portal.platform import clock
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

_SLEUTEL = "herinneringen"
LANGSTE_KENMERK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """Between whom a dossier is; None for a party that hears nothing of it.

    Attributes:
        locatie_id: At the aanbieder, None for all locations.
        regio_id: At the zorgkantoor, None for all regions.
    """

    aanbieder_id: uuid.UUID | None = None
    locatie_id: uuid.UUID | None = None
    zorgkantoor_id: uuid.UUID | None = None
    regio_id: uuid.UUID | None = None
    cce_id: uuid.UUID | None = None
    portaal_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanleiding:
    """Something about a day that still matters; its steps follow from its kind.

    Attributes:
        code: N.. of config/berichten.
        object_soort: As in `Bericht.object_soort`; it decides the link.
        object_id: The row it is about.
        kenmerk: Number that people know it by.
        dag: The day it is about (D of the list), before any shift.
        plek: Between whom it is; functies that nobody is named for follow from it by role.
        mensen: Who has a functie by name: ids of people at one of the parties. Without anybody
            whose account is in use, the leidinggevende of that party hears it.
        gegevens: Codes, ids and ISO dates for the text, as in `Melding.gegevens`.
        midden: The day is the middle of a looptijd.
        vanaf: First day on which what is asked can be done; None: at any time.
        taak_bij: Zorgkantoor whose teamleider gets the task after the last reminder; None: of the
            plek.
    """

    code: str
    object_soort: str
    object_id: uuid.UUID
    kenmerk: str
    dag: date
    plek: Plek
    mensen: Mapping[str, Collection[uuid.UUID | None]] = field(default_factory=dict)
    gegevens: Mapping[str, object] = field(default_factory=dict)
    midden: bool = False
    vanaf: date | None = None
    taak_bij: uuid.UUID | None = None


def maak_kenmerk(naam: str, jaar: int | None = None) -> str:
    """Write a name, with a year if any, shortened to what a message can hold."""
    achter = f" {jaar}" if jaar else ""
    ruimte = LANGSTE_KENMERK - len(achter)
    return (naam if len(naam) <= ruimte else f"{naam[: ruimte - 1].rstrip()}…") + achter


Bron = Callable[[Venster, Gebruiker | None], Iterable[Aanleiding]]
"""Tells what matters in a window, in view of one user; None is the engine and sees all.

It may give more than the window asks for: what does not count in it is left out afterwards. What
no longer matters (decided, closed, answered) is not given at all.
"""


def over(*codes: str) -> Callable[[Bron], Bron]:
    """Say which kinds a source is about: it is not asked when a window asks for none of them."""

    def versier(bron: Bron) -> Bron:
        @wraps(bron)
        def gevraagd(venster: Venster, voor: Gebruiker | None) -> Iterable[Aanleiding]:
            return bron(venster, voor) if venster.soorten.keys() & set(codes) else ()

        return gevraagd

    return versier


def registreer_herinneringen(app: Flask, *bronnen: Bron) -> None:
    """Add who tells what asks for attention in an application."""
    alle: list[Bron] = app.extensions.setdefault(_SLEUTEL, [])
    alle.extend(bronnen)


def lees_aanleidingen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give what counts in a window, of every source that was registered.

    Args:
        venster: The days and the kinds that are asked for.
        voor: Who reads; None for the engine.
    """
    bronnen: Sequence[Bron] = current_app.extensions.get(_SLEUTEL, ())
    for bron in bronnen:
        for rij in bron(venster, voor):
            if venster.telt(rij.code, rij.dag, midden=rij.midden, vanaf=rij.vanaf):
                yield rij


def in_bereik(
    kolom: InstrumentedAttribute[Any] | sa.ColumnElement[Any],
    venster: Venster,
    *codes: str,
    midden: bool = False,
    vanaf: date | None = None,
) -> Voorwaarde:
    """Give the condition that a column of days matters to some kinds in a window."""
    paren = venster.bereik(*codes, midden=midden, vanaf=vanaf)
    return sa.or_(sa.false(), *(kolom.between(van, tot) for van, tot in paren))


def moment_in_bereik(
    kolom: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    venster: Venster,
    *codes: str,
) -> Voorwaarde:
    """Give the condition that the Dutch day of a moment matters to some kinds in a window."""
    return sa.or_(
        sa.false(),
        *(
            sa.and_(kolom >= clock.begin_of_day(van), kolom < clock.end_of_day(tot))
            for van, tot in venster.bereik(*codes)
        ),
    )
