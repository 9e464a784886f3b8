"""The Dutch words of the overview, the timeline and the explained dates, from config/teksten."""

import functools
from collections.abc import Iterable, Mapping
from datetime import date

from portal.platform.dated_files import read_toml
from portal.platform.web import texts

OVERZICHT, TERMIJNEN = "teksten/overzicht.toml", "teksten/termijnen.toml"
GESCHIEDENIS = "teksten/geschiedenis.toml"


def overzichttekst(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in; a day is written in full.

    Raises:
        KeyError: config/teksten/overzicht.toml has no such text.
    """
    return _teksten(OVERZICHT)[groep][code].format_map(_geschreven(gegevens))


def heeft_tekst(groep: str, code: str) -> bool:
    """Say whether a group of the overview has a text for a code."""
    return code in _teksten(OVERZICHT)[groep]


def termijntekst(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a step of a calculated date.

    Raises:
        KeyError: config/teksten/termijnen.toml has no such text.
    """
    return _teksten(TERMIJNEN)[groep][code].format_map(_geschreven(gegevens))


def geschiedenistekst(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a line in the history of a client; empty when it has none.

    Raises:
        KeyError: config/teksten/geschiedenis.toml has no such group.
    """
    return _teksten(GESCHIEDENIS)[groep].get(code, "").format_map(_geschreven(gegevens))


def codes(groep: str) -> Iterable[tuple[str, str]]:
    """Give every (code, text) of a group of the overview, in the order of the file."""
    return _teksten(OVERZICHT)[groep].items()


def _geschreven(gegevens: Mapping[str, object] | None) -> dict[str, object]:
    return {
        naam: texts.datum(waarde) if isinstance(waarde, date) else waarde
        for naam, waarde in (gegevens or {}).items()
    }


@functools.cache
def _teksten(bestand: str) -> dict[str, dict[str, str]]:
    return read_toml(bestand)
