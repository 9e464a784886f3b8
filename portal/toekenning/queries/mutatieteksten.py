"""The Dutch words of changes in a group, from config/teksten."""

import functools

from portal.platform.dated_files import read_toml


def mutatietekst(groep: str, code: str, **gegevens: str) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: config/teksten/mutatie.toml has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens)


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/mutatie.toml")
