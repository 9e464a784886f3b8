"""The Dutch words of the beslissing op bezwaar, from config/teksten/bezwaar_beslissing.toml."""

import functools

from portal.platform.dated_files import read_toml


def beslistekst(groep: str, code: str, **gegevens: str) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: The file has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens)


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/bezwaar_beslissing.toml")
