"""The Dutch words of hearing, term and advice, from config/teksten/bezwaar_onderzoek.toml."""

import functools
from collections.abc import Iterable

from portal.platform.dated_files import read_toml


def onderzoektekst(groep: str, code: str, **gegevens: str) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: The file has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens)


def onderzoekcodes(groep: str) -> Iterable[tuple[str, str]]:
    """Give every (code, text) of a group, in the order of the file."""
    return _teksten()[groep].items()


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/bezwaar_onderzoek.toml")
