"""The Dutch words of spiegelinformatie, from config/teksten."""

import functools
from collections.abc import Iterable

from portal.domain.spiegel import Dimensie
from portal.platform.dated_files import read_toml


def spiegeltekst(groep: str, code: str, **gegevens: str) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: config/teksten/spiegel.toml has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens)


def codes(groep: str) -> Iterable[tuple[str, str]]:
    """Give every (code, text) of a group, in the order of the file."""
    return _teksten()[groep].items()


def waardewoord(dimensie: Dimensie, waarde: str) -> str:
    """Name a value of a dimension; a zorgprofiel is its own name."""
    return _teksten().get(dimensie.value, {}).get(waarde, waarde)


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/spiegel.toml")
