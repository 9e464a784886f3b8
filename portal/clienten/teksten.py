"""The Dutch words of the client pages, by group and code, from config/teksten."""

import functools
from collections.abc import Iterable

from portal.platform.dated_files import read_toml


def clienttekst(groep: str, code: str) -> str:
    """Give the text of a code.

    Raises:
        KeyError: config/teksten/clienten.toml has no such text.
    """
    return _teksten()[groep][code]


def codes(groep: str) -> Iterable[tuple[str, str]]:
    """Give every (code, text) of a group, in the order of the file."""
    return _teksten()[groep].items()


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/clienten.toml")
