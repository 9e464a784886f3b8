"""The Dutch words of the toetsing, by group and code, from config/teksten."""

import functools
from collections.abc import Mapping

from portal.platform.dated_files import read_toml


def woord(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: config/teksten/toetsing.toml has no such text.
    """
    return woorden(groep)[code].format_map(gegevens or {})


def woorden(groep: str) -> Mapping[str, str]:
    """Give all texts of a group by code, in the order of the file."""
    return _bestand()[groep]


@functools.cache
def _bestand() -> dict[str, dict[str, str]]:
    return read_toml("teksten/toetsing.toml")
