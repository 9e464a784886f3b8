"""Whose term ended on a day: the slices above know, and an outage on that day is told to them."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from portal.berichten.queries.adresboek import Adresboek
from portal.toegang.models import Gebruiker

_SLEUTEL = "termijneinden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijneinde:
    """A term of somebody that ended on a day and that may have been missed by an outage.

    Attributes:
        soort: Which term: `aanvulling`, `bijstellen`, `beslissen` or `bezwaar`.
        object_soort: As in `Bericht.object_soort`.
        object_id: The row it is about.
        kenmerk: Number that people know it by.
        mensen: Whose term it was.
    """

    soort: str
    object_soort: str
    object_id: uuid.UUID
    kenmerk: str
    mensen: tuple[Gebruiker, ...]


Bron = Callable[[date, Adresboek], Iterable[Termijneinde]]
"""Gives the terms of a slice that ended on a day."""


def registreer_termijneinden(app: Flask, *bronnen: Bron) -> None:
    """Add who knows which terms end, in an application."""
    alle: list[Bron] = app.extensions.setdefault(_SLEUTEL, [])
    alle.extend(bronnen)


def list_termijneinden(dag: date) -> Iterator[Termijneinde]:
    """Give every term that ended on a day."""
    bronnen: list[Bron] = current_app.extensions.get(_SLEUTEL, [])
    boek = Adresboek()
    for bron in bronnen:
        yield from bron(dag, boek)
