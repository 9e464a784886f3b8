"""The Dutch words of a submitted aanvraag, its receipt and what comes after, by group and code."""

import functools
from collections.abc import Mapping
from datetime import date

from portal.platform.dated_files import read_toml
from portal.platform.web import texts

BESTANDEN = ("teksten/indienen.toml", "teksten/aanvulling.toml")


def woord(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in; a day is written in full.

    Raises:
        KeyError: No file has such a text.
    """
    geschreven = {
        naam: texts.datum(waarde) if isinstance(waarde, date) else waarde
        for naam, waarde in (gegevens or {}).items()
    }
    return _woorden()[groep][code].format_map(geschreven)


def woorden(groep: str) -> Mapping[str, str]:
    """Give all texts of a group, in the order of the file."""
    return _woorden()[groep]


@functools.cache
def _woorden() -> dict[str, dict[str, str]]:
    alle: dict[str, dict[str, str]] = {}
    for naam in BESTANDEN:
        alle |= read_toml(naam)
    return alle
