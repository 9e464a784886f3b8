"""What happened with one client over the years: the lines that the slices above give.

Clients know nothing of aanvragen or toekenningen. Whoever does registers here when the
application is built.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from flask import Flask, current_app

from portal.toegang.models import Gebruiker

_SLEUTEL = "clientgeschiedenis"


class Regelsoort(StrEnum):
    """What a line of the history is about."""

    AANVRAAG = "aanvraag"
    BESLUIT = "besluit"
    BEZWAAR = "bezwaar"
    TERMIJN = "termijn"
    DOEL = "doel"
    TOEKENNING = "toekenning"
    EVALUATIE = "evaluatie"
    GROEP = "groep"
    VERHUIZING = "verhuizing"
    TRAJECT = "traject"
    DIALOOG = "dialoog"


@dataclass(frozen=True, slots=True, kw_only=True)
class Geschiedenisregel:
    """One line, in a code with its data; a day after today is still to come.

    Attributes:
        dag: The Dutch calendar day.
        soort: What it is about.
        code: Key of its words in config/teksten/geschiedenis.toml.
        gegevens: What is filled in there; `reden` is a code itself.
        doelen: Goals by name with the code of how they stood; empty while that is not known.
        url: Where to read more, empty for nowhere.
        nummer: Of what is read there.
    """

    dag: date
    soort: Regelsoort
    code: str
    gegevens: Mapping[str, object] = field(default_factory=dict)
    doelen: Sequence[tuple[str, str]] = ()
    url: str = ""
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Tijdlijnpunt:
    """One line in words, as the component *tijdlijn* shows it: `op` is the day.

    `fase` is the step of the circle of meerzorg that it belongs to; empty where none is told.
    """

    op: date
    titel: str
    wie: str
    tekst: str
    href: str
    linktekst: str
    fase: str = ""


@dataclass(frozen=True, slots=True)
class Maand:
    """The lines of one month."""

    maand: str
    gebeurtenissen: Sequence[Tijdlijnpunt]


@dataclass(frozen=True, slots=True)
class Cirkelpunt:
    """One of the five steps of the circle, and whether the client is there now."""

    naam: str
    is_nu: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Geschiedenis:
    """The whole history of a client, in words.

    Attributes:
        cirkel: The five steps, in order.
        uitleg: What the step of now means.
        komend: What is still to come, the first day first.
        recent: What happened last, newest first.
        eerder: What happened before that, newest first; shown on demand.
        aantal_eerder: How many lines that are.
    """

    cirkel: Sequence[Cirkelpunt]
    uitleg: str
    komend: Sequence[Maand]
    recent: Sequence[Maand]
    eerder: Sequence[Maand]
    aantal_eerder: int


class Geschiedenisbron(Protocol):
    """Tells the history of a client as far as it is in view."""

    def __call__(
        self, client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
    ) -> Geschiedenis:
        """Give the history of one person, who may be a client in more than one place.

        Args:
            client_ids: The rows of that person that the user may see.
            voor: Who reads.
            op: The Dutch calendar day.
        """


def registreer_geschiedenis(app: Flask, bron: Geschiedenisbron) -> None:
    """Say who tells the history of clients in an application."""
    app.extensions[_SLEUTEL] = bron


def geschiedenisbron() -> Geschiedenisbron:
    """Give who tells the history of clients in this application."""
    bron: Geschiedenisbron = current_app.extensions[_SLEUTEL]
    return bron
